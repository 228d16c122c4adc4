#include "formats/xlsx_sheet.h"

#include "formats/excel_escapes.h"
#include "formats/xml_stream.h"

#include <charconv>
#include <optional>

namespace sheaf::formats {

namespace {

/// All of the text as a number from 0; nothing else.
std::optional<qint64> wholeNumber(QByteArrayView text)
{
    qint64 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc() || end != text.end() || number < 0)
        return {};
    return number;
}

/// The column of "C5", from 0; nothing when there are no letters. What is too large stays too large.
std::optional<qint64> columnOf(std::string_view reference)
{
    qint64 column = 0;
    for (const char c : reference) {
        const char letter = c >= 'a' && c <= 'z' ? char(c - 32) : c;
        if (letter < 'A' || letter > 'Z')
            break;
        column = std::min<qint64>(column * 26 + (letter - 'A' + 1), SheetRows::mostColumns + 1);
    }
    return column == 0 ? std::nullopt : std::optional(column - 1);
}

class XlsxSheetHandler : public XmlHandler
{
public:
    XlsxSheetHandler(const XlsxSheetSource& source, SheetRows& rows, const QString& path)
        : m_source(source), m_rows(rows), m_path(path)
    {
    }

    void open(std::string_view name, const XmlAttributes& attributes) override
    {
        name = localName(name);
        if (name == "c")
            openCell(attributes);
        else if (name == "v" || name == "t")
            m_inValue = m_inCell && !m_inPhonetic;
        else if (name == "rPh")
            m_inPhonetic = true;
        else if (name == "row")
            openRow(attributes);
    }

    void close(std::string_view name) override
    {
        name = localName(name);
        if (name == "v" || name == "t")
            m_inValue = false;
        else if (name == "c")
            closeCell();
        else if (name == "rPh")
            m_inPhonetic = false;
        else if (name == "row")
            closeRow();
        else if (name == "sheetData")
            finish(); // what follows are merged cells, links and the like
    }

    void text(QByteArrayView text) override
    {
        if (!m_inValue)
            return;
        m_value += text;
        if (m_value.size() > SheetRows::longestRow)
            fault(ErrorCode::WorkbookTooLarge, "a cell that is too long");
    }

private:
    void openRow(const XmlAttributes& attributes)
    {
        const std::string_view stated = attributes.value("r");
        const std::optional<qint64> row = wholeNumber(QByteArrayView(stated.data(), qsizetype(stated.size())));
        m_row = std::min(row.value_or(m_row + 1), SheetRows::mostRows + 1);
        m_column = -1;
    }

    void closeRow()
    {
        const Result<bool> goOn = m_rows.handOver(m_row);
        if (!goOn)
            fail(goOn.error());
        else if (!*goOn)
            finish();
    }

    void openCell(const XmlAttributes& attributes)
    {
        m_inCell = true;
        m_column = columnOf(attributes.value("r")).value_or(m_column + 1);
        const std::string_view type = attributes.value("t");
        m_type.assign(type);
        const std::string_view style = attributes.value("s");
        m_style = wholeNumber(QByteArrayView(style.data(), qsizetype(style.size()))).value_or(0);
        m_value.resize(0);
    }

    void closeCell()
    {
        m_inCell = false;
        if (m_value.isEmpty() && m_type != "s")
            return;
        if (m_type == "s")
            return putShared();
        if (m_type.empty() || m_type == "n")
            return putNumber();
        if (m_type == "b")
            return put(m_value == "0" || m_value == "false" ? "FALSE" : "TRUE");
        if (m_type == "str" || m_type == "inlineStr")
            undoExcelEscapes(m_value);
        put(m_value);
    }

    void putShared()
    {
        if (m_value.isEmpty())
            return;
        const std::optional<qint64> index = wholeNumber(m_value.trimmed());
        if (!index || *index >= m_source.strings.size())
            return fault(ErrorCode::WorkbookDamaged, "a text that is not there");
        const Result<QByteArrayView> text = m_source.strings.at(*index);
        if (!text)
            return fail(text.error());
        put(*text);
    }

    void putNumber()
    {
        static const NumberFormat general;
        const bool hasFormat = m_style < qint64(m_source.formats.size());
        m_shown.resize(0);
        (hasFormat ? m_source.formats[size_t(m_style)] : general).append(m_shown, m_value, m_source.from1904);
        put(m_shown);
    }

    void put(QByteArrayView text)
    {
        if (Result<void> done = m_rows.put(m_column, text); !done)
            fail(done.error());
    }

    void fault(ErrorCode code, const char* why)
    {
        fail({.code = code, .path = m_path, .line = m_row, .detail = QString::fromLatin1(why)});
    }

    const XlsxSheetSource& m_source;
    SheetRows& m_rows;
    const QString& m_path;
    QByteArray m_value;
    QByteArray m_shown;
    std::string m_type;
    qint64 m_style = 0;
    qint64 m_row = 0;
    qint64 m_column = -1;
    bool m_inCell = false;
    bool m_inValue = false;
    bool m_inPhonetic = false;
};

} // namespace

Result<void> readXlsxSheet(const ZipArchive& archive, const XlsxSheetSource& source, SheetRows& rows, Progress* progress,
    const std::stop_token& stop)
{
    Result<ZipPart> part = archive.part(source.part);
    if (!part)
        return failure(part.error());
    XlsxSheetHandler handler(source, rows, archive.path());
    return readXml(*part, archive.path(), handler, progress, stop);
}

} // namespace sheaf::formats
