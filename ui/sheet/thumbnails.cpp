#include "sheet/thumbnails.h"

#include "sheet/picture_reader.h"
#include "sheet/sheet_model.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

/// So few at once that what comes onto the screen does not wait long behind what has left it.
constexpr qsizetype decodedAtOnce = 4;
constexpr int smallestThumbnail = 1'000; // what is no picture is remembered too

} // namespace

int pictureColumn(const SheetModel& model)
{
    for (const char* name : {"name", "width", "height", "bytes"}) {
        if (model.columnOf(QString::fromLatin1(name)) < 0)
            return -1;
    }
    return model.columnOf(QStringLiteral("path"));
}

QPixmap Thumbnails::find(const QString& path, int size)
{
    if (size != m_size) { // another screen or another font
        m_kept.clear();
        m_size = size;
    }
    if (const QPixmap* kept = m_kept.object(path))
        return *kept;
    if (m_underWay.contains(path) || !looksLikePicture(path))
        return {};
    m_wanted.removeOne(path);
    m_wanted.append(path);
    if (m_wanted.size() > mostWanted)
        m_wanted.removeFirst();
    startIdle();
    return {};
}

void Thumbnails::startIdle()
{
    for (TaskOwner& decoder : m_decoders) {
        if (decoder.isRunning() || m_wanted.isEmpty())
            continue;
        QStringList paths;
        while (paths.size() < decodedAtOnce && !m_wanted.isEmpty())
            paths += m_wanted.takeLast();
        m_underWay += paths;
        decoder.start(
            [paths, size = m_size](std::stop_token stop) {
                std::vector<Decoded> decoded;
                for (const QString& path : paths) {
                    if (!stop.stop_requested())
                        decoded.push_back({path, readPicture(path, {size, size})});
                }
                return decoded;
            },
            [this](const std::vector<Decoded>& decoded) { take(decoded); });
    }
}

void Thumbnails::take(const std::vector<Decoded>& decoded)
{
    for (const Decoded& each : decoded) {
        m_underWay.removeOne(each.path);
        const auto cost = std::max<qsizetype>(smallestThumbnail, each.image.sizeInBytes());
        m_kept.insert(each.path, new QPixmap(QPixmap::fromImage(each.image)), cost);
    }
    startIdle();
    Q_EMIT ready();
}

} // namespace sheaf::ui
