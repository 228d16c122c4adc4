// Delimited text (CSV, TSV): RFC 4180 and what spreadsheets really write.
#pragma once

#include "formats/cells.h"
#include "formats/dialect.h"
#include "formats/encoding_guess.h"
#include "formats/record_scanner.h"
#include "formats/text_decoder.h"

namespace sheaf::formats {

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

} // namespace sheaf::formats
