// From a file that somebody owns to a project. Runs on a worker thread and hands over rows while it reads, so that the
// first screen is there at once; a stopped import leaves nothing behind.
#pragma once

#include "base/progress.h"
#include "formats/file_kind.h"
#include "project/project.h"

#include <functional>
#include <optional>

namespace sheaf::project {

/// What was assumed about a file, for the line that says so.
struct ImportAssumptions {
    formats::FileKind kind = formats::FileKind::Delimited;
    formats::Dialect dialect;
    QList<formats::Note> notes; ///< the first 1,000; ragged records and the like
    qint64 noteCount = 0;
};

/// What the user knows better than the detection; nothing = as detected. Concerns delimited text only.
struct ImportWishes {
    std::optional<char> delimiter;
    std::optional<formats::Encoding> encoding;
    std::optional<bool> hasHeader;
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

/// Imports `path` into a new folder below `library`, named after the file (" 2" is appended where the name is taken).
/// Request lines are copied byte for byte; delimited text becomes UTF-8 CSV when it is not that already.
/// On error or stop the folder is removed: close the project first.
[[nodiscard]] Result<ImportResult> importFile(const QString& path, const QString& library, const ImportEvents& events,
    Progress& progress, std::stop_token stop, const ImportWishes& wishes = {});

/// The same for text from the clipboard (tab-separated, as spreadsheets copy it).
[[nodiscard]] Result<ImportResult> importText(const QByteArray& text, const QString& name, const QString& library,
    const ImportEvents& events, Progress& progress, std::stop_token stop);

} // namespace sheaf::project
