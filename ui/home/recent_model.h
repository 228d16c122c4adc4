// Recent projects as a list.
#pragma once

#include "base/clock.h"
#include "project/library.h"

#include <QAbstractListModel>

namespace sheaf::ui {

struct RecentProject {
    project::ProjectSummary summary;
    int runningJobs = 0;
};

class RecentModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { FolderRole = Qt::UserRole, DetailRole, RunningRole };

    explicit RecentModel(Clock clock, QObject* parent = nullptr);

    void setProjects(const QList<RecentProject>& projects);
    /// Time has gone on.
    void tick();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString detailOf(const RecentProject& recent) const;
    [[nodiscard]] QString runningText(const RecentProject& recent) const;

    Clock m_clock;
    QList<RecentProject> m_projects;
};

} // namespace sheaf::ui
