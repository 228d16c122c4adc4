#include "practice/file_store.h"

#include "practice/state_facts.h"
#include "practice/state_journal.h"
#include "practice/steady_hash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutexLocker>
#include <QRandomGenerator>

#include <algorithm>
#include <filesystem>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    /// `draw(i)` gives the letter at position i, as a number from 0 to 63.
    template <class Draw> QString idOf(const QString& prefix, Draw draw)
    {
        constexpr int length = 21;
        static constexpr char16_t letters[] = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
        QString id = prefix;
        for (int i = 0; i < length; ++i)
            id += QChar(letters[draw(i)]);
        return id;
    }

    /// What a killed service left half written. Not younger: another service of the same folder may be at it.
    void sweep(const QString& folder)
    {
        const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
        for (const QFileInfo& left : QDir(folder).entryInfoList({ u"incoming-*.part"_s }, QDir::Files)) {
            if (left.lastModified() < yesterday)
                QFile::remove(left.filePath());
        }
    }

} // namespace

QString newId(const QString& prefix)
{
    return idOf(prefix, [](int) { return QRandomGenerator::global()->bounded(64); });
}

QString steadyId(const QString& prefix, const QString& seed)
{
    return idOf(prefix, [bytes = seed.toUtf8()](int i) { return steadyHash(bytes, static_cast<quint64>(i)) % 64; });
}

FileStore::FileStore(StateJournal& journal, const QList<StoredFile>& known)
    : m_journal(journal)
{
    sweep(journal.folder());
    for (StoredFile file : known) {
        file.path = pathOf(file.id);
        if (QFile::exists(file.path))
            m_files += file;
    }
}

QString FileStore::pathOf(const QString& id) const
{
    return m_journal.folder() + u'/' + id + u".jsonl"_s;
}

QString FileStore::incomingPath() const
{
    return m_journal.folder() + u'/' + newId(u"incoming-"_s) + u".part"_s;
}

Result<StoredFile> FileStore::adopt(const QString& incoming, StoredFile file)
{
    file.path = pathOf(file.id);
    file.bytes = QFileInfo(incoming).size();
    std::error_code problem;
    std::filesystem::rename(QFile::encodeName(incoming).toStdString(), QFile::encodeName(file.path).toStdString(), problem); // QFile's does not replace
    if (problem)
        return systemFailure(problem.value(), ErrorCode::WriteFailed, file.path);
    if (const auto written = m_journal.add(fileAdded(file)); !written)
        return failure(written.error());
    const QMutexLocker lock(&m_mutex);
    m_files.removeIf([&file](const StoredFile& known) { return known.id == file.id; });
    m_files += file;
    return file;
}

std::optional<StoredFile> FileStore::find(const QString& id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = std::ranges::find(m_files, id, &StoredFile::id);
    return found == m_files.end() ? std::nullopt : std::optional(*found);
}

QList<StoredFile> FileStore::all() const
{
    const QMutexLocker lock(&m_mutex);
    return m_files;
}

Result<void> FileStore::remove(const QString& id)
{
    const QMutexLocker lock(&m_mutex);
    const auto found = std::ranges::find(m_files, id, &StoredFile::id);
    if (found == m_files.end())
        return failure(ErrorCode::FileNotFound, id);
    if (const auto written = m_journal.add(fileDeleted(id)); !written) // before its bytes go: it stays deleted
        return failure(written.error());
    QFile::remove(found->path);
    m_files.erase(found);
    return {};
}

} // namespace sheaf::practice
