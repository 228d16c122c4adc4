// How one line of the sidebar looks: icon, text, badge; a heading in the second colour; icons only when folded.
#pragma once

#include <QStyledItemDelegate>

namespace sheaf::ui {

class SideBarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Data { IdRole = Qt::UserRole, IconRole, BadgeRole, HeadingRole };

    using QStyledItemDelegate::QStyledItemDelegate;
    void setCollapsed(bool collapsed) { m_collapsed = collapsed; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QString& text) const;
    void paintPlace(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    bool m_collapsed = false;
};

} // namespace sheaf::ui
