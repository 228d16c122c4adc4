#include "common/empty_state.h"

#include "common/icon.h"
#include "common/label.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_iconName(iconName), m_icon(new QLabel(this)), m_title(new Label(title, TextKind::Strong, this)),
      m_sentence(new Label(sentence, TextKind::Second, this)), m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_action->setObjectName(QStringLiteral("emptyStateAction"));
    m_action->setProperty("primary", true);
    m_action->hide();
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);

    // An alignment would cost the sentence its height for width.
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_sentence, 4);
    line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::pageEdge);
    column->setSpacing(measure::gap);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(measure::grid);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addLayout(line);
    column->addSpacing(measure::gap);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    refreshIcon();
}

void EmptyState::setTexts(const QString& title, const QString& sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

void EmptyState::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refreshIcon();
}

void EmptyState::refreshIcon()
{
    const int side = scaled(48, *this);
    const QColor color = themeOf(*this).tint(Role::Text, 0.4);
    m_icon->setFixedSize(side, side);
    m_icon->setPixmap(iconPixmap(m_iconName, color, {side, side}, devicePixelRatioF()));
}

} // namespace sheaf::ui
