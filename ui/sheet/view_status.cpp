#include "sheet/view_status.h"

#include "base/sentence.h"
#include "common/elided_label.h"
#include "common/progress_strip.h"
#include "common/theme.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_model.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTimer>

#include <chrono>

namespace sheaf::ui {

using namespace std::chrono_literals;

ViewStatus::ViewStatus(SheetModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_text(new ElidedLabel({}, this)),
      m_send(button("sendShownRows", {}, tr("Send only the rows that are shown now"))),
      m_clear(button("clearFilters", tr("Clear"), tr("Show all rows again; the sort stays"))),
      m_storedOrder(button("clearSort", tr("Stored order"), tr("Take the sort away"))),
      m_applyAgain(button("applyAgain", tr("Apply again"), tr("Filter and sort the rows as they are now"))),
      m_strip(new ProgressStrip(300ms, this)), m_tick(new QTimer(this)), m_line(new QWidget(this))
{
    setObjectName(QStringLiteral("viewStatus"));
    m_text->setObjectName(QStringLiteral("viewStatusText"));
    m_strip->setObjectName(QStringLiteral("viewStrip"));
    build();
    m_tick->setInterval(100ms);
    connect(m_tick, &QTimer::timeout, this, &ViewStatus::showProgress);
    RowsShown* shown = &model.shown();
    connect(shown, &RowsShown::stateChanged, this, &ViewStatus::refresh);
    connect(shown, &RowsShown::queryChanged, this, &ViewStatus::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, &ViewStatus::refresh);
    connect(m_clear, &QPushButton::clicked, shown, [shown] {
        project::ViewQuery everything;
        everything.sort = shown->query().sort;
        shown->setQuery(everything);
    });
    connect(m_send, &QPushButton::clicked, this, &ViewStatus::sendRequested);
    connect(m_storedOrder, &QPushButton::clicked, shown, &RowsShown::clearSort);
    connect(m_applyAgain, &QPushButton::clicked, shown, &RowsShown::applyAgain);
    connect(m_strip, &ProgressStrip::stopRequested, shown, &RowsShown::stop);
    refresh();
}

QPushButton* ViewStatus::button(const char* name, const QString& text, const QString& says)
{
    auto* made = new QPushButton(text, this);
    made->setObjectName(QString::fromLatin1(name));
    made->setProperty("quiet", true);
    made->setToolTip(says);
    made->setAutoDefault(false);
    return made;
}

void ViewStatus::build()
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, measure::grid / 2, 0, measure::grid / 2);
    line->setSpacing(measure::grid);
    line->addWidget(m_text, 1);
    line->addWidget(m_send);
    line->addWidget(m_applyAgain);
    line->addWidget(m_storedOrder);
    line->addWidget(m_clear);
    all->addWidget(m_line);
    all->addWidget(m_strip);
}

QString ViewStatus::nameOf(qint32 column) const
{
    const project::Column* known = m_model.project().sheet().data().column(ColumnId(column));
    return known ? known->name : QString();
}

void ViewStatus::refresh()
{
    const RowsShown& shown = m_model.shown();
    const project::ViewQuery& query = shown.query();
    const qint64 total = m_model.project().sheet().data().rowCount();
    const bool leavesOut = shown.leavesOut() || query.outcomes != project::ViewQuery().outcomes;
    QStringList parts;
    if (leavesOut)
        //: %1 is the number of rows that are shown: "812 of 12,480 rows".
        parts += tr("%1 of %Ln row(s)", nullptr, int(total)).arg(locale().toString(m_model.rowCount()));
    if (!query.only.isEmpty())
        parts += tr("Only rows that you asked for");
    QStringList columns;
    for (const ColumnId column : query.duplicatesBy)
        columns += nameOf(column.value);
    if (!columns.isEmpty())
        parts += tr("Duplicates by %1").arg(QLocale().createSeparatedList(columns));
    columns.clear();
    for (const project::SortKey& key : query.sort)
        columns += nameOf(key.column.value);
    if (!columns.isEmpty())
        parts += tr("Sorted by %1").arg(QLocale().createSeparatedList(columns));
    if (shown.isOutdated())
        parts += tr("Edited rows stay where they are until you apply this again");
    if (shown.failure() && shown.failure()->code != ErrorCode::Cancelled)
        parts = QStringList {sentence(*shown.failure())};
    m_text->setText(parts.join(QStringLiteral(" · ")));
    m_clear->setVisible(leavesOut);
    const bool wasSent = !(query.outcomes & project::setOf(project::Outcome::None)) || !query.only.isEmpty();
    m_send->setText(wasSent ? tr("Send these %Ln again…", "rows", m_model.rowCount()) : tr("Send these %Ln…", "rows", m_model.rowCount()));
    m_send->setVisible(leavesOut && m_model.rowCount() > 0 && !shown.isRunning() && !m_model.project().facts().isResults);
    m_storedOrder->setVisible(!query.sort.isEmpty());
    m_applyAgain->setVisible(shown.isOutdated() || shown.failure());
    m_line->setVisible(!parts.isEmpty());
    const bool running = shown.isRunning();
    if (running && !m_strip->isRunning()) {
        m_strip->start(tr("Looking through the rows"));
        m_tick->start();
    } else if (!running && m_strip->isRunning()) {
        m_tick->stop();
        m_strip->finish();
    }
}

void ViewStatus::showProgress()
{
    if (const ProgressPtr& progress = m_model.shown().progress())
        m_strip->setProgress(progress->done(), progress->total());
}

} // namespace sheaf::ui
