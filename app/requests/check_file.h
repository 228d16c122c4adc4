// Every check on a file of request lines, at the speed of the disk: what would be refused is known before it is sent.
#pragma once

#include "base/error.h"
#include "base/progress.h"
#include "requests/problem.h"
#include "requests/request_template.h"

#include <QMap>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace sheaf::requests {

/// The rules of a profile that concern lines.
struct LineRules {
    enum class Url { Required, Optional, Omit };
    Url url = Url::Optional;
    QString endpoint; ///< empty = not chosen: lines are not compared with it
    bool endpointMismatchIsError = false;
    bool singleModel = false;
    qint64 maxRows = 0; ///< 0 = no limit known; more is a warning when `splits`, else an error
    qint64 maxBytes = 0;
    bool splits = false; ///< whether the sender cuts the file into parts by itself
};

struct CheckReport {
    qint64 lines = 0; ///< blank ones not counted
    qint64 bytes = 0;
    qint64 errors = 0; ///< all of them, kept or not
    qint64 warnings = 0;
    std::vector<Problem> problems; ///< sorted by line; at most `keep`
    QMap<QString, qint64> models;
    QMap<Kind, qint64> kinds;
    QStringList endpoints; ///< distinct `url`s, at most 10
};

/// Reads the file on `threads` threads (0 = as many as there are cores, at most 8). Memory: 36 bytes a row and blocks.
/// Error only when the file cannot be read; what is wrong with lines is in the report.
[[nodiscard]] Result<CheckReport> checkFile(const QString& path, const LineRules& rules, qsizetype keep = 10'000,
    int threads = 0, Progress* progress = nullptr, std::stop_token stop = {});

/// The kind of a body by its members: messages = chat, input = embedding, prompt = completion.
[[nodiscard]] std::optional<Kind> kindOfLine(QByteArrayView line);

} // namespace sheaf::requests
