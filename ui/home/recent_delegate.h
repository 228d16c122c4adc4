// A recent project in two lines: its name, and below it how large it is and when it was last worked on.
#pragma once

#include <QStyledItemDelegate>

namespace sheaf::ui {

class RecentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sheaf::ui
