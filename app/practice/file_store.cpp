#include "practice/file_store.h"

#include <QFile>
#include <QFileInfo>
#include <QMutexLocker>
#include <QRandomGenerator>

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

QString newId(const QString& prefix)
{
    constexpr int length = 21;
    static constexpr char16_t letters[] = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    QString id = prefix;
    for (int i = 0; i < length; ++i)
        id += QChar(letters[QRandomGenerator::global()->bounded(64)]);
    return id;
}

FileStore::FileStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString FileStore::incomingPath()
{
    const QMutexLocker lock(&m_mutex);
    return m_folder + u"/incoming-%1.part"_s.arg(++m_incoming);
}

Result<StoredFile> FileStore::adopt(const QString& incoming, StoredFile file)
{
    file.path = m_folder + u'/' + file.id + u".jsonl"_s;
    file.bytes = QFileInfo(incoming).size();
    if (!QFile::rename(incoming, file.path))
        return failure(ErrorCode::WriteFailed, file.path);
    const QMutexLocker lock(&m_mutex);
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

bool FileStore::remove(const QString& id)
{
    const QMutexLocker lock(&m_mutex);
    const auto found = std::ranges::find(m_files, id, &StoredFile::id);
    if (found == m_files.end())
        return false;
    QFile::remove(found->path);
    m_files.erase(found);
    return true;
}

} // namespace sheaf::practice
