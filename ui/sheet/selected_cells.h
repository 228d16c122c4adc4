// What is selected, from the selection's ranges: never from lists of indexes, which take seconds in large tables.
#pragma once

#include <QAbstractItemView>
#include <QList>

#include <vector>

namespace sheaf::ui {

/// Half-open runs of view rows, ascending, each row once.
struct RowRun {
    int first = 0;
    int count = 0;
    bool operator==(const RowRun&) const = default;
};

struct SelectedCells {
    std::vector<RowRun> rows;
    QList<int> columns; ///< ascending
    [[nodiscard]] qint64 rowCount() const;
    bool operator==(const SelectedCells&) const = default;
    [[nodiscard]] bool isEmpty() const { return rows.empty() || columns.isEmpty(); }
};

/// Rows and columns that the selection touches; the current cell when nothing is selected.
[[nodiscard]] SelectedCells selectedCells(const QAbstractItemView& view);

} // namespace sheaf::ui
