#include "practice/state_facts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    QByteArray line(const QJsonObject& fact)
    {
        return QJsonDocument(fact).toJson(QJsonDocument::Compact) + '\n';
    }

    Instant instant(const QJsonValue& millis)
    {
        return fromMillis(millis.toInteger());
    }

    QJsonObject toJson(const Batch& batch)
    {
        QJsonObject reached;
        for (auto at = batch.reached.cbegin(); at != batch.reached.cend(); ++at)
            reached.insert(statusName(at.key()), toMillis(at.value()));
        QJsonArray faults;
        for (const Fault& fault : batch.faults)
            faults.append(QJsonObject { { u"code"_s, fault.code }, { u"message"_s, fault.message }, { u"line"_s, fault.line }, { u"param"_s, fault.param } });
        return { { u"id"_s, batch.id }, { u"endpoint"_s, batch.endpoint }, { u"input"_s, batch.inputFileId }, { u"window"_s, batch.window },
            { u"metadata"_s, batch.metadata }, { u"status"_s, statusName(batch.status) }, { u"created"_s, toMillis(batch.createdAt) },
            { u"expires"_s, toMillis(batch.expiresAt) }, { u"reached"_s, reached }, { u"faults"_s, faults }, { u"model"_s, batch.model },
            { u"output"_s, batch.outputFileId }, { u"errors"_s, batch.errorFileId }, { u"total"_s, batch.total },
            { u"completed"_s, batch.completed }, { u"failed"_s, batch.failed } };
    }

    Batch batchFrom(const QJsonObject& json)
    {
        Batch batch { .id = json.value("id"_L1).toString(), .endpoint = json.value("endpoint"_L1).toString(), .inputFileId = json.value("input"_L1).toString(),
            .window = json.value("window"_L1).toString(), .metadata = json.value("metadata"_L1),
            .status = statusNamed(json.value("status"_L1).toString()).value_or(BatchStatus::InProgress), .createdAt = instant(json.value("created"_L1)),
            .expiresAt = instant(json.value("expires"_L1)), .model = json.value("model"_L1).toString(), .outputFileId = json.value("output"_L1).toString(),
            .errorFileId = json.value("errors"_L1).toString(), .total = json.value("total"_L1).toInteger(),
            .completed = json.value("completed"_L1).toInteger(), .failed = json.value("failed"_L1).toInteger() };
        const QJsonObject reached = json.value("reached"_L1).toObject();
        for (auto at = reached.begin(); at != reached.end(); ++at) {
            if (const auto status = statusNamed(at.key()))
                batch.reached.insert(*status, instant(at.value()));
        }
        for (const QJsonValue& value : json.value("faults"_L1).toArray()) {
            const QJsonObject fault = value.toObject();
            batch.faults += Fault { fault.value("code"_L1).toString(), fault.value("message"_L1).toString(), fault.value("line"_L1).toInteger(),
                fault.value("param"_L1).toString() };
        }
        return batch;
    }

    StoredFile fileFrom(const QJsonObject& json)
    {
        StoredFile file { .id = json.value("id"_L1).toString(), .name = json.value("name"_L1).toString(), .purpose = json.value("purpose"_L1).toString(),
            .bytes = json.value("bytes"_L1).toInteger(), .lines = json.value("lines"_L1).toInteger(), .createdAt = instant(json.value("created"_L1)) };
        if (json.contains("expires"_L1))
            file.expiresAt = instant(json.value("expires"_L1));
        return file;
    }

    void addFile(QList<StoredFile>& files, const StoredFile& file)
    {
        const auto known = std::ranges::find(files, file.id, &StoredFile::id);
        if (known == files.end())
            files += file;
        else
            *known = file; // results that were made anew
    }

    void addBatch(QList<RememberedBatch>& batches, const QJsonObject& fact)
    {
        const Batch batch = batchFrom(fact);
        const auto known = std::ranges::find(batches, batch.id, [](const RememberedBatch& each) { return each.batch.id; });
        if (known == batches.end()) {
            batches += { batch, { fact.value("dialect"_L1).toString(), fact.value("scenario"_L1).toString(), fact.value("speed"_L1).toDouble(1) } };
        } else if (!isFinal(known->batch.status)) {
            known->batch = batch;
        }
    }

} // namespace

QByteArray fileAdded(const StoredFile& file)
{
    QJsonObject fact { { u"fact"_s, u"file"_s }, { u"id"_s, file.id }, { u"name"_s, file.name }, { u"purpose"_s, file.purpose },
        { u"bytes"_s, file.bytes }, { u"lines"_s, file.lines }, { u"created"_s, toMillis(file.createdAt) } };
    if (file.expiresAt)
        fact.insert("expires"_L1, toMillis(*file.expiresAt));
    return line(fact);
}

QByteArray fileDeleted(const QString& id)
{
    return line({ { u"fact"_s, u"deleted"_s }, { u"id"_s, id } });
}

QByteArray batchCreated(const RememberedBatch& made)
{
    QJsonObject fact = toJson(made.batch);
    fact.insert("fact"_L1, u"batch"_s);
    fact.insert("dialect"_L1, made.terms.dialect);
    fact.insert("scenario"_L1, made.terms.scenario);
    fact.insert("speed"_L1, made.terms.speed);
    return line(fact);
}

QByteArray batchChanged(const Batch& batch)
{
    QJsonObject fact = toJson(batch);
    fact.insert("fact"_L1, u"batch"_s);
    return line(fact);
}

Remembered addedUp(const QByteArray& facts)
{
    Remembered remembered;
    for (const QByteArray& text : facts.split('\n')) {
        const QJsonObject fact = QJsonDocument::fromJson(text).object();
        const QString id = fact.value("id"_L1).toString();
        const QString what = fact.value("fact"_L1).toString();
        if (id.isEmpty())
            continue;
        if (what == "file"_L1)
            addFile(remembered.files, fileFrom(fact));
        else if (what == "deleted"_L1)
            remembered.files.removeIf([&id](const StoredFile& file) { return file.id == id; });
        else if (what == "batch"_L1)
            addBatch(remembered.batches, fact);
    }
    return remembered;
}

} // namespace sheaf::practice
