#include "import/drop_look.h"

#include "import/import_forecast.h"

#include <QFileInfo>

namespace sheaf::ui {

void DropLook::look(const QStringList& files, std::function<void(const DropForecast&)> seen)
{
    m_task.stop();
    if (files.size() != 1 || !QFileInfo(files.first()).suffix().isEmpty())
        return;
    m_task.start([reader = m_reader, files](std::stop_token stop) { return reader(files, {}, stop); },
        [files, seen = std::move(seen)](const Result<project::ImportPreview>& preview) { seen(closerForecast(files, preview)); });
}

} // namespace sheaf::ui
