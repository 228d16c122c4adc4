// The table of a project as a value: an immutable base file, the edits on top of it, and the order of the rows. Copies
// are cheap (everything large is shared), so workers take one and read it while the user goes on editing.
#pragma once

#include "base/input_file.h"
#include "formats/delimited.h"
#include "json/text.h"
#include "project/row_index.h"
#include "project/row_order.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace sheaf::project {

enum class BaseFormat { Delimited, JsonLines };

/// The file under a sheet. Never changes once it is written.
struct Base {
    QString fileName; ///< in the project's folder, e.g. "sheet/000.csv"
    BaseFormat format = BaseFormat::Delimited;
    formats::Dialect dialect; ///< of a delimited base: always UTF-8
    InputFilePtr file;
    /// Added rows that stand in the file too, behind the imported ones: those with the numbers [0, addedRows).
    qint64 addedRows = 0;
    qsizetype cellCount = 0; ///< of the longest record of a delimited base, known when all of it was read; 0 = unknown
};

struct Column {
    enum class Source {
        Base, ///< cell `baseIndex` of the record
        Json, ///< the value at `path` of the line: strings decoded, everything else as raw JSON
        Added, ///< made by the user: only edits
    };
    ColumnId id;
    QString name;
    Source source = Source::Base;
    qsizetype baseIndex = -1;
    json::Path path;
    bool hidden = false;

    bool operator==(const Column& other) const // the path follows from the id
    {
        return id == other.id && name == other.name && hidden == other.hidden && source == other.source
            && baseIndex == other.baseIndex;
    }
};

/// Edited cells by row and column. A row of a JSON base has one entry under `wholeLine`: its new line.
using RowEdits = QHash<ColumnId, QByteArray>;
using Edits = QHash<RowId, RowEdits>;
inline constexpr ColumnId wholeLine {-1};

struct SheetData {
    Base base;
    RowIndex index;
    RowOrder order;
    Edits edits;
    QList<Column> columns; ///< in their order, hidden ones included

    [[nodiscard]] qint64 rowCount() const { return order.rowCount(); }
    /// Imported rows, deleted ones included.
    [[nodiscard]] qint64 baseRowCount() const { return index.rowCount() - base.addedRows; }
    /// Where the index has a row; -1 for an added row that is not in the base file.
    [[nodiscard]] qint64 recordOf(RowId row) const;
    [[nodiscard]] const Column* column(ColumnId id) const;
    [[nodiscard]] QStringList columnNames() const;
    /// The record as it stands in the base file (terminator included), edits not applied. Reads the disk.
    [[nodiscard]] Result<QByteArray> baseRecord(RowId row) const;
    /// The request line of a JSON base with its edits, without terminator. Reads the disk.
    [[nodiscard]] Result<QByteArray> line(RowId row) const;
    /// The same from a record that was read already: a view of the edit or into `record`. Only a view into `record` has
    /// readable bytes behind it (json::LineParser::padding), and only where `record` had them.
    [[nodiscard]] QByteArrayView lineOf(RowId row, QByteArrayView record) const;
    /// The record without its terminator and without the blank lines that follow it in the file.
    [[nodiscard]] static QByteArrayView withoutLineEnds(QByteArrayView record);
    /// One cell as UTF-8. Reads the disk.
    [[nodiscard]] Result<QByteArray> cell(RowId row, const Column& column) const;
    /// Several cells of a row with one read, in the order asked for.
    [[nodiscard]] Result<std::vector<QByteArray>> cells(RowId row, std::span<const Column> wanted) const;
    /// The same from a record that was read already (streaming over the file).
    [[nodiscard]] std::vector<QByteArray> cellsOf(RowId row, QByteArrayView record, std::span<const Column> wanted) const;
};

/// The quote of a delimited base, nothing for JSON lines: how CellMatcher::mayMatch() has to read a record.
[[nodiscard]] std::optional<char> rawQuote(const SheetData& sheet);

/// Visits the rows [from, to) by position in stored order with large reads; `record` is the base record (empty for an
/// added row that is not in the base file), with at least json::LineParser::padding readable bytes behind it, valid during the call. Return false to stop. For workers.
using OnRow = std::function<bool(qint64 position, RowId row, QByteArrayView record)>;
[[nodiscard]] Result<void> forEachRow(const SheetData& sheet, const OnRow& onRow, std::stop_token stop = {},
    qint64 from = 0, qint64 to = -1);

} // namespace sheaf::project
