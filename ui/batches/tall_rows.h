// Rows of lists and small tables at the height that the whole interface has.
#pragma once

#include "common/theme.h"

#include <QStyledItemDelegate>

#include <algorithm>

namespace sheaf::ui {

class TallRows : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width() + measure::gap, std::max(hint.height(), scaled(measure::rowHeight, option.font))};
    }
};

} // namespace sheaf::ui
