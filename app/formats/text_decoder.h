// From any encoding to UTF-8, block by block.
#pragma once

#include "formats/encoding.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace sheaf::formats {

/// Feed the blocks in order, from behind the byte order mark, then finish(). A character that a block's end cuts waits
/// for the next block. Each byte (UTF-16 and UTF-32: each unit) that the encoding does not know becomes one U+FFFD.
class TextDecoder
{
public:
    explicit TextDecoder(Encoding encoding);
    ~TextDecoder();
    TextDecoder(TextDecoder&&) noexcept;
    TextDecoder& operator=(TextDecoder&&) noexcept;

    [[nodiscard]] QByteArray feed(QByteArrayView block);
    /// What is left when the text ends: U+FFFD for a character that was never completed, else nothing.
    [[nodiscard]] QByteArray finish();
    /// How many U+FFFD were made so far; those that stood in the text do not count.
    [[nodiscard]] qint64 replaced() const { return m_replaced; }

private:
    class Converter;
    class SingleBytes;
    class Utf8;
    class Utf16;
    class Utf32;
    class System;

    std::unique_ptr<Converter> m_converter;
    QByteArray m_carry; ///< what the last block's end cut
    qint64 m_replaced = 0;
};

} // namespace sheaf::formats
