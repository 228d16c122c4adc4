// Makes what the send sheet needs out of rows that failed: the template with the remedy applied, and a check of exactly those
// rows. The check runs in a worker.
#pragma once

#include "base/task_owner.h"
#include "batches/rows_wanted.h"
#include "common/app_context.h"
#include "send/send_rules.h"

namespace sheaf::ui {

class Resend : public QObject
{
    Q_OBJECT

public:
    explicit Resend(const AppContext& context) : m_context(context) { }

    void start(const std::shared_ptr<project::Project>& project, const ResendWanted& wanted);

Q_SIGNALS:
    void ready(const std::shared_ptr<sheaf::project::Project>& project, const sheaf::ui::SendProposal& proposal);
    /// The rows have problems that the service would refuse: they are mended in the project first.
    void blocked(const sheaf::ui::RowsWanted& rows, qint64 problems);
    void failed(const sheaf::Error& error);

private:
    void check(const std::shared_ptr<project::Project>& project, const ResendWanted& wanted,
        const std::optional<requests::RequestTemplate>& sent);

    AppContext m_context;
    TaskOwner m_checker;
};

} // namespace sheaf::ui
