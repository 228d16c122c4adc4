// The base of a sheet of JSON lines while it is written: the first lines are kept until they have told the columns.
#pragma once

#include "base/progress.h"
#include "formats/file_kind.h"
#include "project/import_output.h"
#include "project/row_scan.h"

namespace sheaf::project {

class LineWriter
{
public:
    LineWriter(formats::FileKind kind, ImportOutput& output, Progress& progress)
        : m_kind(kind), m_output(output), m_progress(progress)
    {
    }

    /// Bytes of the base, of which the first `skipped` belong to no line.
    [[nodiscard]] Result<void> add(QByteArrayView bytes, qint64 skipped = 0);
    /// Ends a line that has no line end yet: another file follows.
    [[nodiscard]] Result<void> endLine();
    /// Hands on what is known; for between blocks.
    [[nodiscard]] Result<void> handOn();
    /// FileEmpty where there was no line.
    [[nodiscard]] Result<void> finish();
    /// Empty until the first lines have told them.
    [[nodiscard]] const QList<Column>& columns() const { return m_columns; }

private:
    [[nodiscard]] Result<void> publish();
    [[nodiscard]] std::vector<QByteArrayView> firstLines(const std::vector<quint32>& rows) const;

    formats::FileKind m_kind;
    ImportOutput& m_output;
    Progress& m_progress;
    LineScanner m_scanner;
    QByteArray m_head;
    QList<Column> m_columns;
    qint64 m_rows = 0;
    bool m_inLine = false;
};

} // namespace sheaf::project
