// received/1-1.index: the answers that the accounting of a part found, so that opening a project does not read the
// received files again. May be deleted, is made anew.
#pragma once

#include "project/answers.h"
#include "project/records.h"

namespace sheaf::project {

/// "received/1-1.index" in the project's folder.
[[nodiscard]] QString answersCacheFile(JobId job, int part);

struct AnswersCache {
    QStringList files; ///< `answer.file` is an index into it
    std::vector<RowAnswer> answers;
};

[[nodiscard]] Result<void> writeAnswersCache(
    const QString& path, const QStringList& files, const std::vector<RowAnswer>& answers);
/// FileNotFound; ProjectDamaged for anything that was not written by the above.
[[nodiscard]] Result<AnswersCache> readAnswersCache(const QString& path);

} // namespace sheaf::project
