// Days since 1900 or 1904, as workbooks count time.
#pragma once

#include "formats/format_tokens.h"

namespace sheaf::formats {

/// Appends the moment in that format; false when it is before the first day or behind the year 9999. 1900-02-29, which
/// workbooks have and the calendar has not, is written as they show it.
[[nodiscard]] bool appendDate(QByteArray& out, const FormatTokens& format, double serial, bool from1904);

/// 2026-03-05, 14:30:00 or both.
[[nodiscard]] bool appendIsoDate(QByteArray& out, double serial, bool from1904);

} // namespace sheaf::formats
