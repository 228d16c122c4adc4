// Carrying on a download where it broke off, only where the service surely gives the rest of the very same bytes.
#pragma once

#include "service/transport.h"

#include <optional>

namespace sheaf::service {

/// What the head of an answer says about its body.
struct AnswerHead {
    int status = 0;
    qint64 length = -1; ///< -1 = not known
    QByteArray etag;
    QByteArray acceptRanges;
    QByteArray contentRange;
    QByteArray contentEncoding;
};

/// Pure. Whether a 200 answer with this head can be carried on later: a length, `Accept-Ranges: bytes`, a strong ETag,
/// and bytes as they are.
[[nodiscard]] bool canBeResumed(const AnswerHead& head);
/// Pure. Whether a 206 answer is exactly the rest that was asked for.
[[nodiscard]] bool isTheRest(const AnswerHead& head, const ResumePoint& point);

/// A small file beside `path`.part, so that the download can also be carried on by the next start. It counts until the
/// computer starts again: only then is it sure that what was written is what stands in the file.
void keepResumeNote(const QString& path, const QUrl& url, const AnswerHead& head);
void dropResumeNote(const QString& path);
/// Where to carry on the download of `url` to `path`; nothing = from the beginning.
[[nodiscard]] std::optional<ResumePoint> resumePoint(const QString& path, const QUrl& url);

} // namespace sheaf::service
