// Where an answer's body goes: into memory up to a limit, or a good one straight to a file.
#pragma once

#include "base/error.h"
#include "base/progress.h"

#include <QByteArray>

namespace sheaf::service {

class AnswerSink
{
public:
    /// An answer in memory is never larger: the service's objects are small.
    static constexpr qint64 maxInMemory = 16 * 1024 * 1024;

    /// `saveTo` as in HttpRequest; empty = memory. `progress` counts what is saved.
    AnswerSink(QString saveTo, ProgressPtr progress);
    ~AnswerSink();
    AnswerSink(const AnswerSink&) = delete;
    AnswerSink& operator=(const AnswerSink&) = delete;

    /// Call when the status is known, before the first take(). Opens the file for a 2xx answer; `length` is -1 when
    /// it is not known. A second call is ignored.
    [[nodiscard]] Result<void> begin(int status, qint64 length);
    /// DiskFull and the like come from the call that meets them; AnswerNotUnderstood beyond maxInMemory.
    [[nodiscard]] Result<void> take(QByteArrayView bytes);
    /// Closes the file; a network drive may fail as late as here.
    [[nodiscard]] Result<void> end();

    [[nodiscard]] const QByteArray& body() const { return m_body; }
    [[nodiscard]] qint64 saved() const { return m_saved; }

private:
    [[nodiscard]] Result<void> writeAll(QByteArrayView bytes);

    QString m_path;
    ProgressPtr m_progress;
    QByteArray m_body;
    qint64 m_saved = 0;
    int m_descriptor = -1;
    bool m_begun = false;
};

} // namespace sheaf::service
