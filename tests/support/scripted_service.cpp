#include "support/scripted_service.h"

namespace sheaf::test {

namespace {

QByteArray nameOf(const RawRequest& request)
{
    return request.method + ' ' + request.target.split('?').first();
}

} // namespace

ScriptedService::ScriptedService()
    : m_server(std::make_unique<RawServer>(
        RawServer::answering([this](const RawRequest& request, RawConnection& connection) { answer(request, connection); })))
{
}

void ScriptedService::on(const QByteArray& what, const QList<ScriptedAnswer>& answers)
{
    const std::lock_guard lock(m_mutex);
    m_answers.insert(what, answers);
}

int ScriptedService::asked(const QByteArray& what) const
{
    int times = 0;
    for (const RawRequest& request : m_server->requests())
        times += nameOf(request) == what ? 1 : 0;
    return times;
}

QByteArray ScriptedService::lastBody(const QByteArray& what) const
{
    const std::lock_guard lock(m_mutex);
    return m_bodies.value(what);
}

void ScriptedService::answer(const RawRequest& request, RawConnection& connection)
{
    const QByteArray what = nameOf(request);
    ScriptedAnswer answer {.status = 404, .body = R"({"error":{"message":"nobody wrote this part"}})"};
    {
        const std::lock_guard lock(m_mutex);
        if (!request.body.isEmpty())
            m_bodies.insert(what, request.body);
        if (const auto answers = m_answers.constFind(what); answers != m_answers.cend())
            answer = answers->at(std::min<qsizetype>(m_given[what]++, answers->size() - 1));
    }
    connection.answer(answer.status, answer.body, answer.headers);
}

} // namespace sheaf::test
