// Which answer each row has: outcome, attempt, file and offset in 16 bytes. The text is read when it is looked at.
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "project/outcome.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

namespace sheaf::project {

struct AnswerRef {
    qint64 offset = 0;
    quint32 length = 0; ///< of the line, LF not included; 0 = there is no line (pending, missing)
    quint16 file = 0; ///< index into Answers::files()
    Outcome outcome = Outcome::None;
    quint8 attempt = 0; ///< how often the row was sent, from 1
};
static_assert(sizeof(AnswerRef) == 16);

struct RowAnswer {
    RowId row;
    AnswerRef answer;
};

/// A value that shares its bulk; the GUI thread owns the current one and workers take copies.
class Answers
{
public:
    [[nodiscard]] AnswerRef of(RowId row) const;
    /// The newest attempt counts, but one that brought no text (failed, expired, cancelled, missing, refused, empty) takes no
    /// text away that an older one brought: no finished answer is lost. Pending never replaces an answer.
    void merge(const std::vector<RowAnswer>& answers);
    /// The same for answers whose `file` is an index into `files`, paths in the project's folder.
    void merge(const QStringList& files, std::vector<RowAnswer> answers);
    [[nodiscard]] bool isEmpty() const { return m_known == 0; }
    [[nodiscard]] const OutcomeCounts& counts() const { return m_counts; }

    /// Received files by index, as paths in the project's folder.
    [[nodiscard]] const QStringList& files() const { return m_files; }
    /// The index of `file`; adds it when it is new.
    quint16 fileIndex(const QString& file);

private:
    void put(AnswerRef& slot, const AnswerRef& answer);

    std::shared_ptr<std::vector<AnswerRef>> m_base; // by base row; copied on write
    QHash<RowId, AnswerRef> m_inserted;
    QStringList m_files;
    OutcomeCounts m_counts {};
    qint64 m_known = 0;
};

} // namespace sheaf::project
