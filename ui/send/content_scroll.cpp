#include "send/content_scroll.h"

#include "common/theme.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace sheaf::ui {

ContentScroll::ContentScroll(QWidget* content, QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true); // sentences in the content break into lines
    setSizePolicy(policy);
    setWidget(content);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && QGuiApplication::mouseButtons() == Qt::NoButton) // a button must not move away from under the pointer
            keepInSight(*now);
    });
}

void ContentScroll::setMostHeight(int height)
{
    if (height == m_most)
        return;
    m_most = height;
    updateGeometry();
}

QSize ContentScroll::sizeHint() const
{
    const QSize content = widget()->sizeHint();
    return {content.width(), std::min(content.height(), m_most)};
}

int ContentScroll::heightForWidth(int width) const
{
    const int wrapped = widget()->heightForWidth(width);
    return std::min(wrapped < 0 ? widget()->sizeHint().height() : wrapped, m_most);
}

bool ContentScroll::event(QEvent* event)
{
    const bool handled = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest) // the content wants another size
        updateGeometry();
    return handled;
}

void ContentScroll::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    updateGeometry(); // what changed before was not told
}

/// Qt does so only for Tab inside the area, and not for what gets the keyboard from outside of it.
void ContentScroll::keepInSight(QWidget& focused)
{
    if (widget()->isAncestorOf(&focused))
        ensureWidgetVisible(&focused, 0, measure::gap);
}

} // namespace sheaf::ui
