#include "formats/picture_size.h"

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>

namespace sheaf::formats {

namespace {

constexpr qint64 headLength = 64;
/// Segments before a JPEG's size hold thumbnails and profiles; a damaged one must not send us through all of a disk.
constexpr int mostSegments = 1'000;

qint64 bigEndian(QByteArrayView bytes, qsizetype at, int count)
{
    qint64 value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | uchar(bytes[at + i]);
    return value;
}

qint64 littleEndian(QByteArrayView bytes, qsizetype at, int count)
{
    qint64 value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | uchar(bytes[at + i]);
    return value;
}

std::optional<PictureSize> checked(PictureSize size)
{
    return size.width > 0 && size.height > 0 ? std::optional(size) : std::nullopt;
}

std::optional<PictureSize> pngSize(QByteArrayView head)
{
    if (head.size() < 24 || head.sliced(12, 4) != QByteArrayView("IHDR"))
        return std::nullopt;
    return checked({bigEndian(head, 16, 4), bigEndian(head, 20, 4)});
}

std::optional<PictureSize> gifSize(QByteArrayView head)
{
    if (head.size() < 10)
        return std::nullopt;
    return checked({littleEndian(head, 6, 2), littleEndian(head, 8, 2)});
}

/// Three kinds of WebP, each with its size at another place.
std::optional<PictureSize> webpSize(QByteArrayView head)
{
    if (head.size() < 30)
        return std::nullopt;
    const QByteArrayView chunk = head.sliced(12, 4);
    if (chunk == QByteArrayView("VP8X"))
        return checked({littleEndian(head, 24, 3) + 1, littleEndian(head, 27, 3) + 1});
    if (chunk == QByteArrayView("VP8 ") && head.sliced(23, 3) == QByteArrayView("\x9D\x01\x2A"))
        return checked({littleEndian(head, 26, 2) & 0x3FFF, littleEndian(head, 28, 2) & 0x3FFF});
    if (chunk == QByteArrayView("VP8L") && head[20] == '\x2F') {
        const qint64 bits = littleEndian(head, 21, 4);
        return checked({(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1});
    }
    return std::nullopt;
}

/// Whether a JPEG's marker begins a frame, which holds the size: C0 to CF but for three of another meaning.
bool isFrame(uchar marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureSize> jpegSize(const InputFile& file)
{
    qint64 at = 2;
    for (int segment = 0; segment < mostSegments; ++segment) {
        const qint64 length = std::min<qint64>(9, file.size() - at);
        const auto bytes = length < 4 ? Result<QByteArray>(QByteArray()) : file.bytes(at, length);
        if (!bytes || bytes->size() < 4 || uchar(bytes->at(0)) != 0xFF)
            return std::nullopt;
        const uchar marker = uchar(bytes->at(1));
        if (marker == 0xFF) { // any number of these may stand before a marker
            ++at;
            continue;
        }
        if (isFrame(marker) && bytes->size() == 9)
            return checked({bigEndian(*bytes, 7, 2), bigEndian(*bytes, 5, 2)});
        if (marker == 0xD9 || marker == 0xDA) // the end, or pixels before any frame
            return std::nullopt;
        at += 2 + bigEndian(*bytes, 2, 2);
    }
    return std::nullopt;
}

} // namespace

std::optional<PictureSize> pictureSize(const InputFile& file)
{
    const Result<QByteArray> head = file.bytes(0, std::min(headLength, file.size()));
    if (!head)
        return std::nullopt;
    if (head->startsWith("\x89PNG\r\n\x1a\n"))
        return pngSize(*head);
    if (head->startsWith("GIF87a") || head->startsWith("GIF89a"))
        return gifSize(*head);
    if (head->startsWith("\xFF\xD8"))
        return jpegSize(file);
    if (head->startsWith("RIFF") && head->mid(8, 4) == "WEBP")
        return webpSize(*head);
    return std::nullopt;
}

} // namespace sheaf::formats
