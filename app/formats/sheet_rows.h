// The rows of a sheet on their way out: cells in any order go in, whole rows come out, within the limits of a workbook.
#pragma once

#include "formats/workbook.h"

#include <vector>

namespace sheaf::formats {

class SheetRows
{
public:
    static constexpr qint64 mostColumns = 16'384;
    static constexpr qint64 mostRows = 1'048'576;
    static constexpr qsizetype longestRow = 32 * 1024 * 1024;

    SheetRows(const QString& path, qint64 fileSize, const OnSheetRow& onRow);

    /// Puts a text into the current row; what stood there before is replaced. WorkbookDamaged, WorkbookTooLarge.
    [[nodiscard]] Result<void> put(qint64 column, QByteArrayView text);
    /// Hands the current row over as rows [row, row + times) and begins another. False when nothing more is wanted.
    [[nodiscard]] Result<bool> handOver(qint64 row, qint64 times = 1);

private:
    void clear();
    [[nodiscard]] tl::unexpected<Error> fault(ErrorCode code, const char* why) const;

    QString m_path;
    const OnSheetRow& m_onRow;
    std::vector<QByteArray> m_cells; ///< keep their memory from row to row
    size_t m_used = 0;
    qsizetype m_length = 0; ///< bytes of the current row
    qint64 m_lastRow = 0;
    qint64 m_budget; ///< bytes that may still be handed over
};

} // namespace sheaf::formats
