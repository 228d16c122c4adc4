// A service that says exactly what a test tells it to, for stories that no scenario of the practice service tells.
#pragma once

#include "support/raw_server.h"

#include <QHash>

namespace sheaf::test {

struct ScriptedAnswer {
    int status = 200;
    QByteArray body = {};
    QByteArrayList headers = {"Content-Type: application/json"};
};

class ScriptedService
{
public:
    ScriptedService();

    /// `what` = "GET /v1/batches/b", without the query. The answers are given one after the other, the last one for ever;
    /// what nobody scripted is a 404. Before the first request.
    void on(const QByteArray& what, const QList<ScriptedAnswer>& answers);
    void on(const QByteArray& what, const QByteArray& body) { on(what, QList<ScriptedAnswer> {{.body = body}}); }

    /// http://127.0.0.1:PORT/v1
    [[nodiscard]] QUrl address() const { return m_server->url(QStringLiteral("/v1")); }
    [[nodiscard]] int asked(const QByteArray& what) const;
    [[nodiscard]] QList<RawRequest> requests() const { return m_server->requests(); }
    /// The body of the last request for `what` that had one.
    [[nodiscard]] QByteArray lastBody(const QByteArray& what) const;

private:
    void answer(const RawRequest& request, RawConnection& connection);

    mutable std::mutex m_mutex;
    QHash<QByteArray, QList<ScriptedAnswer>> m_answers;
    QHash<QByteArray, qsizetype> m_given;
    QHash<QByteArray, QByteArray> m_bodies;
    std::unique_ptr<RawServer> m_server; // last: its threads use the rest
};

} // namespace sheaf::test
