// Delimited text (CSV, TSV): RFC 4180 and what spreadsheets really write.
#pragma once

#include "base/error.h"
#include "base/input_file.h"
#include "base/progress.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <functional>
#include <stop_token>
#include <vector>

namespace sheaf::formats {

enum class Encoding { Utf8, Utf16Le, Utf16Be };

/// How a delimited file is to be read.
struct Dialect {
    char delimiter = ',';
    char quote = '"';
    bool hasHeader = true;
    Encoding encoding = Encoding::Utf8;
    qint64 bomLength = 0; ///< bytes to skip at the start

    bool operator==(const Dialect&) const = default;
};

/// BOM; delimiter among , ; tab | by which one splits the first records evenly; header = the first record has no empty
/// and no repeated cell and is not all numbers, or there is but one record. `name` decides ties (.tsv).
[[nodiscard]] Dialect detectDialect(QByteArrayView firstBytes, const QString& name);

/// The cells of one record (terminator allowed). Quotes removed, doubled quotes halved, everything else as it stands:
/// all is text. A quote in the middle of an unquoted cell is an ordinary character.
void splitRecord(QByteArrayView record, const Dialect& dialect, std::vector<QByteArray>& cells);
/// One cell of it, without decoding the others; empty when the record is shorter.
[[nodiscard]] QByteArray cellOf(QByteArrayView record, const Dialect& dialect, qsizetype index);

/// Appends one record with LF; cells are quoted where they must be (delimiter, quote, CR, LF, outer spaces).
void appendRecord(QByteArray& out, const std::vector<QByteArray>& cells, char delimiter = ',');

/// Something that the reader met and took as told, never in silence.
struct Note {
    enum class Kind {
        ShortRecord, ///< fewer cells than the header: the rest are empty
        LongRecord, ///< more cells: columns without a name are added
        BytesReplaced, ///< not valid in the encoding; shown as U+FFFD
        BlankLine, ///< skipped
    };
    Kind kind = Kind::ShortRecord;
    qint64 line = 0; ///< physical line in the source, from 1
    qint64 cells = 0;
};

/// Finds the records of a stream of blocks: a state machine that knows quotes and LF, CRLF and CR alone.
/// Feed blocks in order, then finish(). Records are handed over as views that are valid during the call.
class RecordScanner
{
public:
    /// `record` includes its terminator; `line` = physical line on which it starts, from 1. Return false to stop.
    using OnRecord = std::function<bool(QByteArrayView record, qint64 line)>;

    RecordScanner(const Dialect& dialect, OnRecord onRecord);
    /// LineTooLong when one record passes 512 MB.
    [[nodiscard]] Result<void> feed(QByteArrayView block);
    /// UnclosedQuote with the line on which the quote opened.
    [[nodiscard]] Result<void> finish();

private:
    Dialect m_dialect;
    OnRecord m_onRecord;
    QByteArray m_pending;
    qint64 m_line = 1;
    qint64 m_recordLine = 1;
    qint64 m_quoteLine = 0;
    bool m_inQuotes = false;
    bool m_atCellStart = true;
    bool m_quotePending = false;
    bool m_crPending = false;
    bool m_stopped = false;
};

/// Whether the file can serve as a sheet's base as it is: UTF-8 without BOM is the base's form; others are rewritten.
[[nodiscard]] QByteArray toUtf8(QByteArrayView block, Encoding encoding, QByteArray& carry, qint64& replaced);

} // namespace sheaf::formats
