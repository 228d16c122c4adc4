#include "formats/xml_stream.h"

#include <QString>

#include <cstdlib>
#include <expat.h>
#include <memory>

namespace sheaf::formats {

namespace {

constexpr int xmlBlock = 64 * 1024;
constexpr int deepestElement = 100;
constexpr qint64 longestTag = 8 * 1024 * 1024;
constexpr size_t parserMemory = 64 * 1024 * 1024;

/// What expat has allocated on this thread: it keeps every name that it ever met, and has no limit of its own.
thread_local size_t allocatedByParser = 0;

struct alignas(std::max_align_t) BlockHead {
    size_t size;
};

void* limitedRealloc(void* old, size_t size)
{
    BlockHead* const head = old ? static_cast<BlockHead*>(old) - 1 : nullptr;
    const size_t before = head ? head->size : 0;
    if (size > parserMemory || allocatedByParser - before + size > parserMemory)
        return nullptr;
    auto* const grown = static_cast<BlockHead*>(std::realloc(head, sizeof(BlockHead) + size));
    if (!grown)
        return nullptr;
    grown->size = size;
    allocatedByParser += size - before;
    return grown + 1;
}

void* limitedMalloc(size_t size)
{
    return limitedRealloc(nullptr, size);
}

void limitedFree(void* block)
{
    if (!block)
        return;
    BlockHead* const head = static_cast<BlockHead*>(block) - 1;
    allocatedByParser -= head->size;
    std::free(head);
}

class Run
{
public:
    Run(XmlHandler& handler, const QString& path, const QString& part) : m_handler(handler), m_path(path), m_part(part)
    {
        static constexpr XML_Memory_Handling_Suite memory {limitedMalloc, limitedRealloc, limitedFree};
        m_parser.reset(XML_ParserCreate_MM("UTF-8", &memory, nullptr));
        if (!m_parser)
            return;
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(m_parser.get(), onStart, onEnd);
        XML_SetCharacterDataHandler(m_parser.get(), onText);
        XML_SetStartDoctypeDeclHandler(m_parser.get(), onDoctype);
    }

    /// False when nothing more is wanted; then result() tells why.
    bool feed(ZipPart& part)
    {
        void* const buffer = m_parser ? XML_GetBuffer(m_parser.get(), xmlBlock) : nullptr;
        if (!buffer)
            return refuse(ErrorCode::WorkbookTooLarge, {});
        const Result<qint64> got = part.read({static_cast<char*>(buffer), size_t(xmlBlock)});
        if (!got) {
            m_result = failure(got.error());
            return false;
        }
        m_fed += *got;
        const bool isFinal = *got == 0;
        if (XML_ParseBuffer(m_parser.get(), int(*got), isFinal) == XML_STATUS_ERROR)
            return explain();
        if (m_fed - XML_GetCurrentByteIndex(m_parser.get()) > longestTag)
            return refuse(ErrorCode::WorkbookDamaged, QStringLiteral("a tag without an end"));
        return !isFinal;
    }

    [[nodiscard]] qint64 fed() const { return m_fed; }
    [[nodiscard]] const Result<void>& result() const { return m_result; }

private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    static void onStart(void* self, const char* name, const char** attributes)
    {
        Run& run = *static_cast<Run*>(self);
        if (run.isOver())
            return;
        if (++run.m_depth > deepestElement)
            return run.halt(QStringLiteral("elements are nested too deeply"));
        run.m_handler.open(name, XmlAttributes(attributes));
        run.stopWhenDone();
    }

    static void onEnd(void* self, const char* name)
    {
        Run& run = *static_cast<Run*>(self);
        if (run.isOver())
            return;
        --run.m_depth;
        run.m_handler.close(name);
        run.stopWhenDone();
    }

    static void onText(void* self, const char* text, int length)
    {
        Run& run = *static_cast<Run*>(self);
        if (run.isOver())
            return;
        run.m_handler.text(QByteArrayView(text, length));
        run.stopWhenDone();
    }

    static void onDoctype(void* self, const char*, const char*, const char*, int)
    {
        static_cast<Run*>(self)->halt(QStringLiteral("a document type"));
    }

    [[nodiscard]] bool isOver() const { return m_halted || m_handler.isDone(); }

    void stopWhenDone()
    {
        if (m_handler.isDone())
            XML_StopParser(m_parser.get(), XML_FALSE);
    }

    void halt(const QString& why)
    {
        m_halted = true;
        refuse(ErrorCode::WorkbookDamaged, why);
        XML_StopParser(m_parser.get(), XML_FALSE);
    }

    bool refuse(ErrorCode code, const QString& why)
    {
        m_result = failure(code, m_path, why.isEmpty() ? m_part : m_part + QStringLiteral(": ") + why);
        return false;
    }

    bool explain()
    {
        if (m_halted)
            return false;
        const XML_Error code = XML_GetErrorCode(m_parser.get());
        if (code == XML_ERROR_ABORTED)
            m_result = m_handler.result();
        else if (code == XML_ERROR_NO_MEMORY)
            refuse(ErrorCode::WorkbookTooLarge, {});
        else
            refuse(ErrorCode::WorkbookDamaged, QString::fromUtf8(XML_ErrorString(code)));
        return false;
    }

    XmlHandler& m_handler;
    const QString& m_path;
    const QString& m_part;
    std::unique_ptr<XML_ParserStruct, Free> m_parser;
    Result<void> m_result;
    qint64 m_fed = 0;
    int m_depth = 0;
    bool m_halted = false;
};

} // namespace

const char* XmlAttributes::find(std::string_view name) const
{
    for (const char** pair = m_pairs; *pair; pair += 2) {
        if (name == *pair)
            return pair[1];
    }
    return nullptr;
}

std::string_view XmlAttributes::value(std::string_view name) const
{
    const char* const found = find(name);
    return found ? std::string_view(found) : std::string_view();
}

std::string_view localName(std::string_view name)
{
    const size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Result<void> readXml(
    ZipPart& part, const QString& path, XmlHandler& handler, Progress* progress, const std::stop_token& stop)
{
    Run run(handler, path, part.name());
    qint64 told = 0;
    for (bool more = true; more;) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, path);
        more = run.feed(part);
        if (progress)
            progress->add(run.fed() - std::exchange(told, run.fed()));
    }
    return run.result();
}

} // namespace sheaf::formats
