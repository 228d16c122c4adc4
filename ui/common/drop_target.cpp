#include "common/drop_target.h"

#include "common/icon.h"
#include "common/style_paint.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace sheaf::ui {

namespace {

QFont titleFont(const QFont& font)
{
    QFont title(font);
    title.setWeight(QFont::DemiBold);
    return title;
}

/// A dashed outline whose dashes are round and even.
void paintDashes(QPainter& painter, const QRect& rect, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, 1.5, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), measure::cardRadius, measure::cardRadius);
    painter.restore();
}

} // namespace

QStringList localFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

DropTarget::DropTarget(QWidget* parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("dropTarget"));
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setTitle(tr("Drop a file here"));
    connect(this, &QAbstractButton::clicked, this, &DropTarget::browseRequested);
}

void DropTarget::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void DropTarget::setSubtitle(const QString& subtitle)
{
    m_subtitle = subtitle;
    setAccessibleDescription(subtitle);
    update();
}

void DropTarget::setForecast(Forecast forecast)
{
    m_forecast = std::move(forecast);
}

void DropTarget::setSecondLook(SecondLook look)
{
    m_secondLook = std::move(look);
}

void DropTarget::setLit(const QString& sentence, bool accepted)
{
    m_forecastText = sentence;
    m_acceptable = accepted;
    setAccessibleName(sentence.isEmpty() ? m_title : sentence);
    update();
}

QSize DropTarget::sizeHint() const
{
    return {scaled(480, *this), scaled(measure::largeIcon, *this) + 4 * fontMetrics().height() + 3 * measure::pageEdge};
}

QSize DropTarget::minimumSizeHint() const
{
    return {scaled(240, *this), sizeHint().height() - measure::pageEdge};
}

void DropTarget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(*this);
    const bool lit = !m_forecastText.isEmpty();
    const bool warm = lit || underMouse() || isDown();
    const Role mark = lit && !m_acceptable ? Role::Failed : warm ? Role::Accent : Role::SecondText;
    const QColor ground = lit || isDown() ? theme.tint(mark, 0.08, Role::Base)
        : underMouse()                    ? theme.tint(mark, 0.03, Role::Base)
                                          : theme.color(Role::Base);
    paintBox(painter, rect(), ground, QColor(), measure::cardRadius);
    if (hasFocus())
        paintFocusRing(painter, rect(), theme, measure::cardRadius);
    else
        paintDashes(painter, rect(), warm ? theme.color(mark) : theme.tint(Role::Text, 0.3));

    const int side = scaled(measure::largeIcon, *this);
    const int line = fontMetrics().height();
    const QRect inner = rect().adjusted(measure::pageEdge, 0, -measure::pageEdge, 0);
    const int top = (height() - side - 3 * line - measure::groupGap) / 2;
    paintIcon(painter, QRect(inner.center().x() - side / 2, top, side, side), QStringLiteral("drop"), theme.color(mark));

    const QRect titleRect(inner.left(), top + side + measure::groupGap, inner.width(), line + measure::grid);
    painter.setFont(titleFont(font()));
    painter.setPen(theme.color(lit && !m_acceptable ? Role::Failed : Role::Text));
    painter.drawText(titleRect, Qt::AlignCenter,
        painter.fontMetrics().elidedText(lit ? m_forecastText : m_title, Qt::ElideRight, titleRect.width()));
    painter.setFont(font());
    painter.setPen(theme.color(Role::SecondText));
    const QRect subtitleRect(inner.left(), titleRect.bottom() + measure::grid, inner.width(), 2 * line);
    painter.drawText(subtitleRect, static_cast<int>(Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap), m_subtitle);
}

void DropTarget::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

DropForecast DropTarget::forecastFor(const QMimeData& mimeData) const
{
    const QStringList files = localFiles(mimeData);
    if (files.isEmpty())
        return {false, tr("Only files and folders can be dropped here")};
    if (m_forecast)
        return m_forecast(files);
    return {true, tr("Import %Ln file(s) as a new project", nullptr, static_cast<int>(files.size()))};
}

void DropTarget::dragEnterEvent(QDragEnterEvent* event)
{
    const DropForecast forecast = forecastFor(*event->mimeData());
    setLit(forecast.sentence, forecast.accepted);
    // A drag that is refused gets no leave event, and its sentence would stay for ever: accept it, refuse the drop.
    event->setDropAction(forecast.accepted ? Qt::CopyAction : Qt::IgnoreAction);
    event->accept();
    m_hanging = localFiles(*event->mimeData());
    if (!m_secondLook || !forecast.accepted)
        return;
    m_secondLook(m_hanging, [this, files = m_hanging](const DropForecast& closer) {
        if (files == m_hanging)
            setLit(closer.sentence, closer.accepted);
    });
}

void DropTarget::dragLeaveEvent(QDragLeaveEvent*)
{
    m_hanging.clear();
    setLit({});
}

void DropTarget::dropEvent(QDropEvent* event)
{
    const bool accepted = forecastFor(*event->mimeData()).accepted && m_acceptable;
    m_hanging.clear();
    setLit({});
    if (!accepted) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT filesDropped(localFiles(*event->mimeData()));
}

} // namespace sheaf::ui
