#include "practice/result_files.h"

namespace sheaf::practice {

using namespace Qt::StringLiterals;

ResultFiles::ResultFiles(FileStore& store, const Wire& wire, QString batchId)
    : m_store(store)
    , m_wire(wire)
    , m_batchId(std::move(batchId))
{
    for (Part* part : { &m_output, &m_errors }) {
        part->file.setFileName(m_store.incomingPath());
        if (!part->file.open(QIODevice::WriteOnly))
            qWarning("practice service: cannot write %ls", qUtf16Printable(part->file.fileName()));
    }
}

ResultFiles::~ResultFiles()
{
    for (Part* part : { &m_output, &m_errors }) {
        if (part->file.isOpen())
            part->file.remove();
    }
}

void ResultFiles::Part::add(const QByteArray& line)
{
    if (file.write(line) == line.size())
        ++lines;
}

void ResultFiles::addGood(const QString& customId, const QJsonObject& answer)
{
    m_output.add(m_wire.goodLine(m_batchId, customId, answer));
}

void ResultFiles::addFailed(const QString& customId, const RowFailure& failure)
{
    m_errors.add(m_wire.failedLine(m_batchId, customId, failure));
}

void ResultFiles::addLeft(const QString& customId)
{
    m_errors.add(m_wire.leftLine(m_batchId, customId));
}

ResultFiles::Ids ResultFiles::publish(Instant now)
{
    Ids ids;
    if (m_output.lines > 0 || m_wire.dialect().outputEvenWhenEmpty)
        ids.output = publish(m_output, u"output"_s, now);
    if (m_errors.lines > 0)
        ids.errors = publish(m_errors, u"error"_s, now);
    return ids;
}

QString ResultFiles::publish(Part& part, const QString& suffix, Instant now)
{
    part.file.close();
    const auto stored = m_store.adopt(part.file.fileName(),
        { .id = steadyId(m_wire.dialect().fileIdPrefix, m_batchId + suffix), .name = m_batchId + u'_' + suffix + u".jsonl"_s, .purpose = u"batch_output"_s,
            .lines = part.lines, .createdAt = now });
    return stored ? stored->id : QString();
}

} // namespace sheaf::practice
