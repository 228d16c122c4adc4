// The memory of the service: state.jsonl in its folder, to which one line is added for each fact.
#pragma once

#include "base/error.h"

#include <QFile>
#include <QMutex>

#include <memory>

namespace sheaf::practice {

/// Thread-safe. Several services may share a folder: each knows what was there when it started, and what it did since.
class StateJournal
{
public:
    /// `folder` exists.
    [[nodiscard]] static Result<std::unique_ptr<StateJournal>> open(const QString& folder);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// All that was written before it was opened.
    [[nodiscard]] const QByteArray& past() const { return m_past; }
    /// `fact` ends with its line feed. When this returns, it outlives the process (not a power cut: this is practice).
    [[nodiscard]] Result<void> add(const QByteArray& fact);

private:
    explicit StateJournal(const QString& folder);

    QString m_folder;
    QByteArray m_past;
    QMutex m_mutex;
    QFile m_file;
};

} // namespace sheaf::practice
