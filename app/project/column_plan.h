// Which cells of the sources of an import become which cells of its table.
#pragma once

#include "project/import.h"
#include "project/sheet_data.h"

namespace sheaf::project {

/// The first record of a source: its names, or cells that only tell how many there are.
struct SourceHead {
    std::vector<QByteArray> cells;
    bool hasHeader = true;
};

class ColumnPlan
{
public:
    /// `several`: a column "file" comes first, and columns of the same name are one.
    ColumnPlan(const ImportWishes& wishes, bool several) : m_wishes(wishes), m_several(several) { }

    /// Adds the columns that the source has and no other had before.
    void add(const SourceHead& head);
    /// All columns under the names that they would get: ImportWishes::columns indexes these.
    [[nodiscard]] QStringList sourceNames() const;
    /// Those of the table, as the wishes have them.
    [[nodiscard]] QList<Column> columns() const;
    /// Whether the records of a single source are those of the table as they stand.
    [[nodiscard]] bool isIdentity() const;

    /// For each cell of a source the cell of the table that it becomes; -1 = none.
    struct Mapping {
        std::vector<qsizetype> to;
        qsizetype fileCell = -1; ///< where the source's name goes
        qsizetype beyond = -1; ///< where cells behind the last column go; -1 = nowhere
        qsizetype width = 0; ///< cells of a record of the table
    };
    [[nodiscard]] Mapping mapping(const SourceHead& head) const;

private:
    [[nodiscard]] qsizetype place(qsizetype full) const;

    const ImportWishes& m_wishes;
    bool m_several;
    QStringList m_names; ///< without "file"
};

} // namespace sheaf::project
