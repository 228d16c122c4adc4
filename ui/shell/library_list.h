// What lies in the library: read by a worker at the start and after every change, so that no page waits for a disk.
#pragma once

#include "base/task_owner.h"
#include "project/library.h"

#include <QObject>

namespace sheaf::ui {

/// A project as the library knows it without opening it.
struct LibraryEntry {
    project::ProjectSummary summary;
    project::ProjectFacts facts;
};

class LibraryList : public QObject
{
    Q_OBJECT

public:
    explicit LibraryList(QString library, QObject* parent = nullptr);

    void rescan();
    /// Newest first.
    [[nodiscard]] const QList<LibraryEntry>& entries() const { return m_entries; }

Q_SIGNALS:
    void changed();

private:
    QString m_library;
    QList<LibraryEntry> m_entries;
    TaskOwner m_task; // declared last: its destructor waits for the worker
};

} // namespace sheaf::ui
