// Is it UTF-8, and if not, where not?
#pragma once

#include <QByteArrayView>

namespace sheaf::json {

/// Offset of the first byte that does not belong to well-formed UTF-8 (for a sequence that is cut short: its first
/// byte), or -1 when all is well. Several GB/s for valid text.
[[nodiscard]] qsizetype firstInvalidUtf8(QByteArrayView text);

/// Bytes of the well-formed UTF-8 sequence at `at` (1 to 4); 0 when there is none. `at` must be inside the text.
[[nodiscard]] qsizetype utf8SequenceLength(QByteArrayView text, qsizetype at);

/// Writes a code point (no surrogate) as 1 to 4 bytes and returns where the next one goes.
[[nodiscard]] char* writeUtf8(char* out, char32_t codePoint);

} // namespace sheaf::json
