#include "service/answer_sink.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace sheaf::service {

AnswerSink::AnswerSink(QString saveTo, ProgressPtr progress)
    : m_path(saveTo.isEmpty() ? QString() : saveTo + QStringLiteral(".part"))
    , m_progress(std::move(progress))
{
}

AnswerSink::~AnswerSink()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> AnswerSink::begin(int status, qint64 length)
{
    if (std::exchange(m_begun, true) || m_path.isEmpty() || status < 200 || status > 299)
        return {};
    m_descriptor = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_descriptor < 0)
        return systemFailure(errno, ErrorCode::WriteFailed, m_path);
    if (m_progress) {
        m_progress->setDone(0);
        m_progress->setTotal(length < 0 ? 0 : length);
    }
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
