#include "practice/input_lines.h"

#include <QByteArray>

namespace sheaf::practice {

namespace {

    QByteArrayView withoutReturn(QByteArrayView line)
    {
        return line.endsWith('\r') ? line.chopped(1) : line;
    }

} // namespace

Result<void> forEachLine(const InputFile& file, const std::stop_token& stop,
    const std::function<void(QByteArrayView line, qint64 start)>& take)
{
    QByteArray block(InputFile::blockSize, Qt::Uninitialized);
    QByteArray rest; // the beginning of a line whose end is in a later block
    for (qint64 offset = 0; offset < file.size() && !stop.stop_requested();) {
        const Result<qint64> count = file.read(offset, std::span(block.data(), static_cast<size_t>(block.size())));
        if (!count)
            return failure(count.error());
        if (*count == 0)
            return failure(ErrorCode::FileChanged, file.path());
        qsizetype begin = 0;
        const QByteArrayView bytes(block.constData(), *count);
        for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', begin)) {
            const QByteArrayView piece = bytes.sliced(begin, end - begin);
            const qint64 start = offset + begin - rest.size();
            take(withoutReturn(rest.isEmpty() ? piece : QByteArrayView(rest.append(piece))), start);
            rest.clear();
            begin = end + 1;
        }
        rest.append(bytes.sliced(begin));
        offset += *count;
    }
    if (!rest.isEmpty() && !stop.stop_requested())
        take(withoutReturn(rest), file.size() - rest.size());
    return {};
}

} // namespace sheaf::practice
