// Where somebody is in the table: the current cell and what is selected, as rows and columns and not as numbers of lines,
// so that it is found again when the table shows other rows or shows them in another order.
#pragma once

#include "base/ids.h"

#include <QItemSelection>
#include <QStringList>

#include <optional>
#include <vector>

namespace sheaf::ui {

class SheetModel;

class SheetPlace
{
public:
    void remember(const SheetModel& model, const QModelIndex& current, const QItemSelection& selection);
    /// The next restored place is in this row, wherever somebody was.
    void want(RowId row) { m_wanted = row; }

    struct Restored {
        QModelIndex current;
        QItemSelection selection;
        bool isWanted = false; ///< somebody asked for it: bring it to the middle
    };
    /// Beginning at the first row where the place is not shown any more.
    [[nodiscard]] Restored restored(const SheetModel& model);

private:
    [[nodiscard]] QItemSelection selectionIn(const SheetModel& model) const;

    std::optional<RowId> m_row;
    QString m_column;
    std::optional<RowId> m_wanted;
    std::vector<RowId> m_rows;
    QStringList m_columns;
};

} // namespace sheaf::ui
