#include "batches/problems_page.h"

#include "batches/cause_list.h"
#include "batches/job_errors.h"
#include "batches/job_headline.h"
#include "batches/small_table.h"
#include "batches/stray_box.h"
#include "common/plain_tooltip.h"
#include "common/theme.h"

#include <QBrush>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr int rowRole = Qt::UserRole;
constexpr int errorTableHeight = 96; // at 100 %: the header and two lines

} // namespace

ProblemsPage::ProblemsPage(QWidget* parent)
    : QWidget(parent), m_causes(new CauseList(this)),
      m_errors(new SmallTable("jobErrors", tr("What the service says about the file"),
          {tr("Part"), tr("Line"), tr("What the service says"), tr("Code")}, this)),
      m_strays(new StrayBox(this))
{
    setObjectName(QStringLiteral("jobProblems"));
    m_errors->setMinimumHeight(scaled(errorTableHeight, *this));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_causes, 2);
    rows->addWidget(m_errors, 1);
    rows->addWidget(m_strays);
    connect(m_causes, &CauseList::rowsRequested, this, &ProblemsPage::rowsRequested);
    connect(m_causes, &CauseList::resendRequested, this, &ProblemsPage::resendRequested);
    connect(m_causes, &CauseList::projectRequested, this, &ProblemsPage::projectRequested);
    connect(m_errors, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { followError(item); });
    connect(m_errors, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item, int column) {
        if (column == 1)
            followError(item);
    });
}

void ProblemsPage::setEntry(const std::optional<JobEntry>& entry)
{
    m_entry = entry;
    m_causes->setEntry(entry);
    m_strays->setEntry(entry);
    if (!entry)
        return;
    const Piles piles = pilesOf(entry->job);
    const qint64 errors = fillErrors();
    m_errors->setVisible(errors > 0);
    const qint64 rows = piles.attention + piles.failed + piles.missing;
    m_count = rows > 0 ? rows : errors;
}

qint64 ProblemsPage::fillErrors()
{
    const std::vector<JobError> errors = errorsOf(m_entry->job);
    QList<QStringList> rows;
    for (const JobError& error : errors)
        rows.append({QLocale().toString(error.part), error.line > 0 ? QLocale().toString(error.line) : QString(),
            error.message, error.code});
    m_errors->fill(rows);
    for (int row = 0; row < m_errors->topLevelItemCount(); ++row) {
        // An item may have spoken of another error, or of another job's, before.
        const auto& target = errors[static_cast<std::size_t>(row)].row;
        QTreeWidgetItem* item = m_errors->topLevelItem(row);
        item->setData(1, rowRole, target ? QVariant::fromValue(*target) : QVariant());
        item->setData(1, Qt::ForegroundRole, target ? QVariant::fromValue(QBrush(themeOf(*this).color(Role::Accent))) : QVariant());
        item->setToolTip(1, target ? tr("Show this row in the project") : plainToolTip(item->text(1)));
    }
    return static_cast<qint64>(errors.size());
}

void ProblemsPage::followError(const QTreeWidgetItem* item)
{
    const QVariant row = item->data(1, rowRole);
    if (m_entry && row.isValid())
        Q_EMIT rowRequested(m_entry->folder, row.value<RowId>());
}

} // namespace sheaf::ui
