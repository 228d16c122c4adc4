// Where Ctrl with an arrow goes, as in spreadsheets: to the last filled cell before an empty one, else to the next filled
// one, else to the edge of the table.
#pragma once

#include "project/answers.h"
#include "project/sheet_data.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace sheaf::ui {

/// Decides while the cells of one direction are told one by one, beginning with the cell to start from. Pure.
class EdgeWalk
{
public:
    /// False = it is decided.
    bool feed(bool filled);
    /// Steps from the first cell to where the key goes.
    [[nodiscard]] qint64 steps() const { return m_steps; }
    /// No cell is left: the walk ends on the last one that was told.
    void finish();

private:
    qint64 m_told = 0;
    qint64 m_steps = 0;
    bool m_first = false;
    bool m_along = false; ///< the first two cells are filled: looking for the last of them
    bool m_decided = false;
};

/// A search up or down one column, as a value for a worker.
struct EdgeOrder {
    project::SheetData sheet;
    project::Answers answers;
    /// Stored position of a row of the view; null where the view shows the rows as they are stored.
    std::function<qint64(qint64)> positionOf;
    qint64 rows = 0; ///< of the view
    qint64 from = 0; ///< row of the view
    bool down = true;
    std::optional<project::Column> column; ///< nothing = the answers
    bool outcomes = false; ///< without column: whether an outcome counts, or only a text
};

/// The row of the view to go to. Reads from the row on and only as far as it must; cancelled: the row to start from.
[[nodiscard]] qint64 findDataEdge(const EdgeOrder& order, std::stop_token stop);

} // namespace sheaf::ui
