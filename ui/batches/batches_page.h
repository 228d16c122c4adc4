// Every job of every project, with filters, and the details of the chosen one below.
#pragma once

#include "batches/batches_model.h"
#include "batches/job_details.h"
#include "common/app_context.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace sheaf::ui {

class BatchesActions;
class BatchesFilter;
class ChipBar;
class EmptyState;
class JobList;
class JobTable;
class Label;
class SearchField;

class BatchesPage : public QWidget
{
    Q_OBJECT

public:
    /// `jobs` is borrowed and outlives the page.
    BatchesPage(const AppContext& context, JobList& jobs, QWidget* parent = nullptr);
    ~BatchesPage() override;

    /// For the window's menu.
    [[nodiscard]] QList<QAction*> actions() const;
    /// Chooses a job and shows its details; a filter that leaves it out is cleared.
    void showJob(const QString& folder, JobId job);

Q_SIGNALS:
    void projectRequested(const QString& folder);
    void rowRequested(const QString& folder, sheaf::RowId row);
    void rowsRequested(const sheaf::ui::RowsWanted& rows);
    void resendRequested(const sheaf::ui::ResendWanted& wanted);
    /// A batch that was made elsewhere is to be brought in.
    void elsewhereRequested();
    /// The empty page's button.
    void homeRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeTools();
    void connectParts();
    void followJobs();
    void update();
    void chooseAny();
    void clearFilters();
    void updateChips();
    void updateUsage();
    void updateDetails();
    void tick();
    [[nodiscard]] std::optional<JobEntry> chosen() const;

    AppContext m_context;
    JobList& m_jobs;
    BatchesModel* m_model = nullptr;
    BatchesFilter* m_filter = nullptr;
    BatchesActions* m_actions = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_list = nullptr;
    EmptyState* m_empty = nullptr;
    ChipBar* m_chips = nullptr;
    SearchField* m_search = nullptr;
    QSplitter* m_splitter = nullptr;
    JobTable* m_table = nullptr;
    JobDetails* m_details = nullptr;
    Label* m_used = nullptr;
    QTimer m_second;
    bool m_isOutdated = false; // jobs have moved while nobody looked
};

} // namespace sheaf::ui
