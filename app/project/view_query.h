// What a view is asked to show: outcomes, filters by column, duplicates, an order. A worker turns it into VisibleRows.
#pragma once

#include "base/progress.h"
#include "project/answers.h"
#include "project/cell_match.h"
#include "project/row_filter.h"
#include "project/sheet_data.h"
#include "project/visible_rows.h"

#include <stop_token>

namespace sheaf::project {

struct ColumnFilter {
    enum class Kind { Contains, DoesNotContain, Is, IsNot, IsEmpty, IsNotEmpty, LongerThan, ShorterThan, Matches };
    ColumnId column;
    Kind kind = Kind::Contains;
    QString text; ///< of Contains … IsNot (without case) and Matches (a pattern, without case)
    qint64 length = 0; ///< of LongerThan and ShorterThan, in characters (code points)

    bool operator==(const ColumnFilter&) const = default;
};

struct SortKey {
    ColumnId column;
    bool descending = false;
    bool operator==(const SortKey&) const = default;
};

/// All of it combined: a row is shown when it passes everything.
struct ViewQuery {
    OutcomeSet outcomes = ~OutcomeSet(0);
    QList<Piece> only; ///< rows of these runs, in any order; none = all rows
    QList<ColumnFilter> filters;
    QList<ColumnId> duplicatesBy; ///< only rows whose cells in these columns stand elsewhere too, equal rows together
    QList<SortKey> sort; ///< the first decides first; equal rows stay in their stored order. Numbers, then text, then empty cells

    [[nodiscard]] bool isPlain() const { return *this == ViewQuery {}; }
    bool operator==(const ViewQuery&) const = default;
};

/// For a worker. Cancelled within 100 ms of `stop`. `locale`: BCP 47, of text order. A pattern that cannot be used lets no row through.
[[nodiscard]] Result<VisibleRows> visibleRows(const SheetData& sheet, const Answers& answers, const ViewQuery& query,
    const QString& locale, Progress& progress, std::stop_token stop);

} // namespace sheaf::project
