#include "formats/xlsx_writer.h"

#include "base/whole_file.h"
#include "formats/excel_escapes.h"
#include "formats/workbook.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>
#include <xlsxwriter.h>

namespace sheaf::formats {

namespace {

constexpr lxw_row_t rowsOfSheet = LXW_ROW_MAX;
constexpr qsizetype mostColumnsWritten = LXW_COL_MAX;
constexpr qsizetype longestCell = 32'767; // characters

/// Units of UTF-16, in which spreadsheets count.
qsizetype unitsOf(QByteArrayView text)
{
    qsizetype units = 0;
    for (const char c : text)
        units += (uchar(c) & 0xC0) == 0x80 ? 0 : uchar(c) >= 0xF0 ? 2 : 1;
    return units;
}

/// How many bytes at the front of an escaped text fit into a cell, without cutting a character or an escape.
qsizetype bytesThatFit(QByteArrayView text)
{
    qsizetype units = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype next = at + std::max<qsizetype>(1, excelEscapeLength(text, at));
        while (next < text.size() && (uchar(text[next]) & 0xC0) == 0x80)
            ++next;
        units += unitsOf(text.sliced(at, next - at));
        if (units > longestCell)
            break;
        at = next;
    }
    return at;
}

ErrorCode codeFor(lxw_error error)
{
    switch (error) {
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: return ErrorCode::TooManyColumns;
    default: return ErrorCode::WriteFailed;
    }
}

} // namespace

class XlsxWriter::Book
{
public:
    Book(WholeFile file, std::span<const QByteArray> header, XlsxWords words)
        : m_file(std::move(file)), m_header(header.begin(), header.end()), m_words(std::move(words))
    {
    }

