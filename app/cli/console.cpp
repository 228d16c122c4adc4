#include "cli/console.h"

#include "base/input_file.h"
#include "base/log.h"
#include "base/sentence.h"

#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>
#include <vector>

namespace sheaf::cli {

void say(const QString& words)
{
    const QByteArray line = redacted(words).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

void complain(const Error& error)
{
    say(QStringLiteral("sheaf-cli: %1 [%2]").arg(sentence(error), codeName(error.code)));
}

bool print(QByteArrayView bytes)
{
    return std::fwrite(bytes.data(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size());
}

Result<void> printFile(const QString& path)
{
    const auto file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    std::vector<char> block(size_t(InputFile::blockSize));
    for (qint64 offset = 0; offset < (*file)->size();) {
        const auto got = (*file)->read(offset, block);
        if (!got)
            return failure(got.error());
        if (*got == 0)
            return failure(ErrorCode::FileChanged, path);
        if (!print(QByteArrayView(block.data(), *got)))
            return failure(ErrorCode::WriteFailed, QStringLiteral("stdout"));
        offset += *got;
    }
    return std::fflush(stdout) == 0 ? Result<void>() : failure(ErrorCode::WriteFailed, QStringLiteral("stdout"));
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const QString& words)
{
    if (!::isatty(STDERR_FILENO))
        return;
    const QByteArray line = "\r\x1b[K" + words.toUtf8();
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    m_shown = true;
}

void ProgressLine::clear()
{
    if (m_shown)
        std::fputs("\r\x1b[K", stderr);
    m_shown = false;
}

std::stop_token stopOnSignal()
{
    // A thread waits for the signal: in a handler hardly anything is allowed. It lives as long as the process.
    static const std::stop_source source = [] {
        std::stop_source stop;
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        std::thread([stop, signals]() mutable {
            int received = 0;
            sigwait(&signals, &received);
            stop.request_stop();
            // A second signal ends the program at once.
            pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
            std::signal(SIGINT, SIG_DFL);
            std::signal(SIGTERM, SIG_DFL);
            sigwait(&signals, &received);
            std::_Exit(130);
        }).detach();
        return stop;
    }();
    return source.get_token();
}

} // namespace sheaf::cli
