// The recent projects: Enter and a click open one, the menu offers the rest.
#pragma once

#include "home/recent_model.h"

#include <QListView>

namespace sheaf::ui {

class RecentList : public QListView
{
    Q_OBJECT

public:
    explicit RecentList(Clock clock, QWidget* parent = nullptr);

    void setProjects(const QList<RecentProject>& projects);

Q_SIGNALS:
    void projectRequested(const QString& folder);
    void folderRequested(const QString& folder);

private:
    void openMenu(const QPoint& position);

    RecentModel* m_model;
};

} // namespace sheaf::ui
