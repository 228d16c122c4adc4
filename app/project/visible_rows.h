// Which rows a view shows and in which order: a value over positions of the stored order, which it never changes.
#pragma once

#include <QtGlobal>

#include <memory>
#include <optional>
#include <vector>

namespace sheaf::project {

/// Copies share their numbers (4 bytes a row, 8 where the order is another than the stored one).
class VisibleRows
{
public:
    /// Every row, as it is stored.
    VisibleRows() = default;
    /// `positions` of a sheet of `total` rows. For a worker: O(total) when they do not ascend.
    VisibleRows(std::vector<quint32> positions, qint64 total);

    [[nodiscard]] bool isAll() const { return !m_shared; }
    /// Whether they stand in another order than the stored one.
    [[nodiscard]] bool isSorted() const { return m_shared && !m_shared->rowOf.empty(); }
    /// `total`: rows of the sheet.
    [[nodiscard]] qint64 count(qint64 total) const { return m_shared ? qint64(m_shared->positions.size()) : total; }
    [[nodiscard]] qint64 positionAt(qint64 viewRow) const
    {
        return m_shared ? qint64(m_shared->positions[size_t(viewRow)]) : viewRow;
    }
    /// -1 when it is not shown.
    [[nodiscard]] qint64 viewRowOf(qint64 position) const;

private:
    struct Numbers {
        std::vector<quint32> positions;
        std::vector<quint32> rowOf; ///< by position, only where they do not ascend
    };
    std::shared_ptr<const Numbers> m_shared;
};

/// A set of positions, one bit each.
class RowSet
{
public:
    explicit RowSet(qint64 total = 0) : m_bits(size_t(total)) { }
    void add(qint64 position) { m_bits[size_t(position)] = true; }
    [[nodiscard]] bool contains(qint64 position) const { return size_t(position) < m_bits.size() && m_bits[size_t(position)]; }

private:
    std::vector<bool> m_bits;
};

} // namespace sheaf::project
