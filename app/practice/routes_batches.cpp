#include "practice/routes.h"

#include <QJsonDocument>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    Refusal missing(const QString& name)
    {
        return { .message = u"Missing required parameter: '%1'."_s.arg(name), .param = name, .code = u"missing_required_parameter"_s };
    }

    std::optional<Refusal> orderFault(const QJsonObject& body)
    {
        for (const QString& name : { u"input_file_id"_s, u"endpoint"_s, u"completion_window"_s }) {
            if (body.value(name).toString().isEmpty())
                return missing(name);
        }
        if (!kindOfUrl(body.value("endpoint"_L1).toString()))
            return Refusal { .message = u"Invalid value for 'endpoint'."_s, .param = u"endpoint"_s, .code = u"invalid_value"_s };
        if (body.value("completion_window"_L1) != "24h"_L1)
            return Refusal { .message = u"Invalid value: expected '24h'."_s, .param = u"completion_window"_s, .code = u"invalid_value"_s };
        const QJsonValue metadata = body.value("metadata"_L1);
        constexpr qsizetype mostPairs = 16;
        if (!metadata.isUndefined() && !metadata.isNull() && (!metadata.isObject() || metadata.toObject().size() > mostPairs))
            return Refusal { .message = u"Invalid value for 'metadata': expected at most 16 pairs."_s, .param = u"metadata"_s, .code = u"invalid_value"_s };
        return std::nullopt;
    }

    HttpReply create(Desk& desk, const HttpRequest& request)
    {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return desk.wire.refused({ .message = u"We could not parse the JSON body of your request."_s });
        const QJsonObject body = document.object();
        if (const auto fault = orderFault(body))
            return desk.wire.refused(*fault);
        const QString fileId = body.value("input_file_id"_L1).toString();
        const auto input = desk.files.find(fileId);
        if (!input)
            return desk.wire.unknown(desk.wire.dialect().unknownFile, fileId);
        if (input->purpose != "batch"_L1)
            return desk.wire.refused({ .message = u"Invalid value for purpose."_s, .param = u"input_file_id"_s });
        const QJsonValue metadata = body.value("metadata"_L1);
        const Result<Batch> batch = desk.batches.create({ .input = *input, .endpoint = body.value("endpoint"_L1).toString(),
            .window = body.value("completion_window"_L1).toString(),
            .metadata = metadata.isObject() ? metadata : QJsonValue(QJsonValue::Null) });
        if (!batch)
            return desk.wire.refused({ .status = 500, .message = u"The batch could not be stored."_s, .type = u"server_error"_s });
        if (desk.scenario.dropsCreateAnswer)
            return { .dropped = true };
        return desk.wire.ok(desk.wire.batch(*batch));
    }

    HttpReply list(const Desk& desk, const HttpRequest& request)
    {
        QList<QJsonObject> objects;
        for (const Batch& batch : desk.batches.all())
            objects += desk.wire.batch(batch);
        return listReply(desk.wire, objects, request, 20, 100);
    }

    HttpReply one(const Desk& desk, const QString& id, const std::optional<Batch>& batch)
    {
        return batch ? desk.wire.ok(desk.wire.batch(*batch)) : desk.wire.unknown(desk.wire.dialect().unknownBatch, id);
    }

} // namespace

void addBatchRoutes(HttpServer& server, Desk& desk)
{
    server.onPost("/v1/batches", guarded(desk, [&desk](const HttpRequest& request) { return create(desk, request); }));
    server.onGet("/v1/batches", guarded(desk, [&desk](const HttpRequest& request) { return list(desk, request); }));
    server.onGet("/v1/batches/([^/]+)", guarded(desk, [&desk](const HttpRequest& request) {
        const QString id = request.captures.value(0);
        return one(desk, id, desk.batches.find(id));
    }));
    server.onPost("/v1/batches/([^/]+)/cancel", guarded(desk, [&desk](const HttpRequest& request) {
        const QString id = request.captures.value(0);
        return one(desk, id, desk.batches.cancel(id));
    }));
}

} // namespace sheaf::practice
