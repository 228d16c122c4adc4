#include "formats/xlsx_parts.h"

#include "formats/xml_stream.h"

#include <QDir>
#include <QHash>

#include <charconv>
#include <map>

namespace sheaf::formats {

namespace {

/// A format's code longer than this is none.
constexpr size_t longestFormat = 1000;
constexpr size_t mostStyles = 100'000;

QString asString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

int asNumber(std::string_view text)
{
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct Relation {
    QString type; ///< the last part of its address: "worksheet"
    QString target; ///< part in the archive
};
using Relations = QHash<QString, Relation>;

/// Which part a part refers to by which id.
class RelationHandler : public XmlHandler
{
public:
    explicit RelationHandler(const QString& folder) : m_folder(folder) { }

    void open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (localName(name) != "Relationship" || relations.size() > qsizetype(mostStyles))
            return;
        const QString target = asString(attributes.value("Target"));
        const QString path = target.startsWith(u'/') ? target.sliced(1) : m_folder + target;
        relations.insert(asString(attributes.value("Id")),
            {asString(attributes.value("Type")).section(u'/', -1), QDir::cleanPath(path)});
    }
    void close(std::string_view) override { }

    Relations relations;

private:
    QString m_folder;
};

class BookHandler : public XmlHandler
{
public:
    BookHandler(XlsxBook& book, const Relations& relations) : m_book(book), m_relations(relations) { }

    void open(std::string_view name, const XmlAttributes& attributes) override
    {
        name = localName(name);
        if (name == "workbookPr") {
            const std::string_view is1904 = attributes.value("date1904");
            m_book.from1904 = is1904 == "1" || is1904 == "true";
        } else if (name == "sheet" && m_book.sheets.size() < qsizetype(mostStyles)) {
            const char* const id = attributes.find("r:id") ? attributes.find("r:id") : attributes.find("id");
            const Relation relation = m_relations.value(QString::fromUtf8(id));
            const std::string_view state = attributes.value("state");
            const WorkbookSheet sheet {asString(attributes.value("name")), state == "hidden" || state == "veryHidden"};
            if (relation.type == u"worksheet")
                m_book.sheets.append({sheet, relation.target});
        }
    }
    void close(std::string_view) override { }

private:
    XlsxBook& m_book;
    const Relations& m_relations;
};

class StyleHandler : public XmlHandler
{
public:
    void open(std::string_view name, const XmlAttributes& attributes) override
    {
        name = localName(name);
        if (name == "cellXfs")
            m_inCellStyles = true;
        else if (name == "numFmt" && attributes.value("formatCode").size() <= longestFormat && m_codes.size() < mostStyles)
            m_codes[asNumber(attributes.value("numFmtId"))] = attributes.value("formatCode");
        else if (name == "xf" && m_inCellStyles && m_ids.size() < mostStyles)
            m_ids.push_back(asNumber(attributes.value("numFmtId")));
    }

    void close(std::string_view name) override
    {
        if (localName(name) == "cellXfs")
            m_inCellStyles = false;
    }

    /// A code in the workbook comes before the built-in one of its id.
    [[nodiscard]] std::vector<NumberFormat> formats() const
    {
        std::vector<NumberFormat> formats;
        for (const int id : m_ids) {
            const auto own = m_codes.find(id);
            const QByteArray code = own == m_codes.end() ? builtInFormat(id) : QByteArray::fromStdString(own->second);
            formats.push_back(code.isEmpty() ? NumberFormat() : NumberFormat(code));
        }
        return formats;
    }

private:
    std::map<int, std::string> m_codes;
    std::vector<int> m_ids;
    bool m_inCellStyles = false;
};

Result<void> readPart(const ZipArchive& archive, const QString& name, XmlHandler& handler, const std::stop_token& stop)
{
    Result<ZipPart> part = archive.part(name);
    if (!part)
        return failure(part.error());
    return readXml(*part, archive.path(), handler, nullptr, stop);
}

QString folderOf(const QString& part)
{
    return part.left(part.lastIndexOf(u'/') + 1);
}

} // namespace

QString xlsxMainPart(const ZipArchive& archive)
{
    RelationHandler handler({});
    if (readPart(archive, QStringLiteral("_rels/.rels"), handler, {})) {
        for (const Relation& relation : std::as_const(handler.relations)) {
            if (relation.type == u"officeDocument" && relation.target.endsWith(u"workbook.xml", Qt::CaseInsensitive))
                return relation.target;
        }
    }
    const QString usual = QStringLiteral("xl/workbook.xml");
    return archive.has(usual) ? usual : QString();
}

Result<XlsxBook> readXlsxBook(const ZipArchive& archive, const std::stop_token& stop)
{
    const QString main = xlsxMainPart(archive);
    const QString folder = folderOf(main);
    RelationHandler handler(folder);
    const QString relations = folder + QStringLiteral("_rels/") + main.sliced(folder.size()) + QStringLiteral(".rels");
    if (Result<void> read = readPart(archive, relations, handler, stop); !read)
        return failure(read.error());
    XlsxBook book;
    for (const Relation& relation : std::as_const(handler.relations)) {
        if (relation.type == u"styles")
            book.stylesPart = relation.target;
        else if (relation.type == u"sharedStrings")
            book.stringsPart = relation.target;
    }
    BookHandler bookHandler(book, handler.relations);
    if (Result<void> read = readPart(archive, main, bookHandler, stop); !read)
        return failure(read.error());
    return book;
}

Result<std::vector<NumberFormat>> readXlsxFormats(const ZipArchive& archive, const XlsxBook& book, const std::stop_token& stop)
{
    if (book.stylesPart.isEmpty())
        return {};
    StyleHandler handler;
    if (Result<void> read = readPart(archive, book.stylesPart, handler, stop); !read)
        return failure(read.error());
    return handler.formats();
}

} // namespace sheaf::formats
