#include "practice/wire.h"

#include "practice/steady_hash.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    QByteArray compact(const QJsonObject& object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    QJsonValue orNull(const QString& text)
    {
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
    }

} // namespace

Wire::Wire(Dialect dialect)
    : m_dialect(std::move(dialect))
{
}

qint64 Wire::time(Instant instant) const
{
    return m_dialect.timesInMillis ? toMillis(instant) : toMillis(instant) / 1000;
}

QJsonObject Wire::uploaded(const StoredFile& stored) const
{
    if (!m_dialect.sparseUploadAnswer)
        return file(stored);
    return { { u"id"_s, stored.id }, { u"created_at"_s, time(stored.createdAt) } };
}

QJsonObject Wire::file(const StoredFile& file) const
{
    QJsonObject object { { u"id"_s, file.id }, { u"object"_s, u"file"_s }, { u"bytes"_s, file.bytes },
        { u"created_at"_s, time(file.createdAt) }, { u"filename"_s, file.name }, { u"purpose"_s, file.purpose },
        { u"status"_s, u"processed"_s } };
    if (file.expiresAt)
        object.insert("expires_at"_L1, time(*file.expiresAt));
    return object;
}

QJsonObject Wire::batch(const Batch& batch) const
{
    QJsonObject object { { u"id"_s, batch.id }, { u"object"_s, u"batch"_s }, { u"endpoint"_s, batch.endpoint },
        { u"input_file_id"_s, batch.inputFileId }, { u"completion_window"_s, batch.window }, { u"metadata"_s, batch.metadata },
        { u"status"_s, batch.shownAs.isEmpty() ? statusName(batch.status) : batch.shownAs }, { u"errors"_s, faults(batch.faults) },
        { u"created_at"_s, time(batch.createdAt) }, { u"expires_at"_s, time(batch.expiresAt) },
        { u"output_file_id"_s, orNull(batch.outputFileId) }, { u"error_file_id"_s, orNull(batch.errorFileId) } };
    for (const BatchStatus status : { BatchStatus::InProgress, BatchStatus::Finalizing, BatchStatus::Completed, BatchStatus::Failed,
             BatchStatus::Expired, BatchStatus::Cancelling, BatchStatus::Cancelled }) {
        const auto at = batch.reached.constFind(status);
        object.insert(statusName(status) + u"_at"_s, at == batch.reached.cend() ? QJsonValue(QJsonValue::Null) : QJsonValue(time(*at)));
    }
    object.insert("request_counts"_L1, QJsonObject { { u"total"_s, batch.total }, { u"completed"_s, batch.completed }, { u"failed"_s, batch.failed } });
    if (m_dialect.noErrorsIsEmptyString && batch.status == BatchStatus::Completed && batch.errorFileId.isEmpty())
        object.insert("error_file_id"_L1, QString());
    return object;
}

QJsonValue Wire::faults(const QList<Fault>& faults) const
{
    if (faults.isEmpty())
        return QJsonValue::Null;
    QJsonArray data;
    for (const Fault& fault : faults) {
        data.append(QJsonObject { { u"code"_s, fault.code }, { u"message"_s, fault.message }, { u"param"_s, orNull(fault.param) },
            { u"line"_s, fault.line > 0 ? QJsonValue(fault.line) : QJsonValue(QJsonValue::Null) } });
    }
    if (m_dialect.faultsInList)
        return data;
    return QJsonObject { { u"object"_s, u"list"_s }, { u"data"_s, data } };
}

HttpReply Wire::ok(const QJsonObject& object) const
{
    return { .body = compact(object) };
}

QJsonObject Wire::errorObject(const Refusal& refusal) const
{
    QJsonObject error { { u"message"_s, refusal.message }, { u"type"_s, refusal.type.isEmpty() ? m_dialect.badRequestType : refusal.type } };
    if (m_dialect.errorShape == ErrorShape::FourKeys) {
        error.insert("param"_L1, orNull(refusal.param));
        error.insert("code"_L1, orNull(refusal.code));
    }
    return { { u"error"_s, error } };
}

HttpReply Wire::refused(const Refusal& refusal) const
{
    return { .status = refusal.status, .body = compact(errorObject(refusal)) };
}

HttpReply Wire::unknown(const Unknown& unknown, const QString& id) const
{
    const QString message = unknown.message.contains("%1"_L1) ? unknown.message.arg(id) : unknown.message;
    if (unknown.bareString)
        return { .status = unknown.status, .body = compact({ { u"error"_s, message } }) };
    return refused({ .status = unknown.status, .message = message, .param = u"id"_s });
}

HttpReply Wire::unknownRoute(const HttpRequest& request) const
{
    const QString method = QString::fromLatin1(request.method);
    if (!m_dialect.htmlForUnknownRoute)
        return refused({ .status = 404, .message = u"Invalid URL (%1 %2)"_s.arg(method, request.path) });
    const QString page = u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n</head>\n"
                         u"<body>\n<pre>Cannot %1 %2</pre>\n</body>\n</html>\n"_s;
    return { .status = 404, .type = "text/html; charset=utf-8", .body = page.arg(method, request.path.toHtmlEscaped()).toUtf8() };
}

QByteArray Wire::line(const QString& batchId, const QString& customId, QJsonObject rest) const
{
    const QString own = u"batch_req_"_s + QString::number(steadyHash(customId.toUtf8(), 7), 16);
    rest.insert("id"_L1, m_dialect.lineIdIsBatchId ? batchId : own);
    rest.insert("custom_id"_L1, customId);
    return compact(rest) + '\n';
}

QByteArray Wire::goodLine(const QString& batchId, const QString& customId, const QJsonObject& answer) const
{
    const QString requestId = QString::number(steadyHash(customId.toUtf8(), 11), 16);
    QJsonObject rest { { u"response"_s, QJsonObject { { u"status_code"_s, 200 }, { u"request_id"_s, requestId }, { u"body"_s, answer } } } };
    if (m_dialect.errorKeyOnSuccess)
        rest.insert("error"_L1, QJsonValue::Null);
    return line(batchId, customId, rest);
}

QByteArray Wire::failedLine(const QString& batchId, const QString& customId, const RowFailure& failure) const
{
    if (!m_dialect.failuresHaveResponse) {
        const QJsonObject error { { u"code"_s, failure.code }, { u"message"_s, failure.message } };
        return line(batchId, customId, { { u"response"_s, QJsonValue::Null }, { u"error"_s, error } });
    }
    const QString requestId = QString::number(steadyHash(customId.toUtf8(), 11), 16);
    const QJsonObject body = errorObject({ .message = failure.message, .code = failure.code,
        .type = failure.status >= 500 ? u"server_error"_s : QString() });
    const QJsonObject response { { u"status_code"_s, failure.status }, { u"request_id"_s, requestId }, { u"body"_s, body } };
    return line(batchId, customId, { { u"response"_s, response }, { u"error"_s, QJsonValue::Null } });
}

QByteArray Wire::leftLine(const QString& batchId, const QString& customId) const
{
    const QJsonObject error { { u"code"_s, u"batch_expired"_s }, { u"message"_s, u"This request could not be executed before the completion window expired."_s } };
    return line(batchId, customId, { { u"response"_s, QJsonValue::Null }, { u"error"_s, error } });
}

} // namespace sheaf::practice