    ~Book()
    {
        if (m_workbook)
            lxw_workbook_free(m_workbook);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    Result<void> open()
    {
        lxw_workbook_options options {};
        options.constant_memory = LXW_TRUE;
        m_workbook = workbook_new_opt(QFile::encodeName(m_file.partPath()).constData(), &options);
        if (!m_workbook)
            return systemFailure(errno, ErrorCode::WriteFailed, m_file.path());
        m_text = workbook_add_format(m_workbook);
        format_set_num_format(m_text, "@"); // stays text when somebody edits it
        m_bold = workbook_add_format(m_workbook);
        format_set_bold(m_bold);
        return openSheet();
    }

    Result<void> addRow(std::span<const QByteArray> cells)
    {
        if (m_nextRow == rowsOfSheet) {
            if (Result<void> opened = openSheet(); !opened)
                return opened;
        }
        for (size_t i = 0; i < cells.size(); ++i) {
            if (Result<void> written = writeCell(cells[i], i); !written)
                return written;
        }
        ++m_nextRow;
        ++m_counts.rows;
        m_filledRows += std::ranges::all_of(cells, &QByteArray::isEmpty) ? 0 : 1;
        return {};
    }

    Result<XlsxCounts> commit(const std::stop_token& stop)
    {
        errno = 0;
        const lxw_error closed = workbook_close(std::exchange(m_workbook, nullptr));
        if (closed != LXW_NO_ERROR)
            return failed(closed);
        if (Result<void> whole = readBack(stop); !whole)
            return failure(whole.error());
        if (Result<void> done = m_file.commit(); !done)
            return failure(done.error());
        return m_counts;
    }

private:
    Result<void> openSheet()
    {
        m_sheet = addSheet(m_words.rowsSheet, m_rowSheets);
        if (!m_sheet)
            return failed(LXW_ERROR_MEMORY_MALLOC_FAILED);
        m_filledRows += std::ranges::all_of(m_header, &QByteArray::isEmpty) ? 0 : 1;
        for (size_t i = 0; i < m_header.size(); ++i) {
            const double width = double(std::clamp<qsizetype>(unitsOf(m_header[i]) + 4, 12, 40));
            const auto column = lxw_col_t(i);
            worksheet_set_column(m_sheet, column, column, width, m_text);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        m_nextRow = 0;
        for (size_t i = 0; i < m_header.size(); ++i) {
            const QByteArray heading = withExcelEscapes(m_header[i], m_counts.escapedCharacters);
            if (Result<void> written = write(m_sheet, 0, i, heading, m_bold); !written)
                return written;
        }
        m_nextRow = 1;
        return {};
    }

    /// Null when it cannot be added.
    lxw_worksheet* addSheet(const QString& base, int& count)
    {
        ++count;
        const QString name = count == 1 ? base : base + u' ' + QString::number(count);
        m_sheetNames.append(name);
        return workbook_add_worksheet(m_workbook, name.toUtf8().constData());
    }

    Result<void> writeCell(const QByteArray& text, size_t column)
    {
        if (text.isEmpty())
            return {};
        const QByteArray escaped = withExcelEscapes(text, m_counts.escapedCharacters);
        if (escaped.size() <= longestCell || unitsOf(escaped) <= longestCell)
            return write(m_sheet, m_nextRow, column, escaped, m_text);
        ++m_counts.longTexts;
        if (!m_longTexts || m_longTextRow == rowsOfSheet) {
            if (Result<void> opened = openLongTexts(); !opened)
                return opened;
        }
        const QString instead = m_words.insteadOfLongText(unitsOf(text), m_longTextsName, qint64(m_longTextRow) + 1);
        if (Result<void> written = write(m_sheet, m_nextRow, column, instead.toUtf8(), m_text); !written)
            return written;
        return writePieces(escaped, column);
    }

    Result<void> openLongTexts()
    {
        m_longTexts = addSheet(m_words.longTextsSheet, m_longTextSheets);
        if (!m_longTexts)
            return failed(LXW_ERROR_MEMORY_MALLOC_FAILED);
        m_longTextsName = m_sheetNames.last();
        ++m_filledRows;
        worksheet_freeze_panes(m_longTexts, 1, 0);
        for (qsizetype i = 0; i < m_words.longTextColumns.size(); ++i) {
            if (Result<void> written = write(m_longTexts, 0, size_t(i), m_words.longTextColumns[i].toUtf8(), m_bold); !written)
                return written;
        }
        m_longTextRow = 1;
        return {};
    }

    Result<void> writePieces(QByteArrayView escaped, size_t column)
    {
        for (int piece = 1; !escaped.isEmpty(); ++piece) {
            if (m_longTextRow == rowsOfSheet) {
                if (Result<void> opened = openLongTexts(); !opened)
                    return opened;
            }
            const qsizetype length = bytesThatFit(escaped);
            const QByteArray cells[] = {QByteArray::number(qint64(m_nextRow) + 1),
                column < m_header.size() ? m_header[column] : QByteArray::number(column + 1), QByteArray::number(piece),
                escaped.first(length).toByteArray()};
            for (size_t i = 0; i < std::size(cells); ++i) {
                if (Result<void> written = write(m_longTexts, m_longTextRow, i, cells[i], m_text); !written)
                    return written;
            }
            ++m_longTextRow;
            ++m_filledRows;
            escaped = escaped.sliced(length);
        }
        return {};
    }

    Result<void> write(lxw_worksheet* sheet, lxw_row_t row, size_t column, const QByteArray& escaped, lxw_format* format)
    {
        const lxw_error error = worksheet_write_string(sheet, row, lxw_col_t(column), escaped.constData(), format);
        return error == LXW_NO_ERROR ? Result<void>() : Result<void>(failed(error));
    }

    /// The rows that were written must be there: a temporary file on a full disk is not noticed otherwise.
    Result<void> readBack(const std::stop_token& stop)
    {
        qint64 rows = 0;
        for (const QString& name : std::as_const(m_sheetNames)) {
            const auto count = [&](std::span<const QByteArray>, qint64) {
                ++rows;
                return true;
            };
            const Result<void> read = readSheet(m_file.partPath(), name, count, nullptr, stop);
            if (!read && read.error().code == ErrorCode::Cancelled)
                return read;
            if (!read)
                return failure(ErrorCode::WriteFailed, m_file.path(), read.error().detail);
        }
        if (rows != m_filledRows)
            return failure(ErrorCode::WriteFailed, m_file.path(), QStringLiteral("rows are missing"));
        return {};
    }

    [[nodiscard]] tl::unexpected<Error> failed(lxw_error error) const
    {
        if (errno == ENOSPC || errno == EDQUOT)
            return systemFailure(errno, ErrorCode::WriteFailed, m_file.path());
        return failure(codeFor(error), m_file.path(), QString::fromUtf8(lxw_strerror(error)));
    }

    WholeFile m_file;
    std::vector<QByteArray> m_header;
    XlsxWords m_words;
    XlsxCounts m_counts;
    lxw_workbook* m_workbook = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_worksheet* m_longTexts = nullptr;
    lxw_format* m_text = nullptr;
    lxw_format* m_bold = nullptr;
    lxw_row_t m_nextRow = 0;
    lxw_row_t m_longTextRow = 0;
    QString m_longTextsName; ///< of m_longTexts
    int m_rowSheets = 0;
    int m_longTextSheets = 0;
    QStringList m_sheetNames;
    qint64 m_filledRows = 0; ///< of all sheets, headers among them
};

XlsxWriter::XlsxWriter(std::unique_ptr<Book> book) : m_book(std::move(book))
{
}

XlsxWriter::~XlsxWriter() = default;
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;

Result<XlsxWriter> XlsxWriter::create(const QString& path, std::span<const QByteArray> header, XlsxWords words)
{
    if (qsizetype(header.size()) > mostColumnsWritten)
        return failure(ErrorCode::TooManyColumns, path);
    Result<WholeFile> file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    auto book = std::make_unique<Book>(std::move(*file), header, std::move(words));
    if (Result<void> opened = book->open(); !opened)
        return failure(opened.error());
    return XlsxWriter(std::move(book));
}

Result<void> XlsxWriter::addRow(std::span<const QByteArray> cells)
{
    return m_book->addRow(cells);
}

Result<XlsxCounts> XlsxWriter::commit(std::stop_token stop)
{
    return m_book->commit(stop);
}

} // namespace sheaf::formats
