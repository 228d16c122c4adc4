// What can be done with the chosen job, as actions: with shortcut and tooltip, for the toolbar and the window's menu.
#pragma once

#include "batches/job_entry.h"
#include "common/app_context.h"

#include <QAction>
#include <QObject>

namespace sheaf::ui {

class BatchesActions : public QObject
{
    Q_OBJECT

public:
    /// `page` is where shortcuts work and over which questions are asked.
    BatchesActions(const AppContext& context, QWidget* page);

    void setEntry(const std::optional<JobEntry>& entry);
    [[nodiscard]] QList<QAction*> all() const { return {m_refresh, m_cancel, m_open, m_elsewhere}; }

Q_SIGNALS:
    void projectRequested(const QString& folder);
    /// A batch that was made elsewhere is to be brought in.
    void elsewhereRequested();

private:
    [[nodiscard]] QAction* make(const char* name, const QString& iconName, const QString& text, const QString& tip, const QKeySequence& key);
    void refresh();
    void askToCancel();

    AppContext m_context;
    QWidget* m_page;
    std::optional<JobEntry> m_entry;
    QAction* m_refresh;
    QAction* m_cancel;
    QAction* m_open;
    QAction* m_elsewhere;
};

} // namespace sheaf::ui
