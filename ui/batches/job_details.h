// All that is known about one job: what it needs, how its rows ended, its parts, what happened when, the service's answers.
#pragma once

#include "batches/job_entry.h"
#include "batches/rows_wanted.h"
#include "common/app_context.h"
#include "common/label.h"

#include <QWidget>

#include <optional>

class QTabWidget;

namespace sheaf::ui {

class JobHeadline;
class JobOverview;
class PartsPage;
class ProblemsPage;
class SmallTable;
class TextPage;

class JobDetails : public QWidget
{
    Q_OBJECT

public:
    explicit JobDetails(const AppContext& context, QWidget* parent = nullptr);

    /// Nothing shows a hint to choose a job.
    void setEntry(const std::optional<JobEntry>& entry);
    /// Time has gone on.
    void tick();

Q_SIGNALS:
    void rowRequested(const QString& folder, sheaf::RowId row);
    void rowsRequested(const sheaf::ui::RowsWanted& rows);
    void resendRequested(const sheaf::ui::ResendWanted& wanted);
    void projectRequested(const QString& folder);

private:
    [[nodiscard]] SmallTable* addTable(const char* name, const QString& title, const QStringList& columns);
    void build();
    void fillTimeline();
    void fillAnswer(bool sameJob);
    void readEvents();

    AppContext m_context;
    std::optional<JobEntry> m_entry;
    Label* m_title = nullptr;
    JobHeadline* m_headline = nullptr;
    QTabWidget* m_tabs = nullptr;
    JobOverview* m_overview = nullptr;
    PartsPage* m_parts = nullptr;
    SmallTable* m_timeline = nullptr;
    ProblemsPage* m_problems = nullptr;
    TextPage* m_answer = nullptr;
    SmallTable* m_events = nullptr;
};

} // namespace sheaf::ui
