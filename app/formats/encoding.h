// From the encodings that are told by a BOM to UTF-8, block by block.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sheaf::formats {

enum class Encoding { Utf8, Utf16Le, Utf16Be };

/// A byte order mark: which encoding it names and how many bytes it takes. No BOM: Utf8 and 0.
struct Bom {
    Encoding encoding = Encoding::Utf8;
    qint64 length = 0;
    bool operator==(const Bom&) const = default;
};
[[nodiscard]] Bom bomOf(QByteArrayView firstBytes);

/// One block as UTF-8. A character that the block's end cuts waits in `carry` for the next block. What is not valid
/// becomes U+FFFD and is counted in `replaced`. Feed from behind the BOM, and call finishUtf8() after the last block.
[[nodiscard]] QByteArray toUtf8(QByteArrayView block, Encoding encoding, QByteArray& carry, qint64& replaced);
/// What is left when the text ends: U+FFFD for a character that was never completed, else nothing.
[[nodiscard]] QByteArray finishUtf8(QByteArray& carry, qint64& replaced);

} // namespace sheaf::formats
