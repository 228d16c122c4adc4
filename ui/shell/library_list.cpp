#include "shell/library_list.h"

namespace sheaf::ui {

LibraryList::LibraryList(QString library, QObject* parent) : QObject(parent), m_library(std::move(library)) { }

void LibraryList::rescan()
{
    m_task.start(
        [library = m_library](std::stop_token stop) {
            QList<LibraryEntry> entries;
            for (const project::ProjectSummary& summary : project::projectsIn(library)) {
                if (stop.stop_requested())
                    break;
                // A project that cannot be read is listed all the same: opening it says why.
                entries.append({summary, project::readFacts(summary.folder).value_or(project::ProjectFacts())});
            }
            return entries;
        },
        [this](QList<LibraryEntry> entries) {
            m_entries = std::move(entries);
            Q_EMIT changed();
        });
}

} // namespace sheaf::ui
