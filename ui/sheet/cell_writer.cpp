#include "sheet/cell_writer.h"

#include "sheet/sheet_model.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sheaf::ui {

void CellWriter::write(const PastePlan& given, CellTexts texts, const QString& label, WriteDone done)
{
    PastePlan plan = given;
    plan.cells.columns.removeIf([this](int column) { return column >= m_model.sheetColumns(); });
    const qint64 cells = plan.cells.rowCount() * plan.cells.columns.size();
    if (!done)
        done = [](const Result<void>&) { };
    if (plan.newRows == 0 && plan.newColumns == 0 && cells <= project::mostSingleEdits)
        writeFew(plan, texts, label, done);
    else
        writeMany(plan, texts, label, done);
}

void CellWriter::writeFew(const PastePlan& plan, const CellTexts& texts, const QString& label, const WriteDone& done)
{
    std::vector<project::CellChange> changes;
    qint64 n = 0;
    for (const RowRun& run : plan.cells.rows) {
        for (int row = run.first; row < run.first + run.count; ++row, ++n) {
            for (int i = 0; i < plan.cells.columns.size(); ++i) {
                if (auto text = texts(n, i))
                    changes.push_back({m_model.rowAt(row), m_model.columnAt(plan.cells.columns[i]).id, std::move(*text)});
            }
        }
    }
    if (m_model.setTexts(changes, label)) // which tells by itself when it is refused
        done({});
}

void CellWriter::writeMany(const PastePlan& plan, const CellTexts& texts, const QString& label, const WriteDone& done)
{
    project::Project& project = m_model.project();
    const project::SheetData& sheet = project.sheet().data();
    project::BulkEdit edit;
    edit.label = label;
    QHash<ColumnId, int> places;
    for (const int column : plan.cells.columns)
        places.insert(m_model.columnAt(column).id, int(places.size()));
    ColumnId added = project.sheet().nextColumnId();
    for (const QString& name : newNames(plan.newColumns)) {
        edit.newColumns.append({name, sheet.columns.size() + edit.newColumns.size(), std::nullopt});
        places.insert(added, int(places.size()));
        ++added.value;
    }
    edit.columns = places.keys();

    const qint64 rows = plan.cells.rowCount();
    edit.rows = rowsOf(plan.cells);
    edit.change = [texts, places](qint64 n, ColumnId column, QByteArrayView) { return texts(n, places.value(column)); };
    edit.insertCount = plan.newRows;
    edit.fill = [texts, places, rows](qint64 n, ColumnId column) { return texts(rows + n, places.value(column)); };
    project.startBulk(std::move(edit), [done](const Result<project::BulkCount>& count) {
        done(count ? Result<void>() : Result<void>(failure(count.error())));
    });
}

std::vector<RowId> CellWriter::rowsOf(const SelectedCells& cells) const
{
    std::vector<RowId> rows;
    rows.reserve(std::size_t(cells.rowCount()));
    const project::RowOrder& order = m_model.project().sheet().data().order;
    for (const RowRun& run : cells.rows) {
        const int end = run.first + run.count;
        if (m_model.isFiltered()) {
            for (int row = run.first; row < end; ++row)
                rows.push_back(m_model.rowAt(row));
            continue;
        }
        // Piece by piece: ten million rows in a few milliseconds.
        for (qint64 row = run.first; row < end;) {
            const qsizetype piece = order.pieceAt(row);
            const qint64 last = std::min<qint64>(end, order.startOf(piece) + order.pieces()[piece].count);
            quint32 id = order.pieces()[piece].first.value + quint32(row - order.startOf(piece));
            for (; row < last; ++row)
                rows.push_back(RowId(id++));
        }
    }
    return rows;
}

QStringList CellWriter::newNames(int count) const
{
    const project::SheetData& sheet = m_model.project().sheet().data();
    const QStringList taken = sheet.columnNames();
    QStringList names;
    for (qsizetype number = sheet.columns.size() + 1; names.size() < count; ++number) {
        //: Name of a column that pasted cells needed; %1 counts.
        const QString name = QCoreApplication::translate("sheaf::ui::CellWriter", "Column %1").arg(number);
        if (!taken.contains(name))
            names += name;
    }
    return names;
}

} // namespace sheaf::ui
