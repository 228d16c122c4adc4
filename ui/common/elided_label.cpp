#include "common/elided_label.h"

#include "common/plain_tooltip.h"

#include <QPainter>

namespace sheaf::ui {

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text.simplified(); // one line, whatever it was
    setAccessibleName(m_text);
    showWhole();
    updateGeometry();
    update();
}

QString ElidedLabel::shownText() const
{
    return fontMetrics().elidedText(m_text, Qt::ElideRight, width());
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("mm…")), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine), shownText());
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showWhole();
}

void ElidedLabel::showWhole()
{
    const QString whole = shownText() == m_text ? QString() : m_text;
    setToolTip(plainToolTip(whole));
    setAccessibleDescription(whole); // else the tooltip is read aloud, with its markup
}

} // namespace sheaf::ui
