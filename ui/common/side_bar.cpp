#include "common/side_bar.h"

#include "common/icon.h"
#include "common/plain_tooltip.h"
#include "common/side_bar_delegate.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

namespace {

void showBadge(QListWidgetItem& line, const SideBarItem& place)
{
    line.setData(SideBarDelegate::BadgeRole, place.badge);
    line.setData(Qt::AccessibleTextRole, place.badge.isEmpty() ? place.text
            : SideBar::tr("%1, %2", "place and its badge, read aloud").arg(place.text, place.badge));
}

} // namespace

SideBar::SideBar(QWidget* parent)
    : QWidget(parent), m_top(makeList(QStringLiteral("sideBarTop"), tr("Places and projects"))),
      m_bottom(makeList(QStringLiteral("sideBarBottom"), tr("Settings and practice"))), m_fold(new QToolButton(this))
{
    setObjectName(QStringLiteral("sideBar"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::gap, 1, measure::gap);
    column->setSpacing(0);
    column->addWidget(m_top, 1);
    column->addWidget(m_bottom);
    auto* foldLine = new QHBoxLayout;
    foldLine->setContentsMargins(measure::gap, 0, 0, 0);
    foldLine->addWidget(m_fold, 0, Qt::AlignLeading);
    column->addLayout(foldLine);
    makeFoldButton();
    fitWidth();
}

QListWidget* SideBar::makeList(const QString& objectName, const QString& accessibleName)
{
    auto* list = new QListWidget(this);
    list->setObjectName(objectName);
    list->setAccessibleName(accessibleName);
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    list->setMouseTracking(true);
    list->viewport()->setAutoFillBackground(false);
    list->setItemDelegate(new SideBarDelegate(list));
    list->installEventFilter(this);
    connect(list, &QListWidget::itemClicked, this, &SideBar::choose);
    connect(list, &QListWidget::itemActivated, this, &SideBar::choose);
    connect(list, &QListWidget::customContextMenuRequested, this, [this, list](QPoint position) {
        const QListWidgetItem* item = list->itemAt(position);
        if (item && !item->data(SideBarDelegate::HeadingRole).toBool())
            Q_EMIT menuRequested(item->data(SideBarDelegate::IdRole).toString(), list->viewport()->mapToGlobal(position));
    });
    return list;
}

void SideBar::makeFoldButton()
{
    m_fold->setObjectName(QStringLiteral("sideBarFold"));
    m_fold->setIcon(icon(QStringLiteral("sidebar"), Role::SecondText));
    m_fold->setAutoRaise(true);
    m_fold->setAccessibleName(tr("Fold the sidebar"));
    m_fold->setToolTip(tr("Fold the sidebar to its icons, or unfold it"));
    connect(m_fold, &QToolButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
}

void SideBar::setSection(const QString& section, const QString& heading, const QList<SideBarItem>& items, Place place)
{
    const auto found = std::ranges::find_if(m_sections, [&section](const Section& each) { return each.name == section; });
    if (found == m_sections.end())
        m_sections.append({section, heading, items, place});
    else
        *found = {section, heading, items, place};
    rebuild();
}

void SideBar::setBadge(const QString& id, const QString& badge)
{
    for (Section& section : m_sections) {
        for (SideBarItem& item : section.items) {
            if (item.id != id || item.badge == badge)
                continue;
            item.badge = badge;
            for (QListWidgetItem* line : linesOf(id))
                showBadge(*line, item);
        }
    }
}

QList<QListWidgetItem*> SideBar::linesOf(const QString& id) const
{
    QList<QListWidgetItem*> lines;
    for (const QListWidget* list : {m_top, m_bottom}) {
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->data(SideBarDelegate::IdRole).toString() == id)
                lines += list->item(row);
        }
    }
    return lines;
}

void SideBar::setCurrent(const QString& id)
{
    m_current = id;
    markCurrent();
}

void SideBar::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    fitWidth();
    rebuild();
    Q_EMIT collapsedChanged(collapsed);
}

void SideBar::rebuild()
{
    fill(m_top, Place::Top);
    fill(m_bottom, Place::Bottom);
    int height = 2;
    for (int row = 0; row < m_bottom->count(); ++row)
        height += m_bottom->sizeHintForRow(row);
    m_bottom->setFixedHeight(height);
    markCurrent();
}

void SideBar::fill(QListWidget* list, Place place)
{
    static_cast<SideBarDelegate*>(list->itemDelegate())->setCollapsed(m_collapsed);
    list->clear();
    for (const Section& section : std::as_const(m_sections)) {
        if (section.place != place || (section.items.isEmpty() && section.heading.isEmpty()))
            continue;
        if (!section.heading.isEmpty()) {
            auto* heading = new QListWidgetItem(section.heading, list); // the list owns its items
            heading->setFlags(Qt::NoItemFlags); // arrow keys step over it
            heading->setData(SideBarDelegate::HeadingRole, true);
        }
        for (const SideBarItem& each : section.items) {
            auto* item = new QListWidgetItem(each.text, list);
            item->setData(SideBarDelegate::IdRole, each.id);
            item->setData(SideBarDelegate::IconRole, each.icon);
            item->setToolTip(plainToolTip(m_collapsed && each.toolTip.isEmpty() ? each.text : each.toolTip));
            showBadge(*item, each);
        }
    }
}

void SideBar::fitWidth()
{
    setFixedWidth(m_collapsed ? scaled(measure::sidebarCollapsedWidth, *this) : scaled(measure::sidebarWidth, *this));
    m_fold->setFixedSize(scaled(36, *this), scaled(measure::controlHeight, *this));
}

void SideBar::markCurrent()
{
    for (QListWidget* list : {m_top, m_bottom}) {
        QListWidgetItem* wanted = nullptr;
        for (int row = 0; row < list->count(); ++row) {
            if (!m_current.isEmpty() && list->item(row)->data(SideBarDelegate::IdRole).toString() == m_current)
                wanted = list->item(row);
        }
        list->setCurrentItem(wanted);
        if (!wanted)
            list->clearSelection();
    }
}

void SideBar::choose(const QListWidgetItem* item)
{
    const QString id = item->data(SideBarDelegate::IdRole).toString();
    if (id.isEmpty())
        return;
    const bool changed = id != m_current;
    setCurrent(id);
    if (changed)
        Q_EMIT chosen(id);
}

bool SideBar::crossOver(QListWidget* from, int key)
{
    const bool down = key == Qt::Key_Down && from == m_top && from->currentRow() == from->count() - 1;
    const bool up = key == Qt::Key_Up && from == m_bottom && from->currentRow() <= 0;
    QListWidget* to = down ? m_bottom : m_top;
    if ((!down && !up) || to->count() == 0)
        return false;
    from->clearSelection();
    to->setFocus(Qt::TabFocusReason);
    to->setCurrentRow(down ? 0 : to->count() - 1);
    return true;
}

bool SideBar::eventFilter(QObject* watched, QEvent* event)
{
    auto* list = qobject_cast<QListWidget*>(watched);
    if (!list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && list->currentItem()) {
        choose(list->currentItem());
        return true;
    }
    return crossOver(list, key);
}

void SideBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_fold) {
        fitWidth();
        rebuild();
    }
}

void SideBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(x, 0, 1, height()), themeOf(*this).color(Role::Line));
}

} // namespace sheaf::ui
