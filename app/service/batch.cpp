#include "service/batch.h"

#include "service/json_read.h"

#include <QHash>

#include <cmath>
#include <utility>

namespace sheaf::service {

namespace {

/// Below it a number is in seconds (until the year 5138), from it on in milliseconds (since 1973).
constexpr double firstMillis = 1e11;

const QHash<QString, Phase>& phases()
{
    static const QHash<QString, Phase> table = [] {
        QHash<QString, Phase> result;
        const auto add = [&result](Phase phase, const char* names) {
            for (const QByteArray& name : QByteArray(names).split(' '))
                result.insert(QString::fromLatin1(name), phase);
        };
        add(Phase::Waiting, "validating queued in_queue pre_schedule pending validated");
        add(Phase::Running, "in_progress running progress processing");
        add(Phase::Finishing, "finalizing");
        add(Phase::Completed, "completed success succeeded ended");
        add(Phase::Failed, "failed");
        add(Phase::Expired, "expired timeout_exceeded");
        add(Phase::Cancelling, "cancelling canceling cancellation_requested");
        add(Phase::Cancelled, "cancelled canceled");
        return result;
    }();
    return table;
}

std::optional<Instant> firstInstant(const ObjectView& object, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        const auto value = object.raw(name);
        if (auto instant = value ? instantFromJson(*value) : std::nullopt)
            return instant;
    }
    return {};
}

BatchError errorFrom(QByteArrayView value)
{
    BatchError error;
    const auto object = ObjectView::of(value);
    if (!object) {
        error.message = textOf(value);
        return error;
    }
    error.code = object->text("code");
    error.message = object->text("message");
    error.param = object->text("param");
    error.line = object->number("line");
    return error;
}

/// null, {}, [], {object, data}, one error, strings or objects in an array, one string.
QList<BatchError> errorsFrom(QByteArrayView value)
{
    if (const auto object = ObjectView::of(value)) {
        if (const auto data = object->raw("data"))
            return errorsFrom(*data);
        const BatchError error = errorFrom(value);
        return error == BatchError() ? QList<BatchError>() : QList {error};
    }
    if (isString(value)) {
        const BatchError error = errorFrom(value);
        return error.message.isEmpty() ? QList<BatchError>() : QList {error};
    }
    QList<BatchError> errors;
    for (const QByteArrayView element : elementsOf(value))
        errors.append(errorFrom(element));
    return errors;
}

void readTimes(Batch& batch, const ObjectView& object)
{
    batch.createdAt = firstInstant(object, {"created_at"});
    batch.startedAt = firstInstant(object, {"in_progress_at", "started_at"});
    batch.finishingAt = firstInstant(object, {"finalizing_at"});
    batch.endedAt = firstInstant(object, {"completed_at", "failed_at", "expired_at", "cancelled_at", "canceled_at", "ended_at"});
    batch.expiresAt = firstInstant(object, {"expires_at"});
}

} // namespace

Phase phaseOf(const QString& status)
{
    const QString name = status.trimmed().toLower().replace(u'-', u'_').replace(u' ', u'_');
    return phases().value(name, Phase::Unknown);
}

bool isTerminal(Phase phase)
{
    return phase == Phase::Completed || phase == Phase::Failed || phase == Phase::Expired || phase == Phase::Cancelled;
}

Result<Batch> batchFromJson(const QByteArray& json)
{
    const auto object = ObjectView::of(json);
    if (!object)
        return failure(ErrorCode::AnswerNotUnderstood, {}, messageFromErrorBody(json));
    Batch batch;
    batch.id = object->text("id");
    if (batch.id.isEmpty())
        batch.id = object->text("batch_id");
    batch.status = object->text("status");
    if (batch.id.isEmpty() || batch.status.isEmpty())
        return failure(ErrorCode::AnswerNotUnderstood, {}, messageFromErrorBody(json));
    batch.phase = phaseOf(batch.status);
    batch.endpoint = object->text("endpoint");
    batch.inputFileId = object->text("input_file_id");
    batch.outputFileId = object->text("output_file_id");
    batch.errorFileId = object->text("error_file_id");
    batch.completionWindow = object->text("completion_window");
    if (const auto counts = object->object("request_counts")) {
        batch.total = counts->number("total");
        batch.completed = counts->number("completed");
        batch.failed = counts->number("failed");
    }
    readTimes(batch, *object);
    if (const auto errors = object->raw("errors"))
        batch.errors = errorsFrom(*errors);
    if (const auto metadata = object->object("metadata")) {
        for (const auto& [name, value] : metadata->all())
            batch.metadata.append({name, textOf(value)});
    }
    batch.verbatim = json;
    return batch;
}

std::optional<Instant> instantFromJson(QByteArrayView rawValue)
{
    const QString text = textOf(rawValue.trimmed()).trimmed();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber) {
        if (!std::isfinite(number) || number <= 0 || number > 9.0e15)
            return {};
        return fromMillis(qint64(number >= firstMillis ? number : number * 1000));
    }
    auto date = isString(rawValue.trimmed()) ? QDateTime::fromString(text, Qt::ISODateWithMs) : QDateTime();
    if (!date.isValid())
        return {};
    if (date.timeSpec() == Qt::LocalTime)
        date.setTimeSpec(Qt::UTC); // a service that names no zone does not mean ours
    return toInstant(date);
}

} // namespace sheaf::service
