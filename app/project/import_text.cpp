// The bytes of an imported file as UTF-8.
#include "project/import_context.h"

#include <algorithm>

namespace sheaf::project {

namespace {

constexpr qint64 bytesForEncoding = 256 * 1024;
/// The first block is small, so that the first screen is there at once.
constexpr qint64 firstBlockSize = 128 * 1024;

/// Turns blocks into UTF-8 and remembers whether something had to be replaced.
class BlockDecoder
{
public:
    BlockDecoder(formats::Encoding encoding, const OnTextBlock& onBlock)
        : m_isUtf8(encoding == formats::Encoding::Utf8), m_decoder(encoding), m_onBlock(onBlock)
    {
    }

    Result<void> feed(QByteArrayView block)
    {
        return m_isUtf8 ? m_onBlock(block, false) : handOn(m_decoder.feed(block));
    }

    Result<void> finish()
    {
        return m_isUtf8 ? Result<void>() : handOn(m_decoder.finish());
    }

private:
    Result<void> handOn(const QByteArray& text)
    {
        const bool replaced = m_decoder.replaced() > std::exchange(m_known, m_decoder.replaced());
        return text.isEmpty() ? Result<void>() : m_onBlock(text, std::exchange(m_replacedBefore, replaced) || replaced);
    }

    bool m_isUtf8;
    formats::TextDecoder m_decoder;
    const OnTextBlock& m_onBlock;
    qint64 m_known = 0; // of what was replaced
    bool m_replacedBefore = false;
};

} // namespace

Result<SourceText> textOf(const ImportSource& source, const ImportWishes& wishes)
{
    const Result<QByteArray> head = source.file->bytes(0, std::min(bytesForEncoding, source.file->size()));
    if (!head)
        return failure(head.error());
    const formats::EncodingGuess guess = formats::guessEncoding(*head);
    const formats::Encoding encoding = wishes.encoding.value_or(guess.encoding);
    return SourceText {encoding, encoding == guess.encoding ? guess.bomLength : 0, wishes.encoding ? 1 : guess.confidence};
}

Result<QByteArray> headOf(const ImportSource& source, const SourceText& text, qint64 bytes)
{
    const qint64 length = std::min(bytes, source.file->size() - text.bomLength);
    const Result<QByteArray> head = source.file->bytes(text.bomLength, length);
    if (!head || text.encoding == formats::Encoding::Utf8)
        return head;
    return formats::TextDecoder(text.encoding).feed(*head);
}

Result<bool> forEachTextBlock(
    const ImportSource& source, const SourceText& text, const ImportContext& context, const OnTextBlock& onBlock)
{
    const qint64 size = source.file->size();
    const qint64 end = context.byteLimit < 0 ? size : std::min(size, context.byteLimit);
    BlockDecoder decoder(text.encoding, onBlock);
    QByteArray buffer(InputFile::blockSize, Qt::Uninitialized);
    context.progress.add(text.bomLength);
    for (qint64 at = text.bomLength; at < end;) {
        if (context.stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        if (context.output.isFull())
            return false;
        const qint64 wanted = std::min(end - at, context.output.isPublished() ? qint64(buffer.size()) : firstBlockSize);
        const Result<qint64> got = source.file->read(at, {buffer.data(), size_t(wanted)});
        if (!got)
            return failure(got.error());
        if (*got < wanted)
            return failure(ErrorCode::FileChanged, source.path);
        if (Result<void> fed = decoder.feed(QByteArrayView(buffer).first(*got)); !fed)
            return failure(fed.error());
        at += *got;
        context.progress.add(*got);
    }
    if (end < size)
        return false;
    if (Result<void> finished = decoder.finish(); !finished)
        return failure(finished.error());
    if (source.file->hasChanged())
        return failure(ErrorCode::FileChanged, source.path);
    return true;
}

} // namespace sheaf::project
