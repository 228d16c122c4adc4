// One request and its answer on QNetworkAccessManager, with what Qt would do behind our back taken away from it.
#pragma once

#include "service/addresses.h"
#include "service/answer_sink.h"
#include "service/request_body.h"
#include "service/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace sheaf::service {

/// Lives in the thread of `manager`, deletes itself when its promise is finished.
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    using Promise = std::shared_ptr<QPromise<HttpOutcome>>;

    HttpExchange(HttpRequest request, QNetworkAccessManager& manager, Promise promise, QObject* parent);
    ~HttpExchange() override;

    void start();
    /// Ends it with Cancelled, now.
    void cancel();

private:
    void open(const Hop& hop);
    [[nodiscard]] QNetworkRequest headersFor(const Hop& hop) const;
    void watchReply();
    void onBodyTaken(qint64 total);
    void onReadyRead();
    void onFinished();
    void onRedirect(int status);
    void onAnswer(int status);

    [[nodiscard]] Result<void> readAvailable();
    /// Stops the reply with an error of our own: Qt calls a stall, a stop and a full disk all "cancelled".
    void giveUp(Error error);
    void dropReply();
    void fail(Error error, bool mayHaveArrived);
    void conclude(HttpOutcome outcome);

    using StopCallback = std::stop_callback<std::function<void()>>;

    HttpRequest m_request;
    QNetworkAccessManager& m_manager;
    Promise m_promise;
    RequestBody m_body;
    Hop m_hop;
    int m_followed = 0;
    QNetworkReply* m_reply = nullptr;
    BodyDevice* m_device = nullptr; // child of the reply
    std::unique_ptr<AnswerSink> m_sink;
    QTimer m_stall;
    std::optional<Error> m_ownReason;
    std::unique_ptr<StopCallback> m_stopCallback;
    bool m_concluded = false;
};

} // namespace sheaf::service
