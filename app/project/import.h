// From a file that somebody owns to a project. Runs on a worker thread and hands over rows while it reads, so that the
// first screen is there at once; a stopped import leaves nothing behind.
#pragma once

#include "base/progress.h"
#include "formats/file_kind.h"
#include "project/project.h"

#include <functional>
#include <optional>

namespace sheaf::project {

/// Lines that were written for another service, told by the names of their members.
enum class LineShape {
    Ours, ///< custom_id and body, or plain records: nothing to convert
    BodyOnly, ///< bodies without custom_id: {"model", "messages"} or {"model", "input"}
    NoMethod, ///< custom_id and body, without method
    Params, ///< custom_id and params (Anthropic)
    Request, ///< request with contents, key beside it or none (Gemini)
    FineTuning, ///< {"messages"} whose last one is the assistant's: training examples
};

/// What happens to a row that is not as it should be: an unclosed quote, too few or too many cells, bytes that are no text
/// in the encoding, a line that is no JSON or cannot be converted.
enum class FaultChoice {
    /// Short rows get empty cells, long ones further columns; an unclosed quote becomes an ordinary character, and its
    /// record ends with its line; bytes become U+FFFD. A line that cannot be converted stays out.
    Mend,
    LeaveOut, ///< the row is not taken, and is counted
    Stop, ///< the import ends with its error and leaves nothing behind
};

/// What was assumed about a file, for the line that says so.
struct ImportAssumptions {
    formats::FileKind kind = formats::FileKind::Delimited;
    formats::Dialect dialect;
    double encodingConfidence = 1; ///< 0..1; 1 where a byte order mark or strict UTF-8 tells it
    QString sheet; ///< of a workbook
    LineShape shape = LineShape::Ours;
    bool converted = false; ///< lines of another shape became request lines
    QList<formats::Note> notes; ///< the first 1,000; ragged records and the like
    qint64 noteCount = 0;
    qint64 leftOut = 0; ///< rows that FaultChoice::LeaveOut kept out
};

/// A column of the source that is taken, in the order of the list.
struct ColumnWish {
    qsizetype index = 0; ///< in the source, from 0
    QString name; ///< empty = as the source names it
    bool operator==(const ColumnWish&) const = default;
};

/// What the user knows better than the detection; nothing = as detected.
struct ImportWishes {
    // Delimited text
    std::optional<char> delimiter;
    std::optional<char> quote; ///< '\0' = quotes are ordinary characters
    std::optional<formats::Encoding> encoding;
    // Delimited text and workbooks
    std::optional<bool> hasHeader;
    qint64 firstRow = 1; ///< records before this one are left out; blank ones count
    bool trim = false; ///< blanks around cells go
    /// Nothing: as Mend, but an unclosed quote stops the import with its sentence, because mending it is a guess.
    std::optional<FaultChoice> faults;
    QList<ColumnWish> columns; ///< empty = all
    // Workbooks
    QString sheet; ///< empty = the first that is not hidden
    // Lines
    bool convert = false; ///< lines of another service's shape become request lines
    QString model; ///< for converted lines that name none

    bool operator==(const ImportWishes&) const = default;
};

/// Calls come from the worker thread.
struct ImportEvents {
    /// The project exists and its first rows are known. Called once.
    std::function<void(std::shared_ptr<LoadedProject>)> onProject;
    /// More rows, behind those that are known.
    std::function<void(std::vector<quint32> lengths)> onRows;
};

struct ImportResult {
    Base base; ///< for Project::finishImport()
    ImportAssumptions assumptions;
    qint64 rows = 0;
};

/// Imports files and folders into one new folder below `library`, named after the first (" 2" is appended where the name
/// is taken). One file: its rows. Several: their rows one behind the other under the same settings, with a column
/// `file` in front; columns are matched by name. A folder: one row a text file (name, text) or one row a picture (name, path, width, height,
/// bytes), whichever it holds. Request lines are copied byte for byte; everything else becomes UTF-8 CSV or JSONL
/// where it is not that already.
/// On error or stop the folder is removed: close the project first.
[[nodiscard]] Result<ImportResult> importFiles(const QStringList& paths, const QString& library, const ImportEvents& events,
    Progress& progress, std::stop_token stop, const ImportWishes& wishes = {});

/// The same for text from the clipboard (tab-separated, as spreadsheets copy it).
[[nodiscard]] Result<ImportResult> importText(const QByteArray& text, const QString& name, const QString& library,
    const ImportEvents& events, Progress& progress, std::stop_token stop);

} // namespace sheaf::project
