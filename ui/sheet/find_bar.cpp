#include "sheet/find_bar.h"

#include "common/icon.h"
#include "common/label.h"
#include "sheet/cell_finder.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace sheaf::ui {

FindBar::FindBar(SheetView& view, QWidget* parent)
    : QWidget(parent), m_view(view), m_finder(new CellFinder(view, this)), m_replaceLine(new QWidget(this))
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, measure::grid, 0, measure::grid);
    lines->setSpacing(measure::grid);
    auto* find = new QHBoxLayout;
    buildFind(find);
    lines->addLayout(find);
    m_fault = new Label({}, TextKind::Body, this);
    m_fault->setObjectName(QStringLiteral("findFault"));
    m_fault->setRole(Role::Failed);
    m_fault->setWordWrap(true);
    lines->addWidget(m_fault);
    auto* replace = new QHBoxLayout(m_replaceLine);
    replace->setContentsMargins(0, 0, 0, 0);
    buildReplace(replace);
    lines->addWidget(m_replaceLine);
    connect(m_finder, &CellFinder::changed, this, &FindBar::showState);
    connect(m_finder, &CellFinder::selectionLost, this, [this] { m_inSelection->setChecked(false); });
    connect(&view.sheetModel().project().sheet(), &project::Sheet::busyChanged, this, &FindBar::showState);
    hide();
    showState();
}

QToolButton* FindBar::button(const char* name, const QString& iconName, const QString& says, bool checkable)
{
    auto* made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setIcon(icon(iconName));
    made->setToolTip(says);
    made->setAccessibleName(says);
    made->setCheckable(checkable);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

void FindBar::buildFind(QHBoxLayout* line)
{
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setPlaceholderText(tr("Find in the rows that are shown"));
    m_text->setClearButtonEnabled(true);
    m_matchCase = button("findMatchCase", QStringLiteral("match-case"), tr("Match case"), true);
    m_wholeCell = button("findWholeCell", QStringLiteral("whole-cell"), tr("Whole cell"), true);
    m_pattern = button("findPattern", QStringLiteral("regex"), tr("Regular expression"), true);
    m_inSelection = button("findInSelection", QStringLiteral("in-selection"), tr("Only in what is selected now"), true);
    m_previous = button("findPrevious", QStringLiteral("arrow-up"), tr("Previous match (Shift+F3)"), false);
    m_next = button("findNext", QStringLiteral("arrow-down"), tr("Next match (F3)"), false);
    m_state = new Label({}, TextKind::Second, this);
    m_state->setObjectName(QStringLiteral("findState"));
    m_state->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("000,000 of 000,000")));
    auto* shut = button("findClose", QStringLiteral("close"), tr("Close (Esc)"), false);
    line->setSpacing(measure::grid);
    line->addWidget(m_text, 1);
    for (QToolButton* each : {m_matchCase, m_wholeCell, m_pattern, m_inSelection})
        line->addWidget(each);
    line->addSpacing(measure::grid);
    line->addWidget(m_state);
    line->addWidget(m_previous);
    line->addWidget(m_next);
    line->addWidget(shut);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::follow);
    for (QToolButton* each : {m_matchCase, m_wholeCell, m_pattern})
        connect(each, &QToolButton::toggled, this, &FindBar::follow);
    connect(m_inSelection, &QToolButton::toggled, m_finder, &CellFinder::setInSelection);
    connect(m_previous, &QToolButton::clicked, this, [this] { go(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(true); });
    connect(shut, &QToolButton::clicked, this, &FindBar::close);
}

void FindBar::buildReplace(QHBoxLayout* line)
{
    m_replacement = new QLineEdit(m_replaceLine);
    m_replacement->setObjectName(QStringLiteral("replaceText"));
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replace = new QPushButton(tr("Replace"), m_replaceLine);
    m_replace->setObjectName(QStringLiteral("replaceOne"));
    m_replaceAll = new QPushButton(tr("Replace all"), m_replaceLine);
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    for (QPushButton* each : {m_replace, m_replaceAll})
        each->setAutoDefault(false);
    line->setSpacing(measure::gap);
    line->addWidget(m_replacement, 1);
    line->addWidget(m_replace);
    line->addWidget(m_replaceAll);
    connect(m_replace, &QPushButton::clicked, this, [this] { m_finder->replace(m_replacement->text()); });
    connect(m_replaceAll, &QPushButton::clicked, this, [this] { m_finder->replaceAll(m_replacement->text()); });
}

void FindBar::open(bool replace)
{
    m_replaceLine->setVisible(replace && !m_view.sheetModel().project().sheet().isReadOnly());
    show();
    m_finder->setActive(true);
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindBar::close()
{
    hide();
    m_finder->setActive(false);
    m_view.setFocus();
}

void FindBar::go(bool forward)
{
    if (m_text->text().isEmpty())
        open(m_replaceLine->isVisible());
    else
        m_finder->go(forward);
}

void FindBar::follow()
{
    m_finder->setQuery({.text = m_text->text(), .wholeCell = m_wholeCell->isChecked(), .matchCase = m_matchCase->isChecked(),
        .regularExpression = m_pattern->isChecked()});
}

void FindBar::showState()
{
    const bool faulty = m_finder->isFaulty();
    m_state->setText(faulty ? QString() : m_finder->stateText());
    m_fault->setText(faulty ? m_finder->stateText() : QString());
    m_fault->setVisible(faulty);
    const bool may = !m_text->text().isEmpty() && !faulty;
    m_previous->setEnabled(may);
    m_next->setEnabled(may);
    const bool writes = may && m_finder->hasMatches() && !m_view.sheetModel().project().sheet().isBusy();
    m_replace->setEnabled(writes);
    m_replaceAll->setEnabled(writes);
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (enter && m_replacement->hasFocus())
        m_finder->replace(m_replacement->text());
    else if (enter)
        go(!event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

} // namespace sheaf::ui
