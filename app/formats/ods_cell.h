// The text of one cell of an ODS, from the elements in it.
#pragma once

#include "formats/xml_stream.h"

#include <QByteArray>

namespace sheaf::formats {

/// Paragraphs are joined with LF; comments, shapes and pronunciations are left out. Text is what the cell shows, so that
/// no number format need be understood.
class OdsCell
{
public:
    /// A cell begins; its value stands in for the text where it has none.
    void begin(const XmlAttributes& attributes);
    [[nodiscard]] bool isOpen() const { return m_depth > 0; }
    /// What the cell shows, once it is closed.
    [[nodiscard]] const QByteArray& text() const { return m_text; }

    /// Elements within the cell; the last close is that of the cell itself and ends it.
    void open(std::string_view name, const XmlAttributes& attributes);
    void close();
    void add(QByteArrayView text);

private:
    QByteArray m_text;
    QByteArray m_value;
    int m_depth = 0; ///< of elements, the cell being the first
    int m_hiddenFrom = 0; ///< depth of the element that is left out with all in it; 0 = none
    bool m_hasParagraph = false;
    bool m_behindSpace = false;
};

} // namespace sheaf::formats
