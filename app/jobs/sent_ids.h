// Which line of a sent file has which custom_id. Exact, whatever the ids are: equal hashes are told apart by the ids
// themselves. About 25 bytes a row and the id, in two blocks of memory.
#pragma once

#include "base/error.h"

#include <QByteArray>

#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace sheaf::jobs {

class SentIds
{
public:
    /// Reads the ids of the first `rows` lines; blank lines do not count as lines. On several threads.
    [[nodiscard]] static Result<SentIds> read(const QString& path, qint64 rows, std::stop_token stop);

    /// "sent/1-1.index" for "sent/1-1.jsonl".
    [[nodiscard]] static QString cacheFile(const QString& sentFile);
    /// Keeps them on disk, for a sent file with this hash (16 hex digits of xxh64). A cache: it may fail, and be deleted.
    [[nodiscard]] Result<void> save(const QString& path, const QByteArray& sentHash) const;
    /// What save() kept there for this file and number of rows; nothing where that is missing, of another file, or damaged.
    [[nodiscard]] static std::optional<SentIds> load(const QString& path, const QByteArray& sentHash, qint64 rows);

    /// An id that is to be looked up.
    struct Wanted {
        std::string_view id;
        quint64 hash = 0; ///< hashOf(id)
    };
    [[nodiscard]] quint64 hashOf(std::string_view id) const;
    /// The line (from 0) of each of these ids; of several lines the first. All at once, because the table is larger
    /// than the processor's caches and the look-ups can then wait for memory together. Thread-safe.
    [[nodiscard]] std::vector<std::optional<quint32>> linesOf(std::span<const Wanted> wanted) const;

private:
    /// One id: `entry` is where it stands in m_entries, in units of entryUnit, from 1; 0 = free.
    struct Slot {
        quint32 entry = 0;
        quint32 tag = 0; ///< upper half of the hash
    };
    struct Entry {
        quint32 line = 0;
        std::string_view id;
    };
    struct Found;

    static constexpr qsizetype entryUnit = 4;
    static constexpr qsizetype entryHead = sizeof(quint32) + sizeof(quint16);

    explicit SentIds(qint64 rows);
    [[nodiscard]] Result<void> add(const Found& found);
    void append(std::string_view id, quint32 line);
    [[nodiscard]] bool fillSlots();
    [[nodiscard]] Entry entryOf(const Slot& slot) const;
    /// Where the entry behind the one at `at` begins.
    [[nodiscard]] qsizetype behindEntry(qsizetype at) const;
    /// The slot that holds this id, or the free one where it belongs.
    [[nodiscard]] std::size_t slotOf(const Wanted& wanted) const;

    qint64 m_rows;
    qint64 m_lines = 0;
    quint64 m_seed; ///< random: ids come from elsewhere, and nobody shall be able to make them collide
    std::vector<Slot> m_slots; ///< open addressing, a power of two, at most three quarters full
    QByteArray m_entries; ///< line (32 bits), length (16 bits), id; each begins at a multiple of entryUnit
};

} // namespace sheaf::jobs
