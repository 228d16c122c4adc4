// Where an answer's body goes: into memory up to a limit, or a good one straight to a file.
#pragma once

#include "base/error.h"
#include "base/progress.h"
#include "service/resume.h"

#include <QByteArray>

namespace sheaf::service {

class AnswerSink
{
public:
    /// An answer in memory is never larger: the service's objects are small.
    static constexpr qint64 maxInMemory = 16 * 1024 * 1024;

    /// `saveTo`, `resume`, `progress` and `url` as in HttpRequest; an empty `saveTo` = memory.
    explicit AnswerSink(const HttpRequest& request);
    ~AnswerSink();
    AnswerSink(const AnswerSink&) = delete;
    AnswerSink& operator=(const AnswerSink&) = delete;

    /// Call when the head is known, before the first take(). Opens the file for a 2xx answer: from its beginning, or, for
    /// the rest that was asked for, at its end. DownloadIncomplete for a part of the body that was not asked for. A
    /// second call is ignored.
    [[nodiscard]] Result<void> begin(const AnswerHead& head);
    /// DiskFull and the like come from the call that meets them; AnswerNotUnderstood beyond maxInMemory.
    [[nodiscard]] Result<void> take(QByteArrayView bytes);
    /// Closes the file; a network drive may fail as late as here.
    [[nodiscard]] Result<void> end();

    [[nodiscard]] const QByteArray& body() const { return m_body; }
    /// Bytes in the file, those that were there before included.
    [[nodiscard]] qint64 saved() const { return m_saved; }

private:
    [[nodiscard]] Result<void> openFile(const AnswerHead& head);
    [[nodiscard]] Result<void> writeAll(QByteArrayView bytes);

    QString m_saveTo;
    QString m_path;
    QUrl m_url;
    std::optional<ResumePoint> m_resume;
    ProgressPtr m_progress;
    QByteArray m_body;
    qint64 m_saved = 0;
    int m_descriptor = -1;
    bool m_begun = false;
};

} // namespace sheaf::service
