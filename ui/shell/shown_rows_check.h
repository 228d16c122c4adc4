// Checks the rows that the table shows now, and only those, so that they can be sent by themselves. Runs in a worker.
#pragma once

#include "base/task_owner.h"
#include "jobs/check_sheet.h"
#include "project/visible_rows.h"

#include <QObject>

namespace sheaf::ui {

class ShownRowsCheck : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `order.positions` is filled in from `shown`.
    void start(jobs::CheckOrder order, const project::VisibleRows& shown);

Q_SIGNALS:
    void checked(const sheaf::jobs::SheetCheck& check);
    void failed(const sheaf::Error& error);

private:
    TaskOwner m_checker;
};

} // namespace sheaf::ui
