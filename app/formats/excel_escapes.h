// _xHHHH_: how XLSX writes the characters that XML forbids.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sheaf::formats {

/// Puts the characters back that were written as _xHHHH_ (UTF-16 units in hexadecimal). Lone surrogates stay as they are
/// written, because no UTF-8 can hold them.
void undoExcelEscapes(QByteArray& text);

/// `text` with _xHHHH_ for what XML cannot carry (control characters but tab and LF, U+FFFE, U+FFFF), and for the first
/// underscore of what could itself be taken for an escape. `escaped` grows by the characters that XML cannot carry.
[[nodiscard]] QByteArray withExcelEscapes(const QByteArray& text, qint64& escaped);

/// Bytes of the escape that begins at `at` (two of them for a pair of surrogates); 0 when none does.
[[nodiscard]] qsizetype excelEscapeLength(QByteArrayView text, qsizetype at);

} // namespace sheaf::formats
