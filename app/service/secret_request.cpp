#include "service/secret_request.h"

#include <utility>

namespace sheaf::service {

namespace {

QString keychainService()
{
    return QStringLiteral("Sheaf");
}

} // namespace

SecretRequest::SecretRequest(SecretAction action, QString entry, QByteArray key, std::chrono::milliseconds timeout,
    QObject* parent)
    : QObject(parent)
    , m_action(action)
    , m_entry(std::move(entry))
    , m_key(std::move(key))
    , m_timeout(timeout)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(secretTimeout(m_state)); });
}

SecretRequest::~SecretRequest()
{
    if (m_concluded)
        return;
    m_promise.addResult(failure(ErrorCode::Cancelled)); // the store is going: nobody is left waiting
    m_promise.finish();
}

QFuture<Result<QByteArray>> SecretRequest::start()
{
    m_promise.start();
    m_patience.start(m_timeout);
    // twice the patience: it is the timer that ends the wait, and not D-Bus with a word of its own
    probeKeychain(this, m_timeout * 2, [this](KeychainState state) { onProbed(state); });
    return m_promise.future();
}

void SecretRequest::onProbed(KeychainState state)
{
    if (m_concluded)
        return;
    m_state = state;
    if (state == KeychainState::NoBus)
        return fail(ErrorCode::KeychainMissing); // KWallet is reached over the bus as well
    if (state == KeychainState::NoAnswer)
        return fail(ErrorCode::KeychainTimedOut);
    // Also when it is locked: the system may ask its user to unlock it.
    switch (m_action) {
    case SecretAction::Read: run(new QKeychain::ReadPasswordJob(keychainService()), &SecretRequest::onRead); break;
    case SecretAction::Remove: run(new QKeychain::DeletePasswordJob(keychainService()), &SecretRequest::onRemoved); break;
    case SecretAction::Write: {
        auto* job = new QKeychain::WritePasswordJob(keychainService());
        job->setTextData(QString::fromUtf8(m_key));
        run(job, &SecretRequest::onWritten);
        break;
    }
    }
}

void SecretRequest::run(QKeychain::Job* job, Handler handler)
{
    // No parent: a job that never ends must outlive us, because the keychain's library calls it back.
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(m_entry);
    connect(job, &QKeychain::Job::finished, this, handler);
    job->start();
}

void SecretRequest::onWritten(QKeychain::Job* job)
{
    finish(job->error(), job->errorString());
}

void SecretRequest::onRead(QKeychain::Job* job)
{
    const auto* read = static_cast<QKeychain::ReadPasswordJob*>(job);
    finish(job->error(), job->errorString(), read->textData().toUtf8());
}

void SecretRequest::onRemoved(QKeychain::Job* job)
{
    if (const auto error = secretError(m_action, job->error(), m_state); error && *error != ErrorCode::KeychainLocked)
        return fail(*error, job->errorString());
    run(new QKeychain::ReadPasswordJob(keychainService()), &SecretRequest::onReadBack);
}

void SecretRequest::onReadBack(QKeychain::Job* job)
{
    // the user may have unlocked it meanwhile, or somebody locked it
    probeKeychain(this, m_timeout * 2, [this, result = job->error(), words = job->errorString()](KeychainState state) {
        afterRemoval(state, result, words);
    });
}

void SecretRequest::afterRemoval(KeychainState state, QKeychain::Error readBack, const QString& words)
{
    if (readBack == QKeychain::NoError)
        return fail(ErrorCode::KeychainFailed, words); // it is still there
    m_state = state;
    finish(readBack, words);
}

void SecretRequest::finish(QKeychain::Error result, const QString& words, QByteArray key)
{
    if (const auto error = secretError(m_action, result, m_state))
        return fail(*error, words);
    conclude(std::move(key));
}

void SecretRequest::fail(ErrorCode code, const QString& words)
{
    conclude(failure(code, {}, words));
}

void SecretRequest::conclude(Result<QByteArray> result)
{
    if (std::exchange(m_concluded, true))
        return;
    m_patience.stop();
    m_key.fill('\0');
    deleteLater();
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace sheaf::service
