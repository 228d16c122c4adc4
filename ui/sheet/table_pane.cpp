#include "sheet/table_pane.h"

#include "common/empty_state.h"
#include "common/icon.h"
#include "common/progress_strip.h"
#include "common/theme.h"
#include "sheet/cell_finder.h"
#include "sheet/column_chooser.h"
#include "sheet/find_bar.h"
#include "sheet/go_to_row.h"
#include "sheet/outcome_filter.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_actions.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "sheet/view_status.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace sheaf::ui {

using namespace std::chrono_literals;

TablePane::TablePane(SheetModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_outcomes(new OutcomeFilter(model, this)), m_view(new SheetView(model, this)),
      m_actions(new SheetActions(*m_view, this)), m_findBar(new FindBar(*m_view, this)), m_goTo(new GoToRow(*m_view, this)),
      m_status(new ViewStatus(model, this)), m_bulkStrip(new ProgressStrip(300ms, this)), m_chooser(new ColumnChooser(model, this)),
      m_empty(new EmptyState(QStringLiteral("filter"), tr("No row fits"), tr("The filters leave every row out."), m_view->viewport()))
{
    setObjectName(QStringLiteral("tablePane"));
    m_bulkStrip->setObjectName(QStringLiteral("bulkStrip"));
    m_empty->setObjectName(QStringLiteral("noRowFits"));
    m_empty->setAction(tr("Clear filters"));
    m_empty->hide();
    buildActions();
    buildLayout();
    connectParts();
}

QAction* TablePane::add(const char* name, const QString& text, const QKeySequence& keys, const QString& iconName)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // from the table, its filter fields and the bars below it
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    addAction(action);
    return action;
}

void TablePane::buildActions()
{
    m_find = add("find", tr("&Find"), QKeySequence::Find, QStringLiteral("search"));
    m_replace = add("replace", tr("R&eplace"), QKeySequence(Qt::CTRL | Qt::Key_H), {});
    m_findNext = add("findNext", tr("Find &next"), QKeySequence(Qt::Key_F3), {});
    m_findPrevious = add("findPrevious", tr("Find pre&vious"), QKeySequence(Qt::SHIFT | Qt::Key_F3), {});
    m_goToRow = add("goToRow", tr("&Go to row"), QKeySequence(Qt::CTRL | Qt::Key_G), {});
    m_filterRow = add("filterRow", tr("&Filter row"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), QStringLiteral("filter"));
    m_filterRow->setCheckable(true);
    connect(m_find, &QAction::triggered, this, [this] { m_findBar->open(false); });
    connect(m_replace, &QAction::triggered, this, [this] { m_findBar->open(true); });
    connect(m_findNext, &QAction::triggered, this, [this] { m_findBar->go(true); });
    connect(m_findPrevious, &QAction::triggered, this, [this] { m_findBar->go(false); });
    connect(m_goToRow, &QAction::triggered, m_goTo, &GoToRow::open);
    connect(m_filterRow, &QAction::triggered, this, [this](bool on) {
        m_view->setFilterRowShown(on);
        if (on)
            m_view->focusFilter();
        else
            m_view->setFocus();
    });
    connect(m_view, &SheetView::filterRowToggled, m_filterRow, &QAction::setChecked);
}

QWidget* TablePane::buildTop()
{
    auto* top = new QWidget(this);
    auto* line = new QHBoxLayout(top);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(measure::grid);
    line->addWidget(m_outcomes, 1);
    line->addStretch();
    const auto button = [&](const char* name, const QString& says) {
        auto* made = new QToolButton(top);
        made->setObjectName(QString::fromLatin1(name));
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        made->setToolTip(says);
        made->setAccessibleName(says);
        line->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    auto* filter = button("filterRowButton", tr("Filter row"));
    filter->setDefaultAction(m_filterRow);
    filter->setToolTip(tr("Filter the rows by column (%1)").arg(m_filterRow->shortcut().toString(QKeySequence::NativeText)));
    auto* find = button("findButton", tr("Find"));
    find->setDefaultAction(m_find);
    find->setToolTip(tr("Find in the table (%1)").arg(m_find->shortcut().toString(QKeySequence::NativeText)));
    m_columnsButton = button("columnsButton", tr("Choose the columns that are shown"));
    m_columnsButton->setIcon(icon(QStringLiteral("columns")));
    return top;
}

void TablePane::buildLayout()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(m_view, 1);
    layout->addWidget(m_goTo);
    layout->addWidget(m_findBar);
    layout->addWidget(m_status);
    layout->addWidget(m_bulkStrip);
    setFocusProxy(m_view);
}

void TablePane::connectParts()
{
    connect(m_status, &ViewStatus::sendRequested, this, &TablePane::sendShownRequested);
    connect(m_actions, &SheetActions::refused, this, &TablePane::refused);
    connect(m_actions, &SheetActions::told, this, &TablePane::told);
    connect(&m_findBar->finder(), &CellFinder::told, this, &TablePane::told);
    connect(m_actions, &SheetActions::chooserAsked, this, [this] { m_chooser->openBelow(*m_columnsButton); });
    connect(m_columnsButton, &QToolButton::clicked, this, [this] { m_chooser->openBelow(*m_columnsButton); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TablePane::showEmpty);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TablePane::showEmpty);
    connect(m_empty, &EmptyState::actionTriggered, &m_model.shown(), [this] {
        m_model.shown().setQuery({});
        m_view->setFocus();
    });
    m_view->viewport()->installEventFilter(this);
    project::Project* project = &m_model.project();
    connect(project, &project::Project::bulkChanged, this, &TablePane::followBulk);
    connect(m_bulkStrip, &ProgressStrip::stopRequested, project, &project::Project::stopBulk);
    m_bulkTick.setInterval(100ms);
    connect(&m_bulkTick, &QTimer::timeout, this, &TablePane::followBulk);
}

QSize TablePane::minimumSizeHint() const
{
    // The chips take more lines where there is less room, which a splitter does not ask for.
    const QSize least = QWidget::minimumSizeHint();
    return {least.width(), std::max(least.height(), layout()->minimumHeightForWidth(width()))};
}

void TablePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

bool TablePane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        m_empty->setGeometry(m_view->viewport()->rect());
    return QWidget::eventFilter(watched, event);
}

void TablePane::showEmpty()
{
    const bool leftOut = m_model.rowCount() == 0 && m_model.isFiltered() && m_model.order().rowCount() > 0;
    m_empty->setGeometry(m_view->viewport()->rect());
    m_empty->setVisible(leftOut);
}

void TablePane::followBulk()
{
    const ProgressPtr& progress = m_model.project().bulkProgress();
    if (!progress) {
        m_bulkTick.stop();
        return m_bulkStrip->finish();
    }
    if (!m_bulkStrip->isRunning()) {
        m_bulkStrip->start(tr("Changing rows"));
        m_bulkTick.start();
    }
    m_bulkStrip->setProgress(progress->done(), progress->total());
    if (progress->total() > 0)
        m_bulkStrip->setFigures(tr("%L1 of %L2 rows").arg(progress->done()).arg(progress->total()));
}

} // namespace sheaf::ui
