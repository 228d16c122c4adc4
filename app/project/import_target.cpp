#include "project/import_target.h"

#include "project/library.h"
#include "project/row_scan.h"

#include <QDir>
#include <QRandomGenerator>

#include <array>

#include <fcntl.h>

namespace sheaf::project {

namespace {

constexpr size_t rowsAtOnce = 65'536;
constexpr qint64 bytesAtOnce = 16 * 1024 * 1024;

QByteArray randomSalt()
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof(words));
}

} // namespace

Result<std::unique_ptr<ImportTarget>> ImportTarget::create(const Plan& plan, const ImportEvents& events)
{
    std::unique_ptr<ImportTarget> target(new ImportTarget(plan, events));
    const QString folder = freshFolder(plan.library, plan.name);
    const bool isJson = plan.format == BaseFormat::JsonLines;
    target->m_base.fileName = isJson ? QStringLiteral("sheet/000.jsonl") : QStringLiteral("sheet/000.csv");
    target->m_base.format = plan.format;
    const QString path = folder + QLatin1Char('/') + target->m_base.fileName;
    if (!QDir().mkpath(plan.library) || !QDir().mkdir(folder))
        return failure(ErrorCode::PermissionDenied, folder);
    target->m_folder = folder; // from here on the destructor cleans up
    Result<WholeFile> file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    target->m_file = std::move(*file);
    Result<RowCacheWriter> cache = RowCacheWriter::create(rowCachePath(path));
    if (!cache)
        return failure(cache.error());
    target->m_cache = std::move(*cache);
    return target;
}

ImportTarget::~ImportTarget()
{
    if (m_finished || m_folder.isEmpty())
        return;
    m_cache.reset();
    m_file.reset();
    QDir(m_folder).removeRecursively();
}

Result<void> ImportTarget::count(std::span<const quint32> rows)
{
    m_rows += qint64(rows.size());
    if (m_rows > maxRows)
        return failure(ErrorCode::TooManyRows);
    return m_cache->add(rows);
}

Result<void> ImportTarget::publish(
    const formats::Dialect& dialect, const QList<Column>& columns, qint64 firstOffset, std::vector<quint32>& rows)
{
    Result<void> done = m_file->flush();
    if (done)
        done = count(rows);
    if (!done)
        return done;
    const Result<InputFilePtr> growing = InputFile::open(m_file->partPath());
    if (!growing)
        return failure(growing.error());
    m_base.dialect = dialect;
    m_base.file = *growing;
    m_firstOffset = firstOffset;
    ProjectFacts facts;
    facts.name = m_plan.name;
    facts.salt = randomSalt();
    facts.createdAt = systemClock()();
    facts.sourceName = m_plan.sourceName;
    facts.baseComplete = false;
    facts.isResults = m_plan.isResults;
    RowIndex index(firstOffset);
    index.append(rows);
    rows.clear();
    Result<std::shared_ptr<LoadedProject>> loaded = Project::create(m_folder, facts, m_base, columns, std::move(index));
    if (!loaded)
        return failure(loaded.error());
    m_published = true;
    m_handedOverAt = m_file->size();
    if (m_events.onProject)
        m_events.onProject(std::move(*loaded));
    return {};
}

Result<void> ImportTarget::addRows(std::vector<quint32>& rows)
{
    if (Result<void> counted = count(rows); !counted)
        return counted;
    m_waiting.insert(m_waiting.end(), rows.begin(), rows.end());
    rows.clear();
    if (m_waiting.size() < rowsAtOnce && m_file->size() - m_handedOverAt < bytesAtOnce)
        return {};
    return handOver();
}

Result<void> ImportTarget::handOver()
{
    if (Result<void> flushed = m_file->flush(); !flushed)
        return flushed;
    // The disk begins now: otherwise the sync at the end waits for all of the file. Only a hint, so failure is no matter.
    ::sync_file_range(m_file->descriptor(), m_handedOverAt, m_file->size() - m_handedOverAt, SYNC_FILE_RANGE_WRITE);
    m_handedOverAt = m_file->size();
    for (size_t at = 0; at < m_waiting.size(); at += rowsAtOnce) {
        const auto from = m_waiting.begin() + qptrdiff(at);
        const auto to = m_waiting.begin() + qptrdiff(std::min(at + rowsAtOnce, m_waiting.size()));
        if (m_events.onRows)
            m_events.onRows(std::vector<quint32>(from, to));
    }
    m_waiting.clear();
    return {};
}

Result<ImportResult> ImportTarget::finish(qsizetype cellCount)
{
    Result<void> done = handOver();
    if (done)
        done = m_file->commit();
    if (done)
        done = m_cache->commit(m_firstOffset, m_file->size());
    if (!done)
        return failure(done.error());
    const Result<InputFilePtr> file = InputFile::open(m_file->path());
    if (!file)
        return failure(file.error());
    m_finished = true;
    ImportResult result;
    result.base = m_base;
    result.base.file = *file;
    result.base.cellCount = cellCount;
    result.rows = m_rows;
    return result;
}

} // namespace sheaf::project
