#include "practice/routes.h"

#include <QJsonDocument>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    HttpReply models(const Desk& desk)
    {
        QList<QJsonObject> objects;
        for (const QString& id : desk.wire.dialect().models)
            objects += { { u"id"_s, id }, { u"object"_s, u"model"_s }, { u"created"_s, 1'700'000'000 }, { u"owned_by"_s, u"practice"_s } };
        return listReply(desk.wire, objects, {}, objects.size(), objects.size());
    }

    HttpReply answerNow(const Desk& desk, Kind kind, const HttpRequest& request)
    {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return desk.wire.refused({ .message = u"We could not parse the JSON body of your request."_s });
        const QJsonObject body = document.object();
        if (body.value("model"_L1).toString().isEmpty())
            return desk.wire.refused({ .message = u"you must provide a model parameter"_s, .param = u"model"_s });
        if (kindOf(body) != kind)
            return desk.wire.refused({ .message = u"The body does not fit this address."_s });
        if (body.value("stream"_L1).toBool())
            return desk.wire.refused({ .message = u"The practice service does not stream."_s, .param = u"stream"_s });
        return desk.wire.ok(answerTo(kind, body, { .createdSeconds = toMillis(desk.clock()) / 1000 }));
    }

} // namespace

void addAnswerRoutes(HttpServer& server, Desk& desk)
{
    server.onGet("/v1/models", guarded(desk, [&desk](const HttpRequest&) { return models(desk); }));
    for (const char* path : { "/v1/chat/completions", "/v1/completions", "/v1/embeddings" }) {
        const Kind kind = *kindOfUrl(QString::fromLatin1(path));
        server.onPost(path, guarded(desk, [&desk, kind](const HttpRequest& request) { return answerNow(desk, kind, request); }));
    }
}

} // namespace sheaf::practice
