#include "formats/shared_strings.h"

#include "formats/excel_escapes.h"
#include "formats/sheet_rows.h"
#include "formats/xml_stream.h"

namespace sheaf::formats {

namespace {

constexpr qint64 memoryForTexts = 48LL * 1024 * 1024;
constexpr qint64 mostTexts = 16'000'000;
constexpr size_t baseEvery = 64;
constexpr quint32 inFileBit = 0x80000000;

/// <si> holds a text, or runs of text, each with its own look; <rPh> says how to pronounce them.
class SharedStringHandler : public XmlHandler
{
public:
    SharedStringHandler(SharedStrings& strings, const QString& path) : m_strings(strings), m_path(path) { }

    void open(std::string_view name, const XmlAttributes&) override
    {
        name = localName(name);
        if (name == "si")
            m_text.resize(0);
        else if (name == "rPh")
            m_inPhonetic = true;
        else if (name == "t")
            m_inText = !m_inPhonetic;
    }

    void close(std::string_view name) override
    {
        name = localName(name);
        if (name == "t")
            m_inText = false;
        else if (name == "rPh")
            m_inPhonetic = false;
        else if (name == "si")
            store();
    }

    void text(QByteArrayView text) override
    {
        if (!m_inText)
            return;
        m_text += text;
        if (m_text.size() > SheetRows::longestRow)
            fail({.code = ErrorCode::WorkbookTooLarge, .path = m_path});
    }

private:
    void store()
    {
        undoExcelEscapes(m_text);
        if (Result<void> stored = m_strings.append(m_text); !stored) {
            Error error = stored.error();
            error.path = m_path;
            fail(std::move(error));
        }
    }

    SharedStrings& m_strings;
    const QString& m_path;
    QByteArray m_text;
    bool m_inText = false;
    bool m_inPhonetic = false;
};

} // namespace

Result<void> SharedStrings::read(ZipPart& part, const QString& path, Progress* progress, const std::stop_token& stop)
{
    SharedStringHandler handler(*this, path);
    if (Result<void> parsed = readXml(part, path, handler, progress, stop); !parsed)
        return parsed;
    if (m_file && !m_file->flush())
        return failure(ErrorCode::WriteFailed, m_file->fileName(), m_file->errorString());
    return {};
}

Result<void> SharedStrings::append(QByteArrayView text)
{
    if (size() >= mostTexts)
        return failure(ErrorCode::WorkbookTooLarge);
    if (m_lengths.size() % baseEvery == 0)
        m_bases.push_back({m_memory.size(), m_inFile});
    const bool fits = m_memory.size() + text.size() <= memoryForTexts;
    m_lengths.push_back(quint32(text.size()) | (fits ? 0 : inFileBit));
    if (fits) {
        m_memory.append(text);
        return {};
    }
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>();
        if (!m_file->open())
            return failure(ErrorCode::WriteFailed, m_file->fileName(), m_file->errorString());
    }
    if (m_file->write(text.data(), text.size()) != text.size())
        return failure(ErrorCode::DiskFull, m_file->fileName(), m_file->errorString());
    m_inFile += text.size();
    return {};
}

Result<QByteArrayView> SharedStrings::at(qint64 index)
{
    const size_t first = size_t(index) / baseEvery * baseEvery;
    Base begin = m_bases[first / baseEvery];
    for (size_t i = first; i < size_t(index); ++i)
        ((m_lengths[i] & inFileBit) != 0 ? begin.file : begin.memory) += m_lengths[i] & ~inFileBit;
    const quint32 length = m_lengths[size_t(index)] & ~inFileBit;
    if ((m_lengths[size_t(index)] & inFileBit) == 0)
        return QByteArrayView(m_memory).sliced(begin.memory, length);
    m_scratch.resize(length);
    if (!m_file->seek(begin.file) || m_file->read(m_scratch.data(), length) != length)
        return failure(ErrorCode::ReadFailed, m_file->fileName(), m_file->errorString());
    return QByteArrayView(m_scratch);
}

} // namespace sheaf::formats
