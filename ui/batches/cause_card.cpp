#include "batches/cause_card.h"

#include "common/flow_layout.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/outcome_look.h"
#include "common/style_paint.h"
#include "jobs/cause_words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

using jobs::Cause;
using project::Outcome;

namespace {

constexpr int narrow = 720; // at 100 %

} // namespace

project::Outcome outcomeOf(Cause cause)
{
    switch (cause) {
    case Cause::CutOff: return Outcome::CutOff;
    case Cause::Empty: return Outcome::Empty;
    case Cause::Refused: return Outcome::Refused;
    case Cause::DoesNotFit: return Outcome::DoesNotFit;
    case Cause::Expired: return Outcome::Expired;
    case Cause::Cancelled: return Outcome::Cancelled;
    case Cause::Missing: return Outcome::Missing;
    default: return Outcome::Failed;
    }
}

CauseCard::CauseCard(const jobs::CauseGroup& group, std::optional<qint64> tokenLimit, QWidget* parent) : QWidget(parent), m_group(group)
{
    setObjectName(QStringLiteral("causeCard"));
    setAccessibleName(jobs::causeTitle(group.cause));
    const OutcomeLook look = outcomeLook(project::outcomeName(outcomeOf(group.cause)));
    const int side = scaled(measure::icon, *this);
    auto* shape = new QLabel(this);
    shape->setPixmap(icon(look.icon, look.role).pixmap(side, side));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(measure::gap + measure::grid, measure::gap, measure::gap, measure::gap);
    line->setSpacing(measure::gap + measure::grid);
    line->addWidget(shape, 0, Qt::AlignTop);
    m_body = new QBoxLayout(QBoxLayout::LeftToRight);
    m_body->setSpacing(measure::gap);
    m_body->addWidget(makeWords(tokenLimit), 1);
    m_buttons = makeButtons();
    m_body->addWidget(m_buttons, 0, Qt::AlignVCenter);
    line->addLayout(m_body, 1);
}

void CauseCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < scaled(narrow, *this);
    m_body->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // Below the words the buttons break into lines; beside them they keep to one.
    m_buttons->setSizePolicy(isNarrow ? QSizePolicy::Preferred : QSizePolicy::Minimum, QSizePolicy::Minimum);
}

QWidget* CauseCard::makeWords(std::optional<qint64> tokenLimit)
{
    auto* words = new QWidget(this);
    auto* rows = new QVBoxLayout(words);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::grid);
    const auto add = [&](const QString& text, TextKind kind, const char* name) {
        if (text.isEmpty())
            return;
        auto* label = new Label(text, kind, words);
        label->setObjectName(QString::fromLatin1(name));
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        rows->addWidget(label);
    };
    const QString remedy = jobs::remedySentence(m_group);
    const QString cause = jobs::causeSentence(m_group, tokenLimit);
    add(remedy.isEmpty() ? cause : tr("%1 %2", "what happened, what to do").arg(cause, remedy), TextKind::Body, "causeWords");
    QString said = m_group.sample;
    if (!m_group.code.isEmpty())
        said = said.isEmpty() ? m_group.code : tr("%1 (%2)", "the service's words, its code").arg(said, m_group.code);
    add(said.isEmpty() ? QString() : tr("The service says: %1").arg(said), TextKind::Second, "causeSample");
    return words;
}

QPushButton* CauseCard::button(const char* name, const QString& text, const QString& tip)
{
    auto* made = new QPushButton(text, this);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    made->setAccessibleDescription(jobs::causeTitle(m_group.cause));
    made->setAutoDefault(false);
    return made;
}

QWidget* CauseCard::makeButtons()
{
    auto* buttons = new QWidget(this);
    auto* line = new FlowLayout(buttons);
    const bool hasFaults = !m_group.rowsAtFault.isEmpty();
    auto* show = button("showCauseRows", hasFaults ? tr("Show the rows at fault") : tr("Show these rows"), tr("Show them in the project's table"));
    connect(show, &QPushButton::clicked, this,
        [this, hasFaults] { Q_EMIT rowsRequested(hasFaults ? m_group.rowsAtFault : m_group.rowRuns); });
    line->addWidget(show);
    if (m_group.remedy == jobs::Remedy::Nothing)
        return buttons;
    const QString text = m_group.remedy == jobs::Remedy::RaiseTokens ? jobs::remedyButton(m_group.remedy) : tr("Send these again…");
    auto* send = button("resendCause", text, tr("See what will be sent, where, and decide"));
    connect(send, &QPushButton::clicked, this, &CauseCard::resendRequested);
    line->addWidget(send);
    return buttons;
}

void CauseCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(*this);
    paintBox(painter, rect(), theme.color(Role::Base), theme.color(Role::Line), measure::radius);
}

} // namespace sheaf::ui
