// XML that nobody vouches for, read as it is unpacked: what it opens, closes and says goes to a handler.
#pragma once

#include "base/progress.h"
#include "formats/zip_archive.h"

#include <QByteArrayView>

#include <optional>
#include <stop_token>
#include <string_view>

namespace sheaf::formats {

/// The attributes of one element; valid during the call.
class XmlAttributes
{
public:
    explicit XmlAttributes(const char** pairs) : m_pairs(pairs) { }
    /// As written, with its prefix; null when there is none.
    [[nodiscard]] const char* find(std::string_view name) const;
    /// Empty when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;

private:
    const char** m_pairs;
};

/// Receives a document in order. Names come as written, with their prefix.
class XmlHandler
{
public:
    virtual ~XmlHandler() = default;
    virtual void open(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void close(std::string_view name) = 0;
    virtual void text(QByteArrayView) { }

    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] const Result<void>& result() const { return m_result; }

protected:
    /// Nothing more is wanted, or nothing more can be done.
    void finish() { m_done = true; }
    void fail(Error error)
    {
        m_result = failure(std::move(error));
        m_done = true;
    }

private:
    Result<void> m_result;
    bool m_done = false;
};

/// The name without its prefix: workbooks differ in the prefix that they give to one namespace.
[[nodiscard]] std::string_view localName(std::string_view name);

/// Reads the part until its end or until the handler is done. Document types (and with them entities), elements more
/// than 100 deep, and single tags beyond 8 MB are refused as WorkbookDamaged; what would need more than 64 MB of memory
/// for its names alone is WorkbookTooLarge. `progress` counts unpacked bytes.
[[nodiscard]] Result<void> readXml(
    ZipPart& part, const QString& path, XmlHandler& handler, Progress* progress, const std::stop_token& stop);

} // namespace sheaf::formats
