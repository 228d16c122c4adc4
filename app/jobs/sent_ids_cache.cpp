// SentIds on disk.
#include "jobs/sent_ids.h"

#include "base/input_file.h"
#include "base/whole_file.h"
#include "project/little_endian.h"

#include <QFileInfo>

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace sheaf::jobs {

namespace {

// Magic, rows (64 bits), xxh64 of the entries (64), the sent file's hash; then the entries as they stand in memory. Their
// numbers are the machine's, and so is the order mark: a file from a machine of another kind is not taken.
constexpr QByteArrayView magic("SHEAFID1", 8);
constexpr quint32 orderMark = 0x01020304;
constexpr qsizetype hashLength = 16;
constexpr qsizetype headerLength = 8 + sizeof orderMark + 2 * sizeof(quint64) + hashLength;

QByteArray headerOf(const QByteArray& sentHash, qint64 rows, quint64 entriesHash)
{
    QByteArray header = magic.toByteArray();
    header.append(reinterpret_cast<const char*>(&orderMark), sizeof orderMark);
    project::appendNumber(header, rows);
    project::appendNumber(header, entriesHash);
    return header + sentHash;
}

quint64 hashOfEntries(const QByteArray& entries)
{
    return XXH64(entries.constData(), std::size_t(entries.size()), 0);
}

} // namespace

QString SentIds::cacheFile(const QString& sentFile)
{
    const QFileInfo file(sentFile);
    return file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".index");
}

Result<void> SentIds::save(const QString& path, const QByteArray& sentHash) const
{
    if (sentHash.size() != hashLength)
        return failure(ErrorCode::NotSupported);
    Result<WholeFile> file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    Result<void> written = file->write(headerOf(sentHash, m_rows, hashOfEntries(m_entries)));
    if (written)
        written = file->write(m_entries);
    return written ? file->commit() : written;
}

std::optional<SentIds> SentIds::load(const QString& path, const QByteArray& sentHash, qint64 rows)
{
    const auto file = sentHash.size() == hashLength ? InputFile::open(path) : Result<InputFilePtr>(failure(ErrorCode::NotSupported));
    if (!file || (*file)->size() < headerLength)
        return {};
    const auto header = (*file)->bytes(0, headerLength);
    const auto entries = (*file)->bytes(headerLength, (*file)->size() - headerLength);
    if (!header || !entries || *header != headerOf(sentHash, rows, hashOfEntries(*entries)))
        return {};
    SentIds ids(rows);
    ids.m_entries = *entries;
    return ids.fillSlots() ? std::optional(std::move(ids)) : std::nullopt;
}

/// From the entries; false when they are not as append() makes them.
bool SentIds::fillSlots()
{
    struct Waiting {
        Wanted wanted;
        quint32 entry = 0;
    };
    std::array<Waiting, 64> waiting; // the table is larger than the processor's caches: they are fetched for many at once
    std::size_t count = 0;
    const auto place = [&] {
        for (std::size_t i = 0; i < count; ++i)
            m_slots[slotOf(waiting[i].wanted)] = {waiting[i].entry, quint32(waiting[i].wanted.hash >> 32)};
        count = 0;
    };
    qint64 lines = 0;
    for (qsizetype at = 0; at < m_entries.size();) {
        if (m_entries.size() - at < entryHead || ++lines > m_rows)
            return false;
        const qsizetype next = behindEntry(at);
        const Slot slot {quint32(at / entryUnit + 1), 0};
        if (next > m_entries.size() || entryOf(slot).line >= m_rows)
            return false;
        const std::string_view id = entryOf(slot).id;
        waiting[count] = {{id, hashOf(id)}, slot.entry};
        __builtin_prefetch(&m_slots[waiting[count].wanted.hash & (m_slots.size() - 1)], 1);
        if (++count == waiting.size())
            place();
        at = next;
    }
    place();
    return true;
}

} // namespace sheaf::jobs
