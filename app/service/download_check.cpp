#include "service/download_check.h"

#include "base/input_file.h"
#include "json/text.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace sheaf::service {

namespace {

/// A line that is longer is no answer of a language model.
constexpr qint64 longestLine = 256LL * 1024 * 1024;

constexpr int linesLookedAt = 100;

bool isBlank(char c)
{
    return c == '\n' || c == '\r' || c == ' ' || c == '\t';
}

Result<QByteArray> blockAt(const InputFile& file, qint64 offset)
{
    return file.bytes(offset, std::min(InputFile::blockSize, file.size() - offset));
}

/// Where the first line begins that has something in it, after a byte order mark; the file's size when there is none.
Result<qint64> firstLineStart(const InputFile& file)
{
    auto block = blockAt(file, 0);
    qint64 at = block && block->startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (qint64 blockStart = 0; block; block = blockAt(file, blockStart)) {
        const qint64 blockEnd = blockStart + block->size();
        while (at < blockEnd && isBlank(block->at(at - blockStart)))
            ++at;
        if (at < blockEnd || blockEnd == file.size())
            return at;
        blockStart = blockEnd;
    }
    return failure(block.error());
}

struct Line {
    QByteArray bytes;
    bool ended = false; ///< by a line feed
};

Result<Line> lineAt(const InputFile& file, qint64 start)
{
    Line line;
    for (qint64 at = start; at < file.size();) {
        const auto block = blockAt(file, at);
        if (!block)
            return failure(block.error());
        const auto feed = block->indexOf('\n');
        line.bytes += feed < 0 ? *block : block->first(feed);
        line.ended = feed >= 0;
        if (line.ended)
            break;
        if (line.bytes.size() > longestLine)
            return failure(ErrorCode::LineTooLong, file.path());
        at += block->size();
    }
    return line;
}

/// Where the last line begins: after the last line feed, or at `first`.
Result<qint64> lastLineStart(const InputFile& file, qint64 first)
{
    for (qint64 end = file.size(); end > first;) {
        const qint64 start = std::max(first, end - InputFile::blockSize);
        const auto block = file.bytes(start, end - start);
        if (!block)
            return failure(block.error());
        if (const auto feed = block->lastIndexOf('\n'); feed >= 0)
            return start + feed + 1;
        end = start;
    }
    return first;
}

enum class LineKind { Result, Other, Broken };

LineKind kindOf(QByteArrayView line)
{
    if (json::firstFault(line))
        return LineKind::Broken;
    return json::find(line, {json::Step::of("custom_id")}) ? LineKind::Result : LineKind::Other;
}

/// A page that tells of an error has no result among its first lines; a file of results may begin with a line that is broken.
Result<void> checkFirstLines(const InputFile& file, qint64 first)
{
    bool isCut = false;
    for (int i = 0; i < linesLookedAt && first < file.size(); ++i) {
        const auto line = lineAt(file, first);
        if (!line)
            return failure(line.error());
        const LineKind kind = kindOf(line->bytes);
        if (kind == LineKind::Result)
            return {};
        isCut = kind == LineKind::Broken && !line->ended;
        first += line->bytes.size() + 1;
    }
    return failure(isCut ? ErrorCode::DownloadIncomplete : ErrorCode::NotAResult, file.path());
}

Result<void> checkLastLine(const InputFile& file, qint64 first)
{
    const auto start = lastLineStart(file, first);
    if (!start)
        return failure(start.error());
    const auto line = lineAt(file, *start);
    if (!line)
        return failure(line.error());
    if (!line->bytes.trimmed().isEmpty() && json::firstFault(line->bytes))
        return failure(ErrorCode::DownloadIncomplete, file.path());
    return {};
}

/// Makes what was written, or a rename in a folder, survive a power cut.
Result<void> synced(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return systemFailure(errno, ErrorCode::WriteFailed, path);
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (failed)
        return systemFailure(failed, ErrorCode::WriteFailed, path);
    return {};
}

} // namespace

Result<void> checkDownload(const QString& path, std::optional<qint64> expectedLength)
{
    const auto opened = InputFile::open(path);
    if (!opened)
        return failure(opened.error());
    const InputFile& file = **opened;
    if (expectedLength && file.size() != *expectedLength)
        return failure(ErrorCode::DownloadIncomplete, path);
    if (file.size() == 0)
        return {};
    const auto first = firstLineStart(file);
    if (!first)
        return failure(first.error());
    if (*first == file.size())
        return {};
    if (const auto byte = file.bytes(*first, 1); !byte || *byte != "{")
        return byte ? failure(ErrorCode::NotAResult, path) : failure(byte.error());
    if (const auto good = checkFirstLines(file, *first); !good)
        return good;
    // Every byte that was announced is there: a last line that is cut is so at the service, and will not get better.
    return expectedLength ? Result<void>() : checkLastLine(file, *first);
}

Result<void> publish(const QString& partPath, const QString& path)
{
    if (const auto good = synced(partPath); !good)
        return good;
    if (std::rename(QFile::encodeName(partPath).constData(), QFile::encodeName(path).constData()) != 0)
        return systemFailure(errno, ErrorCode::WriteFailed, path);
    return synced(QFileInfo(path).absolutePath());
}

} // namespace sheaf::service
