#include "settings/card.h"

#include "common/style_paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace sheaf::ui {

Card::Card(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(measure::groupGap, measure::groupGap, measure::groupGap, measure::groupGap);
    m_rows->setSpacing(measure::gap);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(*this);
    paintBox(painter, rect(), theme.color(Role::Base), theme.color(Role::Line), measure::cardRadius);
}

} // namespace sheaf::ui
