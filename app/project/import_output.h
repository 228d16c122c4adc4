// Where the rows of an import go: into a project on disk, or into a preview.
#pragma once

#include "base/error.h"
#include "project/sheet_data.h"

#include <vector>

namespace sheaf::project {

class ImportOutput
{
public:
    virtual ~ImportOutput() = default;

    /// Bytes of the base.
    [[nodiscard]] virtual Result<void> write(QByteArrayView bytes) = 0;
    /// The columns are known, and the first rows, which were written. Once; takes the rows away.
    [[nodiscard]] virtual Result<void> publish(
        const formats::Dialect& dialect, const QList<Column>& columns, qint64 firstOffset, std::vector<quint32>& rows)
        = 0;
    /// Further rows, which were written; takes them away.
    [[nodiscard]] virtual Result<void> addRows(std::vector<quint32>& rows) = 0;
    [[nodiscard]] virtual bool isPublished() const = 0;
    /// Whether further rows are of no use: reading ends without an error.
    [[nodiscard]] virtual bool isFull() const { return false; }
};

} // namespace sheaf::project
