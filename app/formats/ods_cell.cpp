#include "formats/ods_cell.h"

#include <algorithm>
#include <charconv>

namespace sheaf::formats {

namespace {

constexpr qsizetype mostSpaces = 32'767;

bool isParagraph(std::string_view name)
{
    return name == "text:p" || name == "text:h";
}

bool isInline(std::string_view name)
{
    return name == "text:span" || name == "text:a" || name == "text:ruby" || name == "text:ruby-base";
}

} // namespace

void OdsCell::begin(const XmlAttributes& attributes)
{
    m_text.resize(0);
    m_value.resize(0);
    m_depth = 1;
    m_hiddenFrom = 0;
    m_hasParagraph = false;
    for (const char* name : {"office:string-value", "office:date-value", "office:time-value", "office:boolean-value",
             "office:value"}) {
        if (const char* const value = attributes.find(name)) {
            m_value = value;
            break;
        }
    }
}

void OdsCell::open(std::string_view name, const XmlAttributes& attributes)
{
    ++m_depth;
    if (m_hiddenFrom > 0)
        return;
    if (m_depth == 2 && isParagraph(name)) {
        if (std::exchange(m_hasParagraph, true))
            m_text += '\n';
        m_behindSpace = true;
    } else if (m_depth > 2 && name == "text:s") {
        const std::string_view stated = attributes.value("text:c");
        qsizetype count = 1;
        std::from_chars(stated.data(), stated.data() + stated.size(), count);
        m_text.append(std::clamp<qsizetype>(count, 0, mostSpaces), ' ');
    } else if (m_depth > 2 && name == "text:tab") {
        m_text += '\t';
    } else if (m_depth > 2 && name == "text:line-break") {
        m_text += '\n';
    } else if (m_depth == 2 || !isInline(name)) {
        m_hiddenFrom = m_depth;
    }
}

void OdsCell::close()
{
    if (m_hiddenFrom == m_depth)
        m_hiddenFrom = 0;
    --m_depth;
    if (m_depth == 0 && !m_hasParagraph)
        m_text = m_value;
}

/// Line breaks and repeated spaces between the letters are layout of the XML, not text.
void OdsCell::add(QByteArrayView text)
{
    if (m_hiddenFrom > 0 || m_depth < 2)
        return;
    for (const char c : text) {
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!isSpace)
            m_text += c;
        else if (!m_behindSpace)
            m_text += ' ';
        m_behindSpace = isSpace;
    }
}

} // namespace sheaf::formats
