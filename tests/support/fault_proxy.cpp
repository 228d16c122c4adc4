#include "support/fault_proxy.h"

#include <QRegularExpression>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace sheaf::test {

namespace {

using namespace std::chrono_literals;

constexpr auto pollTime = 20ms;
constexpr int dripsASecond = 20;

bool fits(const QString& expression, const QString& path)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(path).hasMatch();
}

QString pathOf(const RawRequest& request)
{
    return QString::fromUtf8(request.target).section(QLatin1Char('?'), 0, 0);
}

/// -1 when nobody listens there.
int connectTo(int port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket >= 0 && ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

/// The head for the other side: one request a connection, and nobody waits for leave to send the body.
QByteArray withClose(const QByteArray& head)
{
    QByteArrayList lines = head.first(head.size() - 4).split('\n');
    lines.removeIf([](const QByteArray& line) {
        const QByteArray name = line.left(line.indexOf(':')).toLower();
        return name == "connection" || name == "keep-alive" || name == "expect";
    });
    for (QByteArray& line : lines)
        line = line.trimmed();
    lines.append("Connection: close");
    return lines.join("\r\n") + "\r\n\r\n";
}

qint64 lengthIn(const QByteArray& head, qint64 otherwise)
{
    const QByteArray length = RawRequest {.method = {}, .target = {}, .head = head, .body = {}}.header("content-length");
    return length.isEmpty() ? otherwise : length.toLongLong();
}

} // namespace

/// One request and its answer on their way through the proxy.
class Passage
{
public:
    Passage(FaultProxy& proxy, RawServer& server, RawConnection& client, RawRequest request)
        : m_proxy(proxy)
        , m_server(server)
        , m_client(client)
        , m_request(std::move(request))
    {
        auto fault = proxy.faultFor(m_request.method, pathOf(m_request));
        m_index = proxy.arrived(m_request, fault.has_value());
        m_fault = std::move(fault).value_or(Fault());
    }

    void run()
    {
        if (!m_proxy.waitFor(m_fault.delay) || (m_fault.holdsRequest && !m_proxy.waitForRelease(m_client)))
            return hangUp();
        if (m_fault.instead)
            return answerInstead();
        const int socket = connectTo(m_proxy.m_service.port(80));
        if (socket < 0)
            return m_client.reset();
        m_upstream.emplace(m_server, socket);
        if (!passRequest())
            return hangUp();
        QByteArray answer = readAnswerHead();
        if (m_fault.dropsAnswer || (m_fault.holdsAnswer && !m_proxy.waitForRelease(m_client)))
            return hangUp();
        if (!m_proxy.waitFor(m_fault.answerDelay))
            return hangUp();
        m_proxy.waitForOthers(m_fault.behind);
        passAnswer(answer);
        m_proxy.answered();
    }

private:
    /// False when the fault ends it here. A service that hangs up early may have answered already.
    bool passRequest()
    {
        if (!passOn(withClose(m_request.head)))
            return false;
        if (m_request.header("transfer-encoding").toLower().contains("chunked"))
            return passChunks();
        for (qint64 left = lengthIn(m_request.head, 0); left > 0;) {
            const QByteArray bytes = m_client.readSome(left);
            if (bytes.isEmpty() || !passOn(bytes))
                return false;
            left -= bytes.size();
        }
        return true;
    }

    bool passChunks()
    {
        QByteArray tail;
        while (!tail.endsWith("0\r\n\r\n")) {
            const QByteArray bytes = m_client.readSome(64 * 1024);
            if (bytes.isEmpty() || !passOn(bytes))
                return false;
            tail = (tail + bytes).last(std::min<qsizetype>(5, tail.size() + bytes.size()));
        }
        return true;
    }

    bool passOn(const QByteArray& bytes)
    {
        const qint64 allowed = m_fault.cutRequestAt.value_or(m_requestBytes + bytes.size()) - m_requestBytes;
        const QByteArray part = bytes.first(std::clamp<qint64>(allowed, 0, bytes.size()));
        trickle(*m_upstream, part, m_fault.requestRate);
        m_requestBytes += part.size();
        m_proxy.note(m_index, [this](Passed& passed) { passed.requestBytes = m_requestBytes; });
        return part.size() == bytes.size();
    }

    /// Everything up to the end of the head, and what came with it; less when the service hung up.
    QByteArray readAnswerHead()
    {
        QByteArray answer;
        while (!answer.contains("\r\n\r\n")) {
            const QByteArray bytes = m_upstream->readSome(64 * 1024);
            if (bytes.isEmpty())
                break;
            answer += bytes;
        }
        return answer;
    }

    void passAnswer(QByteArray bytes)
    {
        const qsizetype bodyAt = bytes.indexOf("\r\n\r\n") + 4;
        if (bodyAt < 4)
            return hangUp(); // the service itself went without an answer
        constexpr qint64 untilTheEnd = std::numeric_limits<qint64>::max();
        const qint64 length = lengthIn(bytes.first(bodyAt), untilTheEnd);
        const qint64 whole = length == untilTheEnd ? length : bodyAt + length;
        qint64 limit = m_fault.cutAnswerAt.value_or(whole);
        if (m_fault.keepBody)
            limit = std::min(limit, bodyAt + *m_fault.keepBody);
        const int status = bytes.mid(9, 3).toInt();
        while (!bytes.isEmpty() && m_answerBytes < limit) {
            const QByteArray part = bytes.first(std::min<qint64>(bytes.size(), limit - m_answerBytes));
            if (!trickle(m_client, part, m_fault.answerRate))
                return;
            m_answerBytes += part.size();
            m_proxy.note(m_index, [&](Passed& passed) {
                passed.answerBytes = m_answerBytes;
                passed.status = m_answerBytes >= bodyAt ? status : 0;
            });
            bytes = m_answerBytes < std::min(limit, whole) ? m_upstream->readSome(64 * 1024) : QByteArray();
        }
        if (limit < whole && m_fault.resets)
            m_client.reset();
    }

