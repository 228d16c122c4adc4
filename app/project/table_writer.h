// The base of a delimited table while it is written: bytes become rows, and from time to time they are handed on.
#pragma once

#include "base/progress.h"
#include "project/import_output.h"
#include "project/row_scan.h"

namespace sheaf::project {

class TableWriter
{
public:
    TableWriter(ImportOutput& output, Progress& progress) : m_output(output), m_progress(progress) { }

    /// How the base is written, and its columns; before the first row.
    void begin(const formats::Dialect& base, const QList<Column>& columns);
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    [[nodiscard]] const formats::Dialect& base() const { return m_base; }

    /// Records of the base with their terminators; what is no row belongs to the row before it.
    [[nodiscard]] Result<void> addRow(QByteArrayView record);
    [[nodiscard]] Result<void> addOther(QByteArrayView bytes);
    /// Hands on what is known; for between blocks.
    [[nodiscard]] Result<void> handOn();
    /// A header alone is a table without rows; nothing at all is FileEmpty.
    [[nodiscard]] Result<void> finish();

private:
    ImportOutput& m_output;
    Progress& m_progress;
    formats::Dialect m_base;
    QList<Column> m_columns;
    RowFolder m_folder;
    qint64 m_rows = 0;
    bool m_begun = false;
};

} // namespace sheaf::project
