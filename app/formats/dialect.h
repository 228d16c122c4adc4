// How a delimited file is to be read, and a good guess at it.
#pragma once

#include "formats/encoding.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace sheaf::formats {

/// How a delimited file is to be read.
struct Dialect {
    char delimiter = ',';
    char quote = '"'; ///< '\0' = none: quotes are ordinary characters
    bool hasHeader = true;
    Encoding encoding = Encoding::Utf8;
    qint64 bomLength = 0; ///< bytes to skip at the start

    [[nodiscard]] bool hasQuotes() const { return quote != '\0'; }
    bool operator==(const Dialect&) const = default;
};

/// What is known about a file already, so that it need not be guessed.
struct KnownDialect {
    std::optional<char> delimiter;
    std::optional<char> quote;
    std::optional<Encoding> encoding;
    std::optional<bool> hasHeader;
    qint64 firstRow = 1; ///< records before this one are no part of the table
};

/// Encoding as guessEncoding() has it; delimiter among , ; tab | by which one splits the first records evenly; header = the first record has no empty (but the first may be)
/// and no repeated cell and is not all numbers, or there is but one record. `name` decides ties (.tsv).
[[nodiscard]] Dialect detectDialect(QByteArrayView firstBytes, const QString& name, const KnownDialect& known = {});

/// Whether the first of a table's first records names its columns: not all numbers, no empty (but the first may be) and no
/// repeated cell. True for a single record.
[[nodiscard]] bool looksLikeHeader(std::span<const std::vector<QByteArray>> firstRecords);

} // namespace sheaf::formats
