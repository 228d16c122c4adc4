// Shows the answers of a project whose rows are lines of an output file: they are found by reading the rows, once
// after the import and again each time the project is opened.
#pragma once

#include "base/task_owner.h"
#include "project/project.h"

#include <QObject>

namespace sheaf::ui {

class ResultsReader : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Does nothing for a project of another sort. The project's answers change when it is done.
    void read(const std::shared_ptr<project::Project>& project);

Q_SIGNALS:
    void finished();
    void failed(const sheaf::Error& error);

private:
    TaskOwner m_task; // declared last: its destructor waits for the worker
};

} // namespace sheaf::ui
