#include "service/answer_sink.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace sheaf::service {

AnswerSink::AnswerSink(const HttpRequest& request)
    : m_saveTo(request.saveTo)
    , m_path(request.saveTo.isEmpty() ? QString() : request.saveTo + QStringLiteral(".part"))
    , m_url(request.url)
    , m_resume(request.resume)
    , m_progress(request.progress)
{
}

AnswerSink::~AnswerSink()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> AnswerSink::begin(const AnswerHead& head)
{
    if (std::exchange(m_begun, true) || m_path.isEmpty() || head.status < 200 || head.status > 299)
        return {};
    const bool isRest = m_resume && isTheRest(head, *m_resume);
    if (!isRest)
        dropResumeNote(m_saveTo); // before the file that it belongs to changes
    if (head.status == 206 && !isRest)
        return failure(ErrorCode::DownloadIncomplete, m_path);
    if (auto opened = openFile(head); !opened)
        return opened;
    if (canBeResumed(head))
        keepResumeNote(m_saveTo, m_url, head);
    if (m_progress) {
        m_progress->setDone(m_saved);
        m_progress->setTotal(isRest ? m_resume->total : std::max<qint64>(head.length, 0));
    }
    return {};
}

Result<void> AnswerSink::openFile(const AnswerHead& head)
{
    const bool isRest = head.status == 206;
    const int mode = isRest ? 0 : O_CREAT | O_TRUNC;
    m_descriptor = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC | mode, 0600);
    if (m_descriptor < 0)
        return systemFailure(errno, ErrorCode::WriteFailed, m_path);
    if (!isRest)
        return {};
    m_saved = ::lseek(m_descriptor, 0, SEEK_END);
    if (m_saved != m_resume->offset)
        return failure(ErrorCode::DownloadIncomplete, m_path);
    return {};
}

Result<void> AnswerSink::take(QByteArrayView bytes)
{
    if (m_descriptor >= 0)
        return writeAll(bytes);
    if (m_body.size() + bytes.size() > maxInMemory)
        return failure(ErrorCode::AnswerNotUnderstood, {}, QStringLiteral("larger than 16 MB"));
    m_body.append(bytes.data(), bytes.size());
    return {};
}

Result<void> AnswerSink::end()
{
    if (m_descriptor < 0)
        return {};
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return systemFailure(errno, ErrorCode::WriteFailed, m_path);
    return {};
}

Result<void> AnswerSink::writeAll(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(m_descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemFailure(errno, ErrorCode::WriteFailed, m_path);
        bytes = bytes.sliced(written);
        m_saved += written;
    }
    if (m_progress)
        m_progress->setDone(m_saved);
    return {};
}

} // namespace sheaf::service