    void answerInstead()
    {
        for (qint64 left = lengthIn(m_request.head, 0); left > 0;) {
            const qint64 read = m_client.discard(left);
            if (read == 0)
                return;
            left -= read;
        }
        m_client.answer(m_fault.instead->status, m_fault.instead->body, m_fault.instead->headers + QByteArrayList {"Connection: close"});
        m_proxy.note(m_index, [this](Passed& passed) {
            passed.answerBytes = m_fault.instead->body.size();
            passed.status = m_fault.instead->status;
        });
        m_proxy.answered();
    }

    bool trickle(RawConnection& to, const QByteArray& bytes, qint64 rate)
    {
        const qint64 step = rate > 0 ? std::max<qint64>(1, rate / dripsASecond) : bytes.size();
        for (qint64 at = 0; at < bytes.size(); at += step) {
            const QByteArray drop = bytes.mid(at, step);
            if (!to.send(drop) || (rate > 0 && !m_proxy.waitFor(std::chrono::milliseconds(drop.size() * 1000 / rate))))
                return false;
        }
        return true;
    }

    void hangUp()
    {
        if (m_upstream)
            m_upstream->close();
        if (m_fault.resets)
            m_client.reset();
        else
            m_client.close();
    }

    FaultProxy& m_proxy;
    RawServer& m_server;
    RawConnection& m_client;
    RawRequest m_request;
    Fault m_fault;
    qsizetype m_index = 0;
    std::optional<RawConnection> m_upstream;
    qint64 m_requestBytes = 0;
    qint64 m_answerBytes = 0;
};

FaultProxy::FaultProxy(const QUrl& service)
    : m_service(service)
{
    m_server = std::make_unique<RawServer>([this](RawConnection& client) {
        if (auto request = client.readHead())
            Passage(*this, client.server(), client, std::move(*request)).run();
    });
}

FaultProxy::~FaultProxy()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_server.reset();
}

QUrl FaultProxy::address() const
{
    QUrl address = m_service;
    address.setHost(QStringLiteral("127.0.0.1"));
    address.setPort(m_server->port());
    return address;
}

void FaultProxy::add(const FaultRule& rule)
{
    const std::lock_guard lock(m_mutex);
    m_rules.push_back({rule});
}

void FaultProxy::clear()
{
    const std::lock_guard lock(m_mutex);
    m_rules.clear();
}

void FaultProxy::release()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_releases;
    }
    m_changed.notify_all();
}

int FaultProxy::held() const
{
    const std::lock_guard lock(m_mutex);
    return m_held;
}

QList<Passed> FaultProxy::passed() const
{
    const std::lock_guard lock(m_mutex);
    return m_passed;
}

int FaultProxy::count(const QByteArray& method, const QString& path) const
{
    const QList<Passed> all = passed();
    return int(std::ranges::count_if(all, [&](const Passed& one) {
        return (method.isEmpty() || one.method == method) && fits(path, QString::fromUtf8(one.path));
    }));
}

std::optional<Fault> FaultProxy::faultFor(const QByteArray& method, const QString& path)
{
    const std::lock_guard lock(m_mutex);
    std::optional<Fault> fault;
    for (Counted& counted : m_rules) {
        const FaultRule& rule = counted.rule;
        if ((!rule.method.isEmpty() && rule.method != method) || !fits(rule.path, path))
            continue;
        const int number = ++counted.seen;
        const bool strikes = number >= rule.first && (rule.times == 0 || number < rule.first + rule.times);
        if (strikes && !fault)
            fault = rule.fault;
    }
    return fault;
}

bool FaultProxy::waitForRelease(const RawConnection& client)
{
    std::unique_lock lock(m_mutex);
    const int releases = m_releases;
    ++m_held;
    while (!m_ending && m_releases == releases && !client.isGone())
        m_changed.wait_for(lock, pollTime);
    --m_held;
    return !m_ending && m_releases != releases && !client.isGone();
}

bool FaultProxy::waitFor(std::chrono::milliseconds time) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, time, [this] { return m_ending; });
    return !m_ending;
}

void FaultProxy::waitForOthers(int count)
{
    std::unique_lock lock(m_mutex);
    const int enough = m_answered + count;
    m_changed.wait(lock, [&] { return m_ending || m_answered >= enough; });
}

qsizetype FaultProxy::arrived(const RawRequest& request, bool faulty)
{
    const std::lock_guard lock(m_mutex);
    m_passed.append({.method = request.method, .path = pathOf(request).toUtf8(), .faulty = faulty});
    return m_passed.size() - 1;
}

void FaultProxy::answered()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_answered;
    }
    m_changed.notify_all();
}

} // namespace sheaf::test
