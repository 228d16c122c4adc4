#include "home/recent_model.h"

#include "common/icon.h"
#include "common/numbers.h"
#include "common/plain_tooltip.h"

#include <QDir>
#include <QTimeZone>

namespace sheaf::ui {

RecentModel::RecentModel(Clock clock, QObject* parent) : QAbstractListModel(parent), m_clock(std::move(clock)) { }

void RecentModel::setProjects(const QList<RecentProject>& projects)
{
    const auto folders = [](const QList<RecentProject>& list) {
        QStringList all;
        for (const RecentProject& recent : list)
            all += recent.summary.folder;
        return all;
    };
    if (folders(projects) == folders(m_projects)) {
        m_projects = projects; // the choice in the list survives new figures
        tick();
        return;
    }
    beginResetModel();
    m_projects = projects;
    endResetModel();
}

void RecentModel::tick()
{
    if (!m_projects.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int RecentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_projects.size());
}

QString RecentModel::detailOf(const RecentProject& recent) const
{
    const QLocale locale;
    const QString when = relativeTimeText(recent.summary.changedAt, m_clock(), locale, QTimeZone::systemTimeZone());
    return tr("%1 rows · %2", "number of rows, time").arg(countText(recent.summary.rowCount, locale), when);
}

QString RecentModel::runningText(const RecentProject& recent) const
{
    return recent.runningJobs > 0 ? tr("%Ln running", "jobs", recent.runningJobs) : QString();
}

QVariant RecentModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const RecentProject& recent = m_projects.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return recent.summary.name;
    case Qt::DecorationRole: return icon(QStringLiteral("project"), ui::Role::SecondText);
    case Qt::ToolTipRole: return plainToolTip(QDir::toNativeSeparators(recent.summary.folder));
    case Qt::AccessibleDescriptionRole: return QString(detailOf(recent) + u' ' + runningText(recent)).trimmed();
    case FolderRole: return recent.summary.folder;
    case DetailRole: return detailOf(recent);
    case RunningRole: return runningText(recent);
    default: return {};
    }
}

} // namespace sheaf::ui
