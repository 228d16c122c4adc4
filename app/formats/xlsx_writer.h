// A table written as XLSX: every cell is text, whatever it looks like, and nothing is cut.
#pragma once

#include "base/error.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace sheaf::formats {

/// The words in a workbook that people read; from whoever knows their language.
struct XlsxWords {
    QString rowsSheet; ///< further ones are called "… 2" and so on
    QString longTextsSheet; ///< further ones likewise
    QStringList longTextColumns; ///< its four headings: sheet row, column, piece, text
    /// Stands in the cell instead of a text that is too long for it. `row` of that sheet of long texts, from 1.
    std::function<QString(qint64 characters, const QString& sheet, qint64 row)> insteadOfLongText;
};

struct XlsxCounts {
    qint64 rows = 0;
    qint64 longTexts = 0; ///< beyond the 32,767 characters of a cell; they are whole, in pieces, on a sheet of their own
    qint64 escapedCharacters = 0; ///< that XML cannot carry; written as _xHHHH_, which spreadsheets and our reader undo
};

/// Written as `path`.part and renamed by commit(). Memory stays small: each row is final when it is added.
class XlsxWriter
{
public:
    /// The header is bold and stays in view. TooManyColumns beyond 16,384.
    [[nodiscard]] static Result<XlsxWriter> create(const QString& path, std::span<const QByteArray> header, XlsxWords words);
    /// Without commit() nothing is left.
    ~XlsxWriter();
    XlsxWriter(XlsxWriter&&) noexcept;
    XlsxWriter& operator=(XlsxWriter&&) noexcept;

    /// Cells as UTF-8. A sheet that is full (1,048,576 rows) is followed by another with the same header.
    [[nodiscard]] Result<void> addRow(std::span<const QByteArray> cells);
    /// Packs the file, reads it back (what writes it does not notice a full disk everywhere) and puts it in its place.
    [[nodiscard]] Result<XlsxCounts> commit(std::stop_token stop);

private:
    class Book;
    explicit XlsxWriter(std::unique_ptr<Book> book);

    std::unique_ptr<Book> m_book;
};

} // namespace sheaf::formats
