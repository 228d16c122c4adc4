// Small pictures for the rows on the screen, decoded by two workers, the ones asked for last first, and kept while there is
// room. Scrolling never waits: a picture that is not there yet is asked for and comes with ready().
#pragma once

#include "base/task_owner.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QStringList>

#include <array>
#include <vector>

namespace sheaf::ui {

class SheetModel;

/// The column whose cells are paths of pictures, in a sheet that came from a folder of pictures: it has the columns of
/// such an import. -1 = it is another sheet.
[[nodiscard]] int pictureColumn(const SheetModel& model);

class Thumbnails : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// No larger than `size`, in pixels of the screen. Null while it is not there, and for what is no picture.
    [[nodiscard]] QPixmap find(const QString& path, int size);

Q_SIGNALS:
    void ready();

private:
    struct Decoded {
        QString path;
        QImage image;
    };
    void startIdle();
    void take(const std::vector<Decoded>& decoded);

    static constexpr int mostKept = 64'000'000; // bytes
    static constexpr qsizetype mostWanted = 200;
    QCache<QString, QPixmap> m_kept {mostKept};
    QStringList m_wanted; ///< the newest last
    QStringList m_underWay;
    int m_size = 0;
    std::array<TaskOwner, 2> m_decoders;
};

} // namespace sheaf::ui
