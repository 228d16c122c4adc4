// The sheet that is being worked on: edits with undo and redo, saved as they happen. Lives on the GUI thread; nothing
// here reads rows from the disk except JSON cell edits, which read the one line they change.
#pragma once

#include "project/bulk_edit.h"
#include "project/sheet_data.h"

#include <QObject>

#include <functional>
#include <optional>

namespace sheaf::project {

struct CellChange {
    RowId row;
    ColumnId column; ///< `wholeLine` replaces the line of a JSON base
    QByteArray text; ///< UTF-8
};

/// Another base file takes the place of the one before.
struct BaseSwitch {
    Base base;
    qint64 rows = 0; ///< added ones included
    qint64 bytes = 0;
};

/// What has to be stored after an edit; the project writes it in one transaction.
struct SheetWrite {
    std::optional<BaseSwitch> base; ///< then `cells` are all edits that there are
    std::vector<std::tuple<RowId, ColumnId, std::optional<QByteArray>>> cells; ///< nothing = no longer edited
    std::optional<QList<Piece>> order;
    std::optional<QList<Column>> columns;
    quint32 nextInsertedRow = 0;
};

class Sheet : public QObject
{
    Q_OBJECT

public:
    using Save = std::function<void(SheetWrite)>;
    using Range = RowRange;

    Sheet(SheetData data, quint32 nextInsertedRow, Save save, QObject* parent = nullptr);
    ~Sheet() override;

    /// A value for workers; never changes behind their back.
    [[nodiscard]] const SheetData& data() const { return m_data; }
    [[nodiscard]] bool isReadOnly() const { return !m_save; }

    // Edits. Each is one undo step and is handed to Save before it returns. On a read-only sheet, and while it is busy,
    /// they do nothing.
    /// NotJson when a JSON cell that is no string gets text that is no JSON; then nothing is changed.
    Result<void> setCells(const std::vector<CellChange>& changes, const QString& label);
    /// New rows before `position` (rowCount() = at the end); `cells` fill them, row by row, column by column.
    void insertRows(qint64 position, const std::vector<RowEdits>& rows, const QString& label);
    /// Several ranges of positions at once, as one step.
    void removeRows(std::vector<Range> ranges, const QString& label);
    /// Rows [position, position + count) of each range go before the row that stands at `to` now (rowCount() = to the end).
    void moveRows(std::vector<Range> ranges, qint64 to, const QString& label);
    ColumnId addColumn(const QString& name, qsizetype position);
    void renameColumn(ColumnId column, const QString& name);
    void removeColumn(ColumnId column);
    /// To `position` among the columns as they stand without it, hidden ones included.
    void moveColumn(ColumnId column, qsizetype position);
    /// Several at once, as one step.
    void setHidden(const QList<ColumnId>& columns, bool hidden);
    /// What the next new column will be called: ids are never given twice.
    [[nodiscard]] ColumnId nextColumnId() const { return ColumnId(m_nextColumn); }

    /// A bulk edit runs: every other edit, undo and redo do nothing until it is over.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void setBusy(bool busy);
    /// Everything that a worker needs for a bulk edit; `folder` is the project's.
    [[nodiscard]] BulkSource bulkSource(const QString& folder) const;
    /// Takes over what a bulk edit made of this sheet, as one undo step.
    void applyBulk(BulkResult result, const QString& label);

    void undo();
    void redo();
    /// What undo would take back, for the menu; empty = nothing.
    [[nodiscard]] QString undoLabel() const;
    [[nodiscard]] QString redoLabel() const;

    /// Rows that the importer found; called while an import runs. Not undoable, not saved by this class.
    void appendBaseRows(std::span<const quint32> lengths);
    /// The import is over: the base under its final name, with the cells that its longest record turned out to have.
    void completeBase(const Base& base);

Q_SIGNALS:
    void cellsChanged(const QList<sheaf::RowId>& rows);
    void rowsInserted(qint64 position, qint64 count);
    void rowsRemoved(qint64 position, qint64 count);
    /// The order changed in another way (undo of a removal in several ranges): read it anew.
    void orderReset();
    void columnsChanged();
    void undoChanged();
    void busyChanged();

private:
    struct Step; // a reversible value: applying it gives its inverse
    [[nodiscard]] Step apply(Step step);
    void commit(Step step);
    void move(std::vector<Step>& from, std::vector<Step>& to);
    void save(const Step& applied);
    void announce(const Step& inverse);
    [[nodiscard]] RowEdits rowForJson(const RowEdits& cells, RowId row, const QByteArray& model) const;
    [[nodiscard]] bool mayEdit() const { return m_save && !m_busy; }

    SheetData m_data;
    Save m_save;
    quint32 m_nextInsertedRow = 0;
    qint32 m_nextColumn = 1; ///< ids are never given twice: edits of a removed column may come back
    bool m_busy = false;
    std::vector<Step> m_undo;
    std::vector<Step> m_redo;
};

} // namespace sheaf::project
