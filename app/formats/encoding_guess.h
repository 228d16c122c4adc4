// Which encoding a file is in, from its first bytes.
#pragma once

#include "formats/encoding.h"

#include <QByteArrayView>

namespace sheaf::formats {

/// A byte order mark: which encoding it names and how many bytes it takes. No mark: Utf8 and 0.
struct Bom {
    Encoding encoding = Encoding::Utf8;
    qint64 length = 0;
    bool operator==(const Bom&) const = default;
};
[[nodiscard]] Bom bomOf(QByteArrayView firstBytes);

struct EncodingGuess {
    Encoding encoding = Encoding::Utf8;
    double confidence = 1; ///< 0..1; from 0.8 on nobody needs to be asked
    bool fromBom = false;
    qint64 bomLength = 0;
};

/// In this order: a byte order mark (1.0); UTF-32 and UTF-16 by where their NUL bytes stand (0.95); strict UTF-8, of
/// which the sample's end may cut a character (1.0); UTF-8 with a few damaged bytes (at most 0.7); what libuchardet
/// says, or windows-1252 where that fits better (at most 0.95). libuchardet 0.0.7 gives no confidence, so ours is
/// fit × n / (n + 10): of the n characters beyond ASCII that the encoding makes of the sample, the share that are
/// letters, marks or usual signs rather than control characters, unassigned ones or unknown bytes. A handful of them
/// proves little, hence the fraction. windows-1252 has half of fit × n / (n + 3), so that it wins a single word. Looks at no more than 256 KB.
[[nodiscard]] EncodingGuess guessEncoding(QByteArrayView firstBytes);

} // namespace sheaf::formats
