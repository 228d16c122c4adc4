#include "service/transport.h"

#include "service/addresses.h"
#include "service/http_exchange.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QThread>

#include <utility>

namespace sheaf::service {

namespace {

/// The system's proxy for the world, none for this computer.
class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// What lives in the thread: everything that belongs to a manager must.
class NetworkSide : public QObject
{
public:
    void send(HttpRequest request, HttpExchange::Promise promise)
    {
        auto& manager = request.method == "GET" ? reading() : changing();
        (new HttpExchange(std::move(request), manager, std::move(promise), this))->start();
    }

    void cancelAll()
    {
        const auto exchanges = findChildren<HttpExchange*>(QString(), Qt::FindDirectChildrenOnly);
        for (HttpExchange* exchange : exchanges)
            exchange->cancel();
    }

private:
    /// Two, so that a POST never travels on a connection that a GET has kept alive.
    [[nodiscard]] QNetworkAccessManager& reading() { return made(m_reading); }
    [[nodiscard]] QNetworkAccessManager& changing() { return made(m_changing); }

    [[nodiscard]] QNetworkAccessManager& made(QNetworkAccessManager*& manager)
    {
        if (!manager) {
            manager = new QNetworkAccessManager(this);
            manager->setProxyFactory(new SystemProxies);
            manager->setAutoDeleteReplies(false);
        }
        return *manager;
    }

    QNetworkAccessManager* m_reading = nullptr;
    QNetworkAccessManager* m_changing = nullptr;
};

class QtTransport : public Transport
{
public:
    QtTransport()
    {
        m_thread.setObjectName(QStringLiteral("network"));
        m_side = new NetworkSide;
        m_side->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_side, &QObject::deleteLater);
        m_thread.start();
    }

    ~QtTransport() override
    {
        // after everything that was posted before, so that every promise is kept
        QMetaObject::invokeMethod(m_side, [side = m_side] { side->cancelAll(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    QFuture<HttpOutcome> send(HttpRequest request) override
    {
        auto promise = std::make_shared<QPromise<HttpOutcome>>();
        promise->start();
        auto future = promise->future();
        QMetaObject::invokeMethod(
            m_side,
            [side = m_side, request = std::move(request), promise]() mutable {
                side->send(std::move(request), std::move(promise));
            },
            Qt::QueuedConnection);
        return future;
    }

private:
    QThread m_thread;
    NetworkSide* m_side = nullptr; // deleted in its thread
};

} // namespace

QByteArray HttpAnswer::header(const QByteArray& lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

std::unique_ptr<Transport> makeTransport()
{
    return std::make_unique<QtTransport>();
}

} // namespace sheaf::service
