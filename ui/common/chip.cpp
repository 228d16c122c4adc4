#include "common/chip.h"

#include "common/icon.h"
#include "common/numbers.h"
#include "common/style_paint.h"

#include <QPainter>
#include <QStyle>

namespace sheaf::ui {

namespace {

constexpr int chipPadding = 12;
constexpr int chipGap = 6;

} // namespace

Chip::Chip(const ChipSpec& spec, QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSpec(spec);
}

void Chip::setSpec(const ChipSpec& spec)
{
    m_spec = spec;
    setObjectName(QStringLiteral("chip-") + spec.id);
    setText(spec.label);
    setAccessibleName(spec.count < 0 ? spec.label : tr("%1, %2", "filter and its count, read aloud").arg(spec.label, countText()));
    updateGeometry();
    update();
}

QString Chip::countText() const
{
    return m_spec.count < 0 ? QString() : ui::countText(m_spec.count, locale());
}

QSize Chip::sizeHint() const
{
    int width = 2 * chipPadding + fontMetrics().horizontalAdvance(m_spec.label);
    if (!m_spec.icon.isEmpty())
        width += scaled(measure::smallIcon, *this) + chipGap;
    if (m_spec.count >= 0)
        width += chipGap + fontMetrics().horizontalAdvance(countText());
    return {width, scaled(measure::rowHeight, *this)};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(*this);
    const int radius = height() / 2;
    const double touch = isDown() ? 0.1 : underMouse() ? 0.05 : 0;
    const QColor ground = isChecked() ? theme.color(Role::Selection) : theme.tint(Role::Text, touch, Role::Base);
    paintBox(painter, rect(), ground, isChecked() ? theme.color(Role::Accent) : theme.tint(Role::Text, 0.06, Role::Line), radius);
    if (hasFocus())
        paintFocusRing(painter, rect(), theme, radius);

    int x = chipPadding;
    const auto place = [this, &x](int width) {
        const QRect part = QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
        x += width + chipGap;
        return part;
    };
    if (!m_spec.icon.isEmpty()) {
        const int side = scaled(measure::smallIcon, *this);
        QRect square(0, 0, side, side);
        square.moveCenter(place(side).center());
        paintIcon(painter, square, m_spec.icon, theme.color(m_spec.role));
    }
    painter.setPen(theme.color(Role::Text));
    painter.drawText(place(fontMetrics().horizontalAdvance(m_spec.label)), Qt::AlignCenter, m_spec.label);
    if (m_spec.count >= 0) {
        painter.setPen(theme.color(isChecked() ? Role::Text : Role::SecondText));
        painter.drawText(place(fontMetrics().horizontalAdvance(countText())), Qt::AlignCenter, countText());
    }
}

} // namespace sheaf::ui
