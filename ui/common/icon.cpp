#include "common/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPaintDevice>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace sheaf::ui {

namespace {

/// Shapes that point along the line of reading.
bool isDirectional(const QString& name)
{
    static const QStringList names {
        QStringLiteral("chevron-left"), QStringLiteral("chevron-right"), QStringLiteral("undo"), QStringLiteral("redo"),
        QStringLiteral("send"), QStringLiteral("sidebar"), QStringLiteral("text"), QStringLiteral("play")};
    return names.contains(name);
}

QByteArray colouredSvg(const QString& name, const QColor& color)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
}

QPixmap rendered(const QByteArray& svg, QSize pixels, bool mirrored)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.end();
    return QPixmap::fromImage(mirrored ? image.mirrored(true, false) : image);
}

/// Asks for the colour each time it paints: a QIcon made once is right in both themes.
class RoleIconEngine : public QIconEngine
{
public:
    RoleIconEngine(QString name, Role role) : m_name(std::move(name)), m_role(role) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `size` is in device pixels, as QIcon asks.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        const Theme theme = themeFor(QGuiApplication::palette());
        const QColor color = mode == QIcon::Disabled ? theme.tint(m_role, 0.45) : theme.color(m_role);
        QPixmap picture = iconPixmap(m_name, color, size, 1.0);
        picture.setDevicePixelRatio(ratio);
        return picture;
    }

    QIconEngine* clone() const override { return new RoleIconEngine(m_name, m_role); }
    QString key() const override { return QStringLiteral("sheaf-role"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(QStringLiteral(":/icons/%1.svg").arg(m_name)); }

private:
    QString m_name;
    Role m_role;
};

} // namespace

QIcon icon(const QString& name, Role role)
{
    return QIcon(new RoleIconEngine(name, role)); // QIcon takes the engine
}

QPixmap iconPixmap(const QString& name, const QColor& color, QSize size, qreal pixelRatio)
{
    const QSize pixels = size * pixelRatio;
    const bool mirrored = QGuiApplication::isRightToLeft() && isDirectional(name);
    const QString key = QStringLiteral("sheaf/%1/%2/%3x%4/%5")
                            .arg(name, color.name(QColor::HexRgb))
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(mirrored);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        const QByteArray svg = colouredSvg(name, color);
        if (svg.isEmpty() || pixels.isEmpty())
            return {};
        picture = rendered(svg, pixels, mirrored);
        QPixmapCache::insert(key, picture);
    }
    picture.setDevicePixelRatio(pixelRatio);
    return picture;
}

void paintIcon(QPainter& painter, const QRect& rect, const QString& name, const QColor& color)
{
    painter.drawPixmap(rect, iconPixmap(name, color, rect.size(), painter.device()->devicePixelRatio()));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/sheaf.svg"));
}

} // namespace sheaf::ui
