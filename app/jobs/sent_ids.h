// Which line of a sent file has which custom_id. Exact, whatever the ids are: equal hashes are told apart by the ids
// themselves. About 25 bytes a row and the id, in three blocks of memory.
#pragma once

#include "base/error.h"

#include <QByteArray>

#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace sheaf::jobs {

class SentIds
{
public:
    /// Reads the ids of the first `rows` lines; blank lines do not count as lines. On several threads.
    [[nodiscard]] static Result<SentIds> read(const QString& path, qint64 rows, std::stop_token stop);

    /// The line (from 0) that has this id; of several the first. Thread-safe.
    [[nodiscard]] std::optional<quint32> lineOf(std::string_view id) const;

private:
    struct Slot {
        quint32 line = 0; ///< from 1; 0 = free
        quint32 tag = 0; ///< upper half of the hash
    };
    struct Found;

    explicit SentIds(qint64 rows);
    void add(const Found& found);
    [[nodiscard]] std::string_view idOf(quint32 line) const;
    [[nodiscard]] quint64 hashOf(std::string_view id) const;
    [[nodiscard]] Slot& slotFor(std::string_view id, quint64 hash);

    qint64 m_rows;
    quint64 m_seed; ///< random: ids come from elsewhere, and nobody shall be able to make them collide
    std::vector<Slot> m_slots; ///< open addressing, a power of two, at most three quarters full
    QByteArray m_text; ///< the ids, one behind the other
    std::vector<quint32> m_starts; ///< of each line's id in m_text, counted from its group's
    std::vector<qint64> m_groups; ///< where the ids of every group of lines begin in m_text
};

} // namespace sheaf::jobs
