// A closer look at what hangs over the window: only its content tells what a folder holds, and reading that is work for
// a worker.
#pragma once

#include "base/task_owner.h"
#include "common/drop_target.h"
#include "import/import_order.h"

namespace sheaf::ui {

class DropLook
{
public:
    explicit DropLook(PreviewReader reader) : m_reader(std::move(reader)) { }

    /// `seen` gets "Import the pictures in Holiday as a new project", or why not. Not called where the names say all.
    void look(const QStringList& files, std::function<void(const DropForecast&)> seen);

private:
    PreviewReader m_reader;
    TaskOwner m_task; // declared last: its destructor waits for the worker
};

} // namespace sheaf::ui
