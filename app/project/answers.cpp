#include "project/answers.h"

#include "project/copy_on_write.h"

namespace sheaf::project {

namespace {

bool isAnswer(const AnswerRef& answer)
{
    return answer.outcome != Outcome::None && answer.outcome != Outcome::Pending;
}

/// Whether there is something that the model wrote for the row, complete or not.
bool hasText(const AnswerRef& answer)
{
    return answer.outcome == Outcome::Good || answer.outcome == Outcome::CutOff || answer.outcome == Outcome::DoesNotFit;
}

/// The rule of merge(), independent of the order in which files are read: an answer before Pending, then one with text
/// before one without, then the newer attempt, then the one that came last.
bool replaces(const AnswerRef& incoming, const AnswerRef& present)
{
    if (incoming.outcome == Outcome::None)
        return false;
    if (isAnswer(incoming) != isAnswer(present))
        return isAnswer(incoming) || present.outcome == Outcome::None;
    if (hasText(incoming) != hasText(present))
        return hasText(incoming);
    return incoming.attempt >= present.attempt;
}

} // namespace

AnswerRef Answers::of(RowId row) const
{
    if (row.value & insertedRowBit)
        return m_inserted.value(row);
    if (!m_base || row.value >= m_base->size())
        return {};
    return (*m_base)[row.value];
}

void Answers::put(AnswerRef& slot, const AnswerRef& answer)
{
    if (!replaces(answer, slot))
        return;
    if (slot.outcome == Outcome::None)
        ++m_known;
    else
        --m_counts[std::size_t(slot.outcome)];
    ++m_counts[std::size_t(answer.outcome)];
    slot = answer;
}

void Answers::merge(const std::vector<RowAnswer>& answers)
{
    size_t needed = m_base ? m_base->size() : 0;
    for (const RowAnswer& answer : answers) {
        if (!(answer.row.value & insertedRowBit))
            needed = std::max(needed, size_t(answer.row.value) + 1);
    }
    if (!m_base)
        m_base = std::make_shared<std::vector<AnswerRef>>();
    std::vector<AnswerRef>& base = unshared(m_base);
    base.resize(needed);
    for (const RowAnswer& answer : answers) {
        const bool inserted = answer.row.value & insertedRowBit;
        put(inserted ? m_inserted[answer.row] : base[answer.row.value], answer.answer);
    }
}

void Answers::merge(const QStringList& files, std::vector<RowAnswer> answers)
{
    std::vector<quint16> indexes;
    for (const QString& file : files)
        indexes.push_back(fileIndex(file));
    for (RowAnswer& answer : answers) {
        const quint16 given = answer.answer.file;
        answer.answer.file = given < indexes.size() ? indexes[given] : quint16(0); // rows without a line have no file
    }
    merge(answers);
}

quint16 Answers::fileIndex(const QString& file)
{
    qsizetype index = m_files.indexOf(file);
    if (index < 0) {
        index = m_files.size();
        m_files.append(file);
    }
    return quint16(index);
}

} // namespace sheaf::project
