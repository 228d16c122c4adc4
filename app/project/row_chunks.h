// Streaming over all rows with all cores: ranges of positions that are done by themselves and taken in their order.
#pragma once

#include "base/in_order.h"
#include "base/progress.h"
#include "project/sheet_data.h"

namespace sheaf::project {

/// Positions that hold about 4 MB of the base.
class RowChunks
{
public:
    explicit RowChunks(const SheetData& sheet)
        : m_total(sheet.rowCount())
    {
        const qint64 records = std::max<qint64>(1, sheet.index.rowCount());
        const qint64 rowBytes = std::max<qint64>(1, (sheet.index.endOffset() - sheet.index.firstOffset()) / records);
        m_rows = std::clamp<qint64>(4 * 1024 * 1024 / rowBytes, 64, 65'536);
    }

    std::optional<RowRange> operator()()
    {
        if (m_at >= m_total)
            return std::nullopt;
        const RowRange range {m_at, std::min(m_rows, m_total - m_at)};
        m_at += range.count;
        return range;
    }

private:
    qint64 m_total;
    qint64 m_rows;
    qint64 m_at = 0;
};

/// `visit(value, position, row, record)` fills a `Value` of its own for each range, on several threads; `take(Value&&)` gets
/// them in the rows' order, on this one.
template <class Value, class Visit, class Take>
Result<void> forEachRowInChunks(const SheetData& sheet, Progress& progress, std::stop_token stop, Visit visit, Take take)
{
    progress.setTotal(sheet.rowCount());
    const auto work = [&](RowRange range) -> Result<Value> {
        Value value;
        const auto onRow = [&](qint64 position, RowId row, QByteArrayView record) {
            visit(value, position, row, record);
            return true;
        };
        if (Result<void> read = forEachRow(sheet, onRow, stop, range.position, range.position + range.count); !read)
            return failure(read.error());
        progress.add(range.count);
        return value;
    };
    const auto takeOne = [&](Value&& value) -> Result<void> {
        take(std::move(value));
        return {};
    };
    return inOrder(RowChunks(sheet), work, takeOne, stop);
}

} // namespace sheaf::project
