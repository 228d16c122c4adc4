#include "formats/sheet_rows.h"

#include <algorithm>

namespace sheaf::formats {

namespace {

/// A text can be named by very many cells, and a row be repeated: so much more than the file may come out of it.
constexpr qint64 freeOutput = 4LL * 1024 * 1024 * 1024;
constexpr qint64 mostOutputPerByte = 200;

constexpr qsizetype keptMemory = 64 * 1024;

} // namespace

SheetRows::SheetRows(const QString& path, qint64 fileSize, const OnSheetRow& onRow)
    : m_path(path), m_onRow(onRow), m_budget(freeOutput + mostOutputPerByte * fileSize)
{
}

Result<void> SheetRows::put(qint64 column, QByteArrayView text)
{
    if (column < 0 || column >= mostColumns)
        return fault(ErrorCode::WorkbookDamaged, "a cell beyond the last column");
    if (text.isEmpty() && size_t(column) >= m_used)
        return {};
    while (m_used <= size_t(column)) {
        if (m_used == m_cells.size())
            m_cells.emplace_back();
        m_cells[m_used++].resize(0);
    }
    QByteArray& cell = m_cells[size_t(column)];
    m_length += text.size() - cell.size();
    if (m_length > longestRow)
        return fault(ErrorCode::WorkbookTooLarge, "a row that is too long");
    cell.resize(0);
    cell.append(text);
    return {};
}

Result<bool> SheetRows::handOver(qint64 row, qint64 times)
{
    while (m_used > 0 && m_cells[m_used - 1].isEmpty())
        --m_used;
    const std::span<const QByteArray> cells(m_cells.data(), m_used);
    bool goOn = true;
    for (qint64 i = 0; i < times && goOn && m_used > 0; ++i) {
        m_lastRow = std::max(m_lastRow + 1, row + i);
        if (m_lastRow > mostRows)
            return fault(ErrorCode::WorkbookDamaged, "a row beyond the last");
        m_budget -= m_length + qint64(m_used);
        if (m_budget < 0)
            return fault(ErrorCode::WorkbookTooLarge, "texts that are repeated without end");
        goOn = m_onRow(cells, m_lastRow);
    }
    clear();
    return goOn;
}

void SheetRows::clear()
{
    if (m_length > keptMemory) {
        for (QByteArray& cell : m_cells)
            cell = QByteArray();
    }
    m_used = 0;
    m_length = 0;
}

tl::unexpected<Error> SheetRows::fault(ErrorCode code, const char* why) const
{
    return failure(Error {.code = code, .path = m_path, .line = m_lastRow + 1, .detail = QString::fromLatin1(why)});
}

} // namespace sheaf::formats
