#include "shell/window_drop.h"

#include "common/icon.h"
#include "common/style_paint.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>

namespace sheaf::ui {

WindowDrop::WindowDrop(QWidget* window, DropTarget::Forecast forecast, DropTarget::SecondLook look)
    : QWidget(window), m_forecast(std::move(forecast)), m_look(std::move(look))
{
    setObjectName(QStringLiteral("windowDrop"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    hide();
}

bool WindowDrop::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
        enter(*static_cast<QDragEnterEvent*>(event));
        return event->isAccepted();
    case QEvent::DragLeave:
        m_hanging.clear();
        hide();
        return true;
    case QEvent::Drop:
        drop(*static_cast<QDropEvent*>(event));
        return true;
    case QEvent::Resize:
        setGeometry(parentWidget()->rect());
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void WindowDrop::enter(QDragEnterEvent& event)
{
    const QStringList files = localFiles(*event.mimeData());
    if (files.isEmpty())
        return;
    m_forecastNow = m_forecast(files);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
    // Accepted even where the drop will be refused: a refused drag gets no leave event, and the veil would stay.
    event.setDropAction(m_forecastNow.accepted ? Qt::CopyAction : Qt::IgnoreAction);
    event.accept();
    m_hanging = files;
    if (!m_forecastNow.accepted)
        return;
    m_look(files, [this, files](const DropForecast& closer) {
        if (files != m_hanging)
            return;
        m_forecastNow = closer;
        update();
    });
}

void WindowDrop::drop(QDropEvent& event)
{
    hide();
    const QStringList files = localFiles(*event.mimeData());
    const bool refused = files == m_hanging && !m_forecastNow.accepted;
    m_hanging.clear();
    if (files.isEmpty() || refused || !m_forecast(files).accepted) {
        event.ignore();
        return;
    }
    event.setDropAction(Qt::CopyAction);
    event.accept();
    Q_EMIT filesDropped(files);
}

void WindowDrop::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(*this);
    const Role role = m_forecastNow.accepted ? Role::Accent : Role::Failed;
    QColor veil = theme.tint(role, 0.06, Role::Base);
    veil.setAlphaF(0.92F);
    painter.fillRect(rect(), veil);
    const QRect inner = rect().adjusted(measure::groupGap, measure::groupGap, -measure::groupGap, -measure::groupGap);
    paintBox(painter, inner, QColor(), theme.color(role), measure::cardRadius);
    const int side = scaled(measure::largeIcon, *this);
    const QRect iconRect(rect().center().x() - side / 2, rect().center().y() - side, side, side);
    paintIcon(painter, iconRect, QStringLiteral("drop"), theme.color(role));
    QFont title(font());
    title.setWeight(QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(theme.color(m_forecastNow.accepted ? Role::Text : Role::Failed));
    painter.drawText(inner.adjusted(0, inner.height() / 2 + measure::groupGap, 0, 0),
        static_cast<int>(Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap), m_forecastNow.sentence);
}

} // namespace sheaf::ui
