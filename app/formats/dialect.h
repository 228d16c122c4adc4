// How a delimited file is to be read, and a good guess at it.
#pragma once

#include "formats/encoding.h"

#include <QByteArrayView>
#include <QString>

namespace sheaf::formats {

/// How a delimited file is to be read.
struct Dialect {
    char delimiter = ',';
    char quote = '"';
    bool hasHeader = true;
    Encoding encoding = Encoding::Utf8;
    qint64 bomLength = 0; ///< bytes to skip at the start

    bool operator==(const Dialect&) const = default;
};

/// Encoding as guessEncoding() has it; delimiter among , ; tab | by which one splits the first records evenly; header = the first record has no empty (but the first may be)
/// and no repeated cell and is not all numbers, or there is but one record. `name` decides ties (.tsv).
[[nodiscard]] Dialect detectDialect(QByteArrayView firstBytes, const QString& name);

} // namespace sheaf::formats
