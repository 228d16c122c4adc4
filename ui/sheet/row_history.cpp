#include "sheet/row_history.h"

#include "base/sentence.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/numbers.h"
#include "common/outcome_look.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

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
    if (!m_order || m_order->row != order.row)
        verticalScrollBar()->setValue(0); // another row is read from its beginning
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

void RowHistory::removeFirst(std::size_t count)
{
    for (; count > 0; --count) {
        const std::unique_ptr<QLayoutItem> item(m_rows->takeAt(0));
        delete item->widget();
    }
}

void RowHistory::say(const QString& words)
{
    m_text.clear();
    m_entries.clear();
    removeFirst(static_cast<std::size_t>(m_rows->count() - 1)); // the last one is the stretch
    auto* label = new Label(words, TextKind::Second, widget());
    label->setWordWrap(true);
    m_rows->insertWidget(0, label);
}

/// Attempts are added at the top: the older ones that are as they were stay, with what is selected in them.
void RowHistory::fill(const std::vector<PastAttempt>& past)
{
    if (m_entries.empty())
        removeFirst(static_cast<std::size_t>(m_rows->count() - 1));
    std::vector<Entry> entries;
    QStringList texts;
    for (const PastAttempt& each : past) {
        const Entry& entry = entries.emplace_back(entryOf(each));
        texts += QStringList {entry.head, entry.word, entry.text}.join(u'\n');
    }
    const auto [was, is] = std::mismatch(m_entries.rbegin(), m_entries.rend(), entries.rbegin(), entries.rend());
    removeFirst(static_cast<std::size_t>(m_entries.rend() - was));
    for (auto entry = is; entry != entries.rend(); ++entry)
        m_rows->insertWidget(0, makeEntry(*entry));
    m_entries = std::move(entries);
    m_text = texts.join(QStringLiteral("\n\n"));
}

RowHistory::Entry RowHistory::entryOf(const PastAttempt& past)
{
    const OutcomeLook look = lookOf(past.attempt);
    return {look.icon, look.word, look.role, headOf(past.attempt), past.isCurrent, past.text};
}

QWidget* RowHistory::makeEntry(const Entry& entry)
{
    auto* made = new QWidget(widget());
    made->setObjectName(QStringLiteral("pastAttempt"));
    made->setAccessibleName(tr("%1: %2", "when and where it was sent, how it ended").arg(entry.head, entry.word));
    auto* rows = new QVBoxLayout(made);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::grid);
    rows->addWidget(makeOutcome(entry, made));
    const auto add = [&](const QString& words, TextKind kind, const char* name) {
        auto* label = new Label(words, kind, made);
        label->setObjectName(QString::fromLatin1(name));
        label->setWordWrap(true);
        label->setMinimumWidth(1); // a word without end must not make the page wider than what is seen of it
        label->setContentsMargins(scaled(measure::smallIcon, *this) + measure::gap, 0, 0, 0);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        rows->addWidget(label);
    };
    add(entry.head, TextKind::Second, "attemptHead");
    if (!entry.text.isEmpty())
        add(entry.text, TextKind::Body, "attemptText");
    return made;
}

QWidget* RowHistory::makeOutcome(const Entry& entry, QWidget* parent)
{
    auto* outcome = new QWidget(parent);
    const int side = scaled(measure::smallIcon, *this);
    auto* shape = new QLabel(outcome);
    shape->setPixmap(icon(entry.icon, entry.role).pixmap(side, side));
    auto* word = new Label(entry.word, TextKind::Strong, outcome);
    word->setRole(entry.role);
    auto* line = new QHBoxLayout(outcome);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(measure::gap);
    line->addWidget(shape);
    line->addWidget(word);
    if (!entry.isCurrent) {
        line->addStretch();
        return outcome;
    }
    auto* mark = new Label(tr("stands in the table", "the attempt whose answer counts"), TextKind::Body, outcome);
    mark->setObjectName(QStringLiteral("currentAttempt"));
    mark->setRole(Role::Accent);
    mark->setWordWrap(true);
    line->addWidget(mark, 1);
    return outcome;
}

} // namespace sheaf::ui
