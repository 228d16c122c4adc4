#include "formats/ods_reader.h"

#include "formats/ods_cell.h"
#include "formats/xml_stream.h"

#include <charconv>
#include <set>
#include <string>

namespace sheaf::formats {

namespace {

constexpr qsizetype mostSheets = 10'000;

/// A count of repetitions, from 1; what is more than any sheet has stays more.
qint64 repetitions(const XmlAttributes& attributes, std::string_view name)
{
    const std::string_view stated = attributes.value(name);
    qint64 count = 1;
    const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), count);
    if (error == std::errc::result_out_of_range)
        return SheetRows::mostRows + 1;
    return std::clamp<qint64>(count, 1, SheetRows::mostRows + 1);
}

/// Walks over the sheets; what is to be done with them says the one who inherits.
class OdsHandler : public XmlHandler
{
public:
    void open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "table:table") {
            if (++m_tableDepth == 1)
                openTable({QString::fromUtf8(attributes.find("table:name")), isHidden(attributes)});
        } else if (name == "style:style") {
            m_style = attributes.value("style:name");
        } else if (name == "style:table-properties" && attributes.value("table:display") == "false") {
            if (m_hiddenStyles.size() < size_t(mostSheets))
                m_hiddenStyles.insert(m_style);
        }
        if (m_tableDepth == 1)
            openInTable(name, attributes);
    }

    void close(std::string_view name) override
    {
        if (m_tableDepth == 1)
            closeInTable(name);
        if (name == "table:table" && --m_tableDepth == 0)
            closeTable();
    }

protected:
    virtual void openTable(const WorkbookSheet& sheet) = 0;
    virtual void closeTable() { }
    virtual void openInTable(std::string_view, const XmlAttributes&) { }
    virtual void closeInTable(std::string_view) { }

private:
    [[nodiscard]] bool isHidden(const XmlAttributes& attributes) const
    {
        return m_hiddenStyles.contains(attributes.value("table:style-name"));
    }

    std::string m_style;
    std::set<std::string, std::less<>> m_hiddenStyles;
    int m_tableDepth = 0; ///< a cell can hold another table
};

class OdsLister : public OdsHandler
{
public:
    QList<WorkbookSheet> sheets;

protected:
    void openTable(const WorkbookSheet& sheet) override
    {
        if (sheets.size() < mostSheets)
            sheets.append(sheet);
    }
};

class OdsSheetHandler : public OdsHandler
{
public:
    OdsSheetHandler(const QString& sheet, SheetRows& rows) : m_sheet(sheet), m_rows(rows) { }

    [[nodiscard]] bool wasFound() const { return m_found; }

    void open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (m_cell.isOpen())
            m_cell.open(name, attributes);
        else
            OdsHandler::open(name, attributes);
    }

    void close(std::string_view name) override
    {
        if (!m_cell.isOpen())
            return OdsHandler::close(name);
        m_cell.close();
        if (!m_cell.isOpen())
            closeCell();
    }

    void text(QByteArrayView text) override
    {
        if (!m_cell.isOpen())
            return;
        m_cell.add(text);
        if (m_cell.text().size() > SheetRows::longestRow)
            fail({.code = ErrorCode::WorkbookTooLarge, .line = m_row});
    }

protected:
    void openTable(const WorkbookSheet& sheet) override
    {
        m_reading = m_sheet.isEmpty() ? !sheet.hidden : sheet.name == m_sheet;
        m_found = m_found || m_reading;
    }

    void closeTable() override
    {
        if (m_reading)
            finish();
    }

    void openInTable(std::string_view name, const XmlAttributes& attributes) override
    {
        if (!m_reading)
            return;
        if (name == "table:table-row") {
            m_rowTimes = repetitions(attributes, "table:number-rows-repeated");
            m_column = 0;
        } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
            m_cellTimes = repetitions(attributes, "table:number-columns-repeated");
            m_cell.begin(attributes);
        }
    }

    void closeInTable(std::string_view name) override
    {
        if (!m_reading || name != "table:table-row")
            return;
        const Result<bool> goOn = m_rows.handOver(m_row, m_rowTimes);
        m_row = std::min(m_row + m_rowTimes, SheetRows::mostRows + 1);
        if (!goOn)
            fail(goOn.error());
        else if (!*goOn)
            finish();
    }

private:
    void closeCell()
    {
        for (qint64 i = 0; i < m_cellTimes && !m_cell.text().isEmpty(); ++i) {
            if (Result<void> done = m_rows.put(m_column + i, m_cell.text()); !done)
                return fail(done.error());
        }
        m_column = std::min(m_column + m_cellTimes, SheetRows::mostColumns);
    }

    QString m_sheet;
    SheetRows& m_rows;
    OdsCell m_cell;
    qint64 m_row = 1;
    qint64 m_rowTimes = 1;
    qint64 m_column = 0;
    qint64 m_cellTimes = 1;
    bool m_reading = false;
    bool m_found = false;
};

/// The manifest tells which parts are encrypted.
class ManifestHandler : public XmlHandler
{
public:
    bool isEncrypted = false;

    void open(std::string_view name, const XmlAttributes&) override
    {
        if (localName(name) == "encryption-data") {
            isEncrypted = true;
            finish();
        }
    }
    void close(std::string_view) override { }
};

Result<void> readContent(const ZipArchive& archive, XmlHandler& handler, Progress* progress, const std::stop_token& stop)
{
    ManifestHandler manifest;
    if (Result<ZipPart> part = archive.part(QStringLiteral("META-INF/manifest.xml")))
        std::ignore = readXml(*part, archive.path(), manifest, nullptr, stop); // without one all is plain
    if (manifest.isEncrypted || archive.has(QStringLiteral("encrypted-package")))
        return failure(ErrorCode::WorkbookEncrypted, archive.path());
    Result<ZipPart> content = archive.part(QStringLiteral("content.xml"));
    if (!content)
        return failure(content.error());
    if (progress)
        progress->setTotal(content->statedSize());
    return readXml(*content, archive.path(), handler, progress, stop);
}

} // namespace

bool isOds(const ZipArchive& archive)
{
    Result<ZipPart> part = archive.part(QStringLiteral("mimetype"));
    if (!part)
        return false;
    char type[64] = {};
    const Result<qint64> got = part->read(type);
    return got && QByteArrayView(type, *got).startsWith("application/vnd.oasis.opendocument.spreadsheet");
}

Result<QList<WorkbookSheet>> odsSheets(const ZipArchive& archive, const std::stop_token& stop)
{
    OdsLister lister;
    if (Result<void> read = readContent(archive, lister, nullptr, stop); !read)
        return failure(read.error());
    return lister.sheets;
}

Result<void> readOdsSheet(
    const ZipArchive& archive, const QString& sheet, SheetRows& rows, Progress* progress, const std::stop_token& stop)
{
    OdsSheetHandler handler(sheet, rows);
    if (Result<void> read = readContent(archive, handler, progress, stop); !read)
        return read;
    return handler.wasFound() ? Result<void>() : failure(ErrorCode::SheetNotFound, archive.path(), sheet);
}

} // namespace sheaf::formats
