#include "batches/job_details.h"

#include "base/when_done.h"
#include "batches/job_errors.h"
#include "batches/job_timeline.h"
#include "batches/phase_look.h"
#include "batches/tall_rows.h"
#include "common/icon.h"
#include "common/numbers.h"
#include "requests/people_json.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTimeZone>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr int rowRole = Qt::UserRole;

QString timeText(Instant instant)
{
    return QLocale().toString(toDateTime(instant).toTimeZone(QTimeZone::systemTimeZone()), QLocale::ShortFormat);
}

void add(QTreeWidget* table, const QStringList& cells)
{
    auto* item = new QTreeWidgetItem(table, cells);
    for (int column = 0; column < static_cast<int>(cells.size()); ++column)
        item->setToolTip(column, cells.at(column));
}

/// The same texts again are left alone, so that a choice in the table survives news that change nothing.
void refill(QTreeWidget* table, const QList<QStringList>& rows)
{
    const auto cellsOf = [table](int row) {
        QStringList cells;
        for (int column = 0; column < table->columnCount(); ++column)
            cells += table->topLevelItem(row)->text(column);
        return cells;
    };
    bool same = table->topLevelItemCount() == rows.size();
    for (int row = 0; same && row < static_cast<int>(rows.size()); ++row)
        same = cellsOf(row) == rows.at(row);
    if (same)
        return;
    table->clear();
    for (const QStringList& cells : rows)
        add(table, cells);
    for (int column = 0; column + 1 < table->columnCount(); ++column)
        table->resizeColumnToContents(column);
}

} // namespace

JobDetails::JobDetails(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("jobDetails"));
    build();
    setEntry(std::nullopt);
}

QTreeWidget* JobDetails::addTable(const char* name, const QString& title, const QStringList& columns)
{
    auto* table = new QTreeWidget(m_tabs);
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(title);
    table->setColumnCount(static_cast<int>(columns.size()));
    table->setHeaderLabels(columns);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setItemDelegate(new TallRows(table));
    table->setFrameShape(QFrame::NoFrame);
    m_tabs->addTab(table, title);
    return table;
}

void JobDetails::build()
{
    m_title = new Label({}, TextKind::Strong, this);
    m_title->setObjectName(QStringLiteral("jobTitle"));
    m_problem = new Label({}, TextKind::Body, this);
    m_problem->setObjectName(QStringLiteral("jobProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("jobTabs"));
    m_tabs->setDocumentMode(true);
    m_timeline = addTable("jobTimeline", tr("Timeline"), {tr("When"), tr("What")});
    m_parts = addTable("jobParts", tr("Parts"), {tr("Part"), tr("Rows"), tr("Size"), tr("Phase"), tr("Batch id"), tr("File id")});
    m_errors = addTable("jobErrors", tr("Problems"), {tr("Part"), tr("Line"), tr("What the service says"), tr("Code")});
    m_answer = new QPlainTextEdit(m_tabs);
    m_answer->setObjectName(QStringLiteral("jobAnswer"));
    m_answer->setAccessibleName(tr("The service's last answer"));
    m_answer->setReadOnly(true);
    m_answer->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_answer->setFrameShape(QFrame::NoFrame);
    m_tabs->addTab(m_answer, tr("Last answer"));
    m_events = addTable("jobEvents", tr("Events"), {tr("When"), tr("What"), tr("Details")});

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, measure::gap, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addWidget(m_title);
    rows->addWidget(m_problem);
    rows->addWidget(m_tabs, 1);
    connect(m_errors, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { followError(item); });
    connect(m_errors, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item, int column) {
        if (column == 1)
            followError(item);
    });
}

void JobDetails::setEntry(const std::optional<JobEntry>& entry)
{
    const bool sameJob = entry && m_entry && entry->isSameAs(*m_entry);
    m_entry = entry;
    m_tabs->setVisible(entry.has_value());
    m_title->setText(entry ? entry->job.name : tr("Choose a job to see what happened to it."));
    m_problem->setVisible(false);
    if (!entry)
        return;
    fillTimeline();
    fillParts();
    fillErrors();
    fillAnswer();
    if (!sameJob)
        m_events->clear();
    readEvents();
}

void JobDetails::fillTimeline()
{
    QList<QStringList> rows;
    for (const TimelineStep& step : timelineOf(m_entry->job))
        rows.append({timeText(step.at), step.text});
    refill(m_timeline, rows);
}

void JobDetails::fillParts()
{
    QList<QStringList> rows;
    for (const project::PartRecord& part : m_entry->job.parts) {
        rows.append({QLocale().toString(part.number), countText(part.rowCount, QLocale()), sizeText(part.bytes, QLocale()),
            phaseLook(jobs::phaseOf(part)).word, part.batchId, part.inputFileId});
    }
    refill(m_parts, rows);
}

void JobDetails::fillErrors()
{
    const std::vector<JobError> errors = errorsOf(m_entry->job);
    QList<QStringList> rows;
    for (const JobError& error : errors)
        rows.append({QLocale().toString(error.part), error.line > 0 ? QLocale().toString(error.line) : QString(),
            error.message, error.code});
    refill(m_errors, rows);
    for (int row = 0; row < m_errors->topLevelItemCount(); ++row) {
        const auto& target = errors[static_cast<std::size_t>(row)].row;
        if (!target)
            continue;
        QTreeWidgetItem* item = m_errors->topLevelItem(row);
        item->setData(1, rowRole, QVariant::fromValue(*target));
        item->setForeground(1, themeOf(*this).color(Role::Accent));
        item->setToolTip(1, tr("Show this row in the project"));
    }
    m_tabs->setTabText(m_tabs->indexOf(m_errors),
        errors.empty() ? tr("Problems") : tr("Problems (%L1)").arg(errors.size()));
    if (!errors.empty() && errors.front().line == 0) {
        m_problem->setText(errors.front().message);
        m_problem->setRole(Role::Failed);
        m_problem->setVisible(true);
    }
}

void JobDetails::fillAnswer()
{
    QStringList answers;
    for (const project::PartRecord& part : m_entry->job.parts) {
        if (!part.lastBatch.isEmpty())
            answers += QString::fromUtf8(requests::laidOut(part.lastBatch));
    }
    const QString text = answers.isEmpty() ? tr("The service has not answered yet.") : answers.join(QStringLiteral("\n\n"));
    if (m_answer->toPlainText() != text)
        m_answer->setPlainText(text);
}

void JobDetails::readEvents()
{
    if (!m_entry->project)
        return;
    whenDone(m_entry->project->events(m_entry->job.id), this,
        [this, asked = *m_entry](const Result<QList<project::EventRecord>>& events) {
            if (!events || !m_entry || !m_entry->isSameAs(asked))
                return;
            QList<QStringList> rows;
            for (const project::EventRecord& event : *events)
                rows.append({timeText(event.at), event.kind, event.text});
            refill(m_events, rows);
        });
}

void JobDetails::followError(const QTreeWidgetItem* item)
{
    const QVariant row = item->data(1, rowRole);
    if (m_entry && row.isValid())
        Q_EMIT rowRequested(m_entry->folder, row.value<RowId>());
}

} // namespace sheaf::ui
