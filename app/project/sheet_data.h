// The table of a project as a value: an immutable base file, the edits on top of it, and the order of the rows. Copies
// are cheap (everything large is shared), so workers take one and read it while the user goes on editing.
#pragma once

#include "base/ids.h"
#include "base/input_file.h"
#include "formats/delimited.h"
#include "json/text.h"
#include "project/row_index.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace sheaf::project {

enum class BaseFormat { Delimited, JsonLines };

/// The file under a sheet. Never changes once it is written.
struct Base {
    QString fileName; ///< in the project's folder, e.g. "sheet/000.csv"
    BaseFormat format = BaseFormat::Delimited;
    formats::Dialect dialect; ///< of a delimited base: always UTF-8
    InputFilePtr file;
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

    bool operator==(const Column& other) const { return id == other.id && name == other.name && hidden == other.hidden; }
};

/// A run of rows whose ids follow one another.
struct Piece {
    RowId first;
    quint32 count = 0;
    bool operator==(const Piece&) const = default;
};

/// Which rows there are, in the order in which they are stored and sent.
class RowOrder
{
public:
    RowOrder() = default;
    explicit RowOrder(QList<Piece> pieces);

    [[nodiscard]] qint64 rowCount() const { return m_starts.empty() ? 0 : m_total; }
    /// `position` in [0, rowCount()).
    [[nodiscard]] RowId at(qint64 position) const;
    /// -1 when the row was deleted. O(pieces).
    [[nodiscard]] qint64 positionOf(RowId row) const;
    [[nodiscard]] const QList<Piece>& pieces() const { return m_pieces; }

    [[nodiscard]] RowOrder withInserted(qint64 position, Piece piece) const;
    [[nodiscard]] RowOrder withRemoved(qint64 position, qint64 count) const;
    [[nodiscard]] RowOrder withAppended(Piece piece) const;

private:
    QList<Piece> m_pieces;
    std::vector<qint64> m_starts; ///< position of each piece's first row
    qint64 m_total = 0;
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
    [[nodiscard]] const Column* column(ColumnId id) const;
    [[nodiscard]] QStringList columnNames() const;
    /// The record as it stands in the base file (terminator included), edits not applied. Reads the disk.
    [[nodiscard]] Result<QByteArray> baseRecord(RowId row) const;
    /// The request line of a JSON base with its edits, without terminator. Reads the disk.
    [[nodiscard]] Result<QByteArray> line(RowId row) const;
    /// One cell as UTF-8. Reads the disk.
    [[nodiscard]] Result<QByteArray> cell(RowId row, const Column& column) const;
    /// Several cells of a row with one read, in the order asked for.
    [[nodiscard]] Result<std::vector<QByteArray>> cells(RowId row, std::span<const Column> wanted) const;
    /// The same from a record that was read already (streaming over the file).
    [[nodiscard]] std::vector<QByteArray> cellsOf(RowId row, QByteArrayView record, std::span<const Column> wanted) const;
};

/// Visits the rows [from, to) by position in stored order with large reads; `record` is the base record (empty for an
/// added row). Return false to stop. For workers.
using OnRow = std::function<bool(qint64 position, RowId row, QByteArrayView record)>;
[[nodiscard]] Result<void> forEachRow(const SheetData& sheet, const OnRow& onRow, std::stop_token stop = {},
    qint64 from = 0, qint64 to = -1);

} // namespace sheaf::project
