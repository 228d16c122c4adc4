#include "practice/state_journal.h"

#include <QMutexLocker>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

StateJournal::StateJournal(const QString& folder)
    : m_folder(folder)
    , m_file(folder + u"/state.jsonl"_s)
{
}

Result<std::unique_ptr<StateJournal>> StateJournal::open(const QString& folder)
{
    std::unique_ptr<StateJournal> journal(new StateJournal(folder));
    QFile& file = journal->m_file;
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::ReadFailed, file.fileName(), file.errorString());
        journal->m_past = file.readAll();
        file.close();
    }
    // Unbuffered and appended: each fact is one system call, so that lines of several services do not mix
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return failure(ErrorCode::WriteFailed, file.fileName(), file.errorString());
    if (!journal->m_past.isEmpty() && !journal->m_past.endsWith('\n')) { // torn: the next fact must not continue it
        if (const auto closed = journal->add("\n"); !closed)
            return failure(closed.error());
    }
    return journal;
}

Result<void> StateJournal::add(const QByteArray& fact)
{
    const QMutexLocker lock(&m_mutex);
    if (m_file.write(fact) != fact.size())
        return failure(ErrorCode::WriteFailed, m_file.fileName(), m_file.errorString());
    return {};
}

} // namespace sheaf::practice
