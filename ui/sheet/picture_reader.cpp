#include "sheet/picture_reader.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>
#include <QUrl>

#include <algorithm>
#include <array>

namespace sheaf::ui {

namespace {

constexpr qint64 largestFile = 64'000'000;
constexpr qsizetype longestPath = 4'096;
constexpr int mostMegabytes = 256; // of memory while one picture is decoded
constexpr qint64 mostPixels = 60'000'000;

constexpr std::array endings {".png", ".jpg", ".jpeg", ".gif", ".webp"};
constexpr std::array kinds {"png", "jpeg", "jpg", "gif", "webp"};

bool isData(const QString& text)
{
    return std::ranges::any_of(kinds, [&text](const char* kind) {
        return text.startsWith(QLatin1String("data:image/") + QLatin1String(kind) + QLatin1String(";base64,"));
    });
}

/// Empty for what is no path on this computer.
QString pathIn(const QString& text)
{
    if (text.size() > longestPath)
        return {};
    const QString path = text.startsWith(QLatin1String("file:")) ? QUrl(text).toLocalFile() : text;
    const bool isPicture = std::ranges::any_of(
        endings, [&path](const char* ending) { return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive); });
    return isPicture && QFileInfo(path).isAbsolute() ? path : QString();
}

QImage decoded(QImageReader& reader, QSize box)
{
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > mostPixels)
        return {};
    reader.setAutoTransform(true);
    if (size.width() > box.width() || size.height() > box.height())
        reader.setScaledSize(size.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

} // namespace

bool looksLikePicture(const QString& text)
{
    return isData(text) || !pathIn(text).isEmpty();
}

QImage readPicture(const QString& text, QSize box)
{
    QImageReader::setAllocationLimit(mostMegabytes);
    if (isData(text)) {
        if (text.size() > largestFile)
            return {};
        QByteArray bytes = QByteArray::fromBase64(QStringView(text).sliced(text.indexOf(u',') + 1).toLatin1());
        QBuffer buffer(&bytes);
        QImageReader reader(&buffer);
        return decoded(reader, box);
    }
    const QString path = pathIn(text);
    const QFileInfo file(path);
    if (path.isEmpty() || !file.isFile() || file.size() > largestFile)
        return {};
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true); // a .jpg that is a PNG is common
    return decoded(reader, box);
}

} // namespace sheaf::ui
