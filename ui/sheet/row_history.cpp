#include "sheet/row_history.h"

#include "base/sentence.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/numbers.h"
#include "common/outcome_look.h"

#include <QHBoxLayout>
#include <QTimeZone>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

/// What a part without an answer is doing.
QString stateWords(project::PartState state)
{
    switch (state) {
    case project::PartState::Planned:
    case project::PartState::Written: return RowHistory::tr("being prepared");
    case project::PartState::Uploading: return RowHistory::tr("uploading");
    case project::PartState::Uploaded:
    case project::PartState::Creating: return RowHistory::tr("uploaded");
    case project::PartState::Created: return RowHistory::tr("at the service");
    case project::PartState::Ended:
    case project::PartState::Fetching: return RowHistory::tr("answers being fetched");
    case project::PartState::Accounted: return RowHistory::tr("done");
    case project::PartState::Abandoned: return RowHistory::tr("given up before it was sent");
    }
    return {};
}

OutcomeLook lookOf(const jobs::Attempt& attempt)
{
    OutcomeLook look = outcomeLook(project::outcomeName(attempt.answer.outcome));
    if (attempt.answer.outcome == project::Outcome::Pending || attempt.answer.outcome == project::Outcome::None) {
        look = outcomeLook(QStringLiteral("pending"));
        look.word = stateWords(attempt.state);
    }
    return look;
}

QString headOf(const jobs::Attempt& attempt)
{
    const QString when = exactTimeText(attempt.sentAt, QLocale(), QTimeZone::systemTimeZone());
    //: A line of a row's history: when it was sent, the job's name, the number of its part there.
    return RowHistory::tr("%1 · %2, part %L3").arg(when, attempt.jobName).arg(attempt.part);
}

} // namespace

RowHistory::RowHistory(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("rowHistory"));
    setAccessibleName(tr("History"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus); // scrolls with the arrow keys
    auto* page = new QWidget(this);
    m_rows = new QVBoxLayout(page);
    m_rows->setContentsMargins(measure::gap, measure::gap, measure::gap, measure::gap);
    m_rows->setSpacing(measure::groupGap);
    m_rows->addStretch();
    setWidget(page);
}

void RowHistory::setOrder(const RowPastOrder& order)
{
    m_order = order;
    m_isRead = false;
    if (isVisible())
        read();
}

void RowHistory::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_order && !m_isRead)
        read();
}

void RowHistory::clear()
{
    m_order.reset();
    m_reader.stop();
    say(tr("Select a row to see what is sent and what comes back."));
}

void RowHistory::read()
{
    m_isRead = true;
    m_reader.start([order = *m_order](std::stop_token stop) { return readRowPast(order, stop); },
        [this](const Result<std::vector<PastAttempt>>& past) {
            if (!past)
                say(sentence(past.error()));
            else if (past->empty())
                say(tr("This row has not been sent yet."));
            else
                fill(*past);
        });
}

void RowHistory::empty()
{
    m_text.clear();
    while (m_rows->count() > 1) {
        QLayoutItem* item = m_rows->takeAt(0);
        delete item->widget();
        delete item;
    }
}

void RowHistory::say(const QString& words)
{
    empty();
    auto* label = new Label(words, TextKind::Second, widget());
    label->setWordWrap(true);
    m_rows->insertWidget(0, label);
}

void RowHistory::fill(const std::vector<PastAttempt>& past)
{
    empty();
    QStringList texts;
    for (const PastAttempt& each : past) {
        const QString head = headOf(each.attempt);
        m_rows->insertWidget(m_rows->count() - 1, makeEntry(each, head));
        texts += QStringList {head, lookOf(each.attempt).word, each.text}.join(u'\n');
    }
    m_text = texts.join(QStringLiteral("\n\n"));
}

QWidget* RowHistory::makeEntry(const PastAttempt& past, const QString& head)
{
    const OutcomeLook look = lookOf(past.attempt);
    auto* entry = new QWidget(widget());
    entry->setObjectName(QStringLiteral("pastAttempt"));
    entry->setAccessibleName(tr("%1: %2", "when and where it was sent, how it ended").arg(head, look.word));
    const int side = scaled(measure::smallIcon, *this);
    auto* shape = new QLabel(entry);
    shape->setPixmap(icon(look.icon, look.role).pixmap(side, side));
    auto* word = new Label(look.word, TextKind::Strong, entry);
    word->setRole(look.role);
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(shape);
    line->addWidget(word);
    line->addWidget(new Label(head, TextKind::Second, entry));
    if (past.isCurrent) {
        auto* mark = new Label(tr("stands in the table", "the attempt whose answer counts"), TextKind::Body, entry);
        mark->setObjectName(QStringLiteral("currentAttempt"));
        mark->setRole(Role::Accent);
        line->addWidget(mark);
    }
    line->addStretch();
    auto* rows = new QVBoxLayout(entry);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::grid);
    rows->addLayout(line);
    if (!past.text.isEmpty()) {
        auto* text = new Label(past.text, TextKind::Body, entry);
        text->setWordWrap(true);
        text->setContentsMargins(side + measure::gap, 0, 0, 0);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        rows->addWidget(text);
    }
    return entry;
}

} // namespace sheaf::ui
