#include "practice/routes.h"

#include <QJsonArray>

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    std::optional<HttpReply> keyRefusal(const Desk& desk, const HttpRequest& request)
    {
        if (desk.key.isEmpty() || request.authorization == "Bearer " + desk.key)
            return std::nullopt;
        return desk.wire.refused({ .status = 401, .message = u"Incorrect API key provided."_s, .code = u"invalid_api_key"_s,
            .type = u"authentication_error"_s });
    }

    bool isDropped(Desk& desk, const HttpRequest& request)
    {
        const int every = desk.scenario.dropsEvery;
        return every > 0 && request.method == "GET" && ++desk.gets % every == 0;
    }

    HttpReply withHeaders(const Desk& desk, HttpReply reply)
    {
        if (desk.wire.dialect().hasRequestIdHeader)
            reply.headers.emplaceBack("x-request-id", newId(u"req_"_s).toLatin1());
        return reply;
    }

    /// Reads a form that nobody wants: a client that is cut off in the middle would not hear the answer.
    class Discard final : public FormReceiver
    {
    public:
        bool beginField(const QString&, const QString&) override { return true; }
        bool data(QByteArrayView) override { return true; }
    };

} // namespace

Desk::Desk(const Dialect& dialect, Scenario scenarioOfDesk, double speedOfDesk, QByteArray keyOfDesk, StateJournal& journal)
    : wire(dialect)
    , scenario(std::move(scenarioOfDesk))
    , speed(speedOfDesk)
    , key(std::move(keyOfDesk))
    , clock(systemClock())
    , remembered(addedUp(journal.past()))
    , files(journal, remembered.files)
    , batches(Workshop { wire, scenario, speed, clock, files, journal }, remembered.batches)
{
}

void addRoutes(HttpServer& server, Desk& desk)
{
    addFileRoutes(server, desk);
    addBatchRoutes(server, desk);
    addAnswerRoutes(server, desk);
    server.onUnknownRoute([&desk](const HttpRequest& request) { return withHeaders(desk, desk.wire.unknownRoute(request)); });
}

HttpServer::Handler guarded(Desk& desk, HttpServer::Handler handler)
{
    return [&desk, handler = std::move(handler)](const HttpRequest& request) {
        if (isDropped(desk, request))
            return HttpReply { .dropped = true };
        if (const auto refusal = keyRefusal(desk, request))
            return withHeaders(desk, *refusal);
        return withHeaders(desk, handler(request));
    };
}

HttpServer::FormHandler guardedForm(Desk& desk, HttpServer::FormHandler handler)
{
    return [&desk, handler = std::move(handler)](const HttpRequest& request, const FormSource& form) {
        if (const auto refusal = keyRefusal(desk, request)) {
            Discard discard;
            form(discard);
            return withHeaders(desk, *refusal);
        }
        return withHeaders(desk, handler(request, form));
    };
}

HttpReply listReply(const Wire& wire, const QList<QJsonObject>& all, const HttpRequest& request, qsizetype usualLimit, qsizetype mostLimit)
{
    const QString after = request.query.value(u"after"_s);
    qsizetype first = 0;
    if (!after.isEmpty()) {
        const auto found = std::ranges::find_if(all, [&after](const QJsonObject& object) { return object.value("id"_L1) == after; });
        first = found == all.end() ? all.size() : found - all.begin() + 1;
    }
    bool isNumber = false;
    const qsizetype asked = request.query.value(u"limit"_s).toLongLong(&isNumber);
    const qsizetype limit = std::clamp<qsizetype>(isNumber ? asked : usualLimit, 1, mostLimit);
    QJsonArray data;
    for (const QJsonObject& object : all.mid(first, limit))
        data.append(object);
    const auto idOf = [](const QJsonValue& value) { return value.isObject() ? value.toObject().value("id"_L1) : QJsonValue(QJsonValue::Null); };
    return wire.ok({ { u"object"_s, u"list"_s }, { u"data"_s, data }, { u"first_id"_s, idOf(data.first()) }, { u"last_id"_s, idOf(data.last()) },
        { u"has_more"_s, first + limit < all.size() } });
}

} // namespace sheaf::practice
