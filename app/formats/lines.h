// Lines of a large file, found by memchr in blocks: split on the byte 0x0A only (U+2028 and friends are text).
#pragma once

#include "base/error.h"
#include "base/input_file.h"

#include <QByteArrayView>

#include <functional>
#include <stop_token>

namespace sheaf::formats {

/// A line or a record beyond this is refused: no service takes it, and it would have to be held in memory.
constexpr qint64 maximumLineLength = 64LL * 1024 * 1024;

/// `line` without its LF and one trailing CR; `number` from 1. At least 64 bytes behind `line` may be read.
/// Views are valid during the call. Return false to stop.
using OnLine = std::function<bool(QByteArrayView line, qint64 number, qint64 offset)>;

/// Reads [from, to) of the file block by block; `to` < 0 = the end. Blank lines are handed over too (empty).
/// Cancelled when `stop` is asked; LineTooLong past 64 MB; FileChanged when the file ends before `to`.
[[nodiscard]] Result<void> forEachLine(const InputFile& file, const OnLine& onLine, std::stop_token stop = {},
    qint64 from = 0, qint64 to = -1);

/// Length of a UTF-8 BOM at the start (3 or 0).
[[nodiscard]] qint64 utf8BomLength(QByteArrayView firstBytes);

} // namespace sheaf::formats
