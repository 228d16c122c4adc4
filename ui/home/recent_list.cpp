#include "home/recent_list.h"

#include "common/icon.h"
#include "home/recent_delegate.h"

#include <QMenu>

namespace sheaf::ui {

RecentList::RecentList(Clock clock, QWidget* parent) : QListView(parent), m_model(new RecentModel(std::move(clock), this))
{
    setObjectName(QStringLiteral("recentProjects"));
    setAccessibleName(tr("Recent projects"));
    setModel(m_model);
    setItemDelegate(new RecentDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAutoFillBackground(false);
    const auto open = [this](const QModelIndex& index) { Q_EMIT projectRequested(index.data(RecentModel::FolderRole).toString()); };
    connect(this, &QListView::clicked, this, open);
    connect(this, &QListView::activated, this, [this, open](const QModelIndex& index) {
        if (!style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr, this))
            open(index); // else the click has opened it already
    });
    connect(this, &QListView::customContextMenuRequested, this, &RecentList::openMenu);
}

void RecentList::setProjects(const QList<RecentProject>& projects)
{
    m_model->setProjects(projects);
}

void RecentList::openMenu(const QPoint& position)
{
    const QModelIndex index = indexAt(position).isValid() ? indexAt(position) : currentIndex();
    if (!index.isValid())
        return;
    const QString folder = index.data(RecentModel::FolderRole).toString();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("recentMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("open")), tr("&Open"), this, [this, folder] { Q_EMIT projectRequested(folder); });
    menu->addAction(tr("Show in &folder"), this, [this, folder] { Q_EMIT folderRequested(folder); });
    menu->popup(viewport()->mapToGlobal(position));
}

} // namespace sheaf::ui
