// Warns when rows that are to be sent are out already, unchanged, in a job that has not ended, and lets the user choose what
// becomes of them. Looks for them in a worker.
#pragma once

#include "base/task_owner.h"
#include "jobs/already_out.h"
#include "jobs/check_sheet.h"
#include "project/project.h"

#include <QWidget>

class QRadioButton;

namespace sheaf::ui {

class Label;

class RowsOutBox : public QWidget
{
    Q_OBJECT

public:
    /// `all` are the rows to be sent; a null project has no jobs.
    RowsOutBox(std::shared_ptr<project::Project> project, jobs::SheetCheck all, QWidget* parent = nullptr);

    /// How the rows would be written now. Looks only where a job has not ended.
    void look(const std::optional<requests::RequestTemplate>& requestTemplate, const service::Profile& profile, const QString& endpoint);
    /// Nothing is being looked for, and where rows are out the user has said what becomes of them.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isLooking() const { return m_looker.isRunning() || m_templatesMissing > 0; }
    /// What is to be sent, as chosen.
    [[nodiscard]] const jobs::SheetCheck& check() const;

Q_SIGNALS:
    void changed();

private:
    /// What a worker found: the rows that are out, and what is left when they stay behind.
    struct Found {
        jobs::AlreadyOut out;
        jobs::SheetCheck others;
    };
    void build();
    void readTemplates();
    void start();
    void take(const Result<Found>& found);
    void showFound();
    [[nodiscard]] QString words() const;

    std::shared_ptr<project::Project> m_project;
    jobs::SheetCheck m_all;
    jobs::AlreadyOutOrder m_order;
    service::Profile m_profile;
    QString m_endpoint;
    int m_templatesMissing = 0; ///< that are still being read
    std::optional<Found> m_found;
    Label* m_words = nullptr;
    QRadioButton* m_leaveOut = nullptr;
    QRadioButton* m_sendAll = nullptr;
    TaskOwner m_looker;
};

} // namespace sheaf::ui
