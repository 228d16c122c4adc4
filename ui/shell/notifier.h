// Tells the desktop what happened to jobs while nobody looked at the window: that one ended, or that one cannot go on.
#pragma once

#include "common/app_context.h"
#include "shell/notice.h"

#include <QSet>

namespace sheaf::ui {

class Notifier : public QObject
{
    Q_OBJECT

public:
    /// `window` and `outlet` are borrowed and outlive it; nothing is told while the window has the keyboard.
    Notifier(const AppContext& context, QWidget& window, NoticeOutlet& outlet);

private:
    void jobEnded(const project::Project& project, JobId id);
    void partMoved(const project::Project& project, JobId id);
    void pausesChanged();
    void tell(const std::optional<Notice>& notice);
    [[nodiscard]] NoticeChoices choices() const { return NoticeChoices::load(m_context.settings); }

    AppContext m_context;
    QWidget& m_window;
    NoticeOutlet& m_outlet;
    QSet<QString> m_told; ///< jobs that need the user and services that stand still, told once until that has passed
};

} // namespace sheaf::ui
