// One question to the keychain, from the probe to the answer or the end of patience.
#pragma once

#include "service/keychain_probe.h"

#include <QFuture>
#include <QPromise>
#include <QTimer>

namespace sheaf::service {

/// Lives in a thread with an event loop and deletes itself when it has ended.
class SecretRequest : public QObject
{
    Q_OBJECT
public:
    SecretRequest(SecretAction action, QString entry, QByteArray key, std::chrono::milliseconds timeout, QObject* parent);
    ~SecretRequest() override;

    /// The key that was read; empty for the other actions.
    [[nodiscard]] QFuture<Result<QByteArray>> start();

private:
    void onProbed(KeychainState state);
    void onWritten(QKeychain::Job* job);
    void onRead(QKeychain::Job* job);
    void onRemoved(QKeychain::Job* job);
    void onReadBack(QKeychain::Job* job);
    void afterRemoval(KeychainState state, QKeychain::Error readBack, const QString& words);
    using Handler = void (SecretRequest::*)(QKeychain::Job*);
    void run(QKeychain::Job* job, Handler handler);
    void finish(QKeychain::Error result, const QString& words, QByteArray key = {});
    void fail(ErrorCode code, const QString& words = {});
    void conclude(Result<QByteArray> result);

    SecretAction m_action;
    QString m_entry;
    QByteArray m_key;
    std::chrono::milliseconds m_timeout;
    KeychainState m_state = KeychainState::NoAnswer;
    QTimer m_patience;
    QPromise<Result<QByteArray>> m_promise;
    bool m_concluded = false;
};

} // namespace sheaf::service
