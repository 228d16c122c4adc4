// What a reader met and took as told: told to the user, never in silence.
#pragma once

#include <QString>

namespace sheaf::formats {

struct Note {
    enum class Kind {
        ShortRecord, ///< fewer cells than the header: the rest are empty
        LongRecord, ///< more cells: columns without a name are added
        BytesReplaced, ///< not valid in the encoding; shown as U+FFFD
        BlankLine, ///< skipped
        UnclosedQuote, ///< taken as an ordinary character, and the record ends with its line
        NotJson, ///< a line that is no JSON object; kept as it is
        NotConverted, ///< a line of another service's shape that has no counterpart; kept out. `detail`: what has none
        PartDropped, ///< a converted line lost a member that has no counterpart; `detail`: its name
        LaterKey, ///< a key that no column shows, because it appears behind the first lines; `detail`: the key
        DamagedPicture, ///< a picture whose size cannot be read; `detail`: its name
        OtherFiles, ///< `cells` files of a folder that are neither text nor pictures, or the fewer of the two
        OtherMembers, ///< members beside the array of an object; left out. `detail`: their names
        EmptyFile, ///< one of several files, without a row
    };
    Kind kind = Kind::ShortRecord;
    qint64 line = 0; ///< physical line in the source, from 1; the row of a workbook; 0 = none
    qint64 cells = 0;
    QString file; ///< where several were imported
    QString detail;
    bool leftOut = false; ///< the row was left out, as it was asked for
};

} // namespace sheaf::formats
