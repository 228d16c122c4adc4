// The cells of one record, read and written.
#pragma once

#include "formats/dialect.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>
#include <vector>

namespace sheaf::formats {

/// The cells of one record (terminator allowed). Quotes removed, doubled quotes halved, everything else as it stands:
/// all is text. A quote in the middle of an unquoted cell is an ordinary character, and so is all that stands between
/// a closing quote and the next delimiter. `cells` keeps its memory from call to call.
void splitRecord(QByteArrayView record, const Dialect& dialect, std::vector<QByteArray>& cells);
/// One cell of it, without decoding the others; empty when the record is shorter.
[[nodiscard]] QByteArray cellOf(QByteArrayView record, const Dialect& dialect, qsizetype index);

/// Appends one record with LF; cells are quoted where they must be (delimiter, quote, CR, LF, outer spaces, a leading
/// U+FEFF that could pass for a BOM, a single empty cell that could pass for a blank line).
void appendRecord(QByteArray& out, const std::vector<QByteArray>& cells, char delimiter = ',', char quote = '"');
/// One cell, quoted where it must be.
void appendCell(QByteArray& out, QByteArrayView cell, char delimiter, char quote);

struct NewCell {
    qsizetype index = 0; ///< in the record, from 0
    QByteArray text;
};
/// Appends `record` with some cells changed (ascending by index) and every other byte as it stands. A record that is too
/// short gets empty cells, one without terminator LF.
void appendSpliced(QByteArray& out, QByteArrayView record, const Dialect& dialect, std::span<const NewCell> changes);

} // namespace sheaf::formats
