// The table of a project for the view: numbers in memory, texts of the rows on the screen in a cache, everything else on
// the disk. A cell that is not there yet shows "…" and arrives with dataChanged().
#pragma once

#include "base/task_owner.h"
#include "project/find.h"
#include "project/project.h"
#include "project/visible_rows.h"
#include "sheet/row_texts.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace sheaf::ui {

class RowsShown;

/// What the find bar looks for, for the cells on the screen.
struct FoundMarks {
    project::CellMatcher matcher;
    QSet<ColumnId> columns;
    std::shared_ptr<const project::RowSet> rows; ///< positions; null = all
};

class SheetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit SheetModel(std::shared_ptr<project::Project> project, QObject* parent = nullptr);
    ~SheetModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    void multiData(const QModelIndex& index, QModelRoleDataSpan roles) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    [[nodiscard]] project::Project& project() const { return *m_project; }
    [[nodiscard]] bool hasAnswers() const { return m_hasAnswers; }
    /// Columns of the sheet that are shown; those of the answers stand behind them.
    [[nodiscard]] int sheetColumns() const { return int(m_columns.size()); }
    [[nodiscard]] bool isAnswerColumn(int column) const { return m_hasAnswers && column == sheetColumns(); }
    [[nodiscard]] bool isOutcomeColumn(int column) const { return m_hasAnswers && column == sheetColumns() + 1; }
    [[nodiscard]] const project::Column& columnAt(int column) const { return m_columns.at(std::size_t(column)); }
    [[nodiscard]] int columnOf(const QString& name) const;
    /// Stable key of a column, for remembered widths.
    [[nodiscard]] QString columnKey(int column) const;

    [[nodiscard]] RowId rowAt(int viewRow) const;
    /// In the stored order, from 0: what the user reads as "row n" is this and one.
    [[nodiscard]] qint64 positionOf(int viewRow) const;
    /// -1 when the row is not shown.
    [[nodiscard]] int viewRowOf(RowId row) const;
    /// The whole text of a cell; nothing while it is being read.
    [[nodiscard]] std::optional<QString> text(int viewRow, int column) const;

    /// What the view asks for: filters, sort, outcomes. Its answer comes here through setRows().
    [[nodiscard]] RowsShown& shown() const { return *m_shown; }
    /// Shows these positions of `order`; one reset.
    void setRows(const project::VisibleRows& rows, const project::RowOrder& order);
    [[nodiscard]] const project::VisibleRows& rows() const { return m_rows; }
    /// The order that rows() counts in; the sheet's own may be further already.
    [[nodiscard]] const project::RowOrder& order() const { return m_order; }
    /// Whether a view row may stand at another position than its own.
    [[nodiscard]] bool isFiltered() const { return !m_rows.isAll(); }

    /// Cells that match get a ground of their own where they are seen; null = none.
    void setMarks(std::shared_ptr<const FoundMarks> marks);

    /// Changes several cells as one step of undo; what the sheet refuses is told by editRefused().
    bool setTexts(const std::vector<project::CellChange>& changes, const QString& label);
    /// Carries out an edit of many cells; `done` when it is, on this thread. What goes wrong is told by editRefused().
    void startBulk(project::BulkEdit edit, std::function<void()> done);
    /// The same with what was counted.
    void startCountedBulk(project::BulkEdit edit, std::function<void(const project::BulkCount&)> done);
    /// Whether a bulk edit keeps every other edit out now; then refusedWhileBusy() tells so.
    bool refuseWhileBusy();

Q_SIGNALS:
    void editRefused(const sheaf::Error& error);
    void refusedWhileBusy();

private:
    [[nodiscard]] QVariant value(const QModelIndex& index, int role) const;
    [[nodiscard]] bool isMarked(const QModelIndex& index) const;
    [[nodiscard]] QVariant sheetValue(const QModelIndex& index, int role) const;
    [[nodiscard]] QVariant outcomeValue(const QModelIndex& index, int role) const;
    [[nodiscard]] QString shownText(const QModelIndex& index) const;
    [[nodiscard]] QString accessibleText(const QModelIndex& index) const;
    [[nodiscard]] QString columnTitle(int column) const;
    [[nodiscard]] const RowTexts* textsOf(int viewRow) const;
    void followSheet();
    void onCellsChanged(const QList<RowId>& rows);
    void onRowsInserted(qint64 position, qint64 count);
    void onRowsRemoved(qint64 position, qint64 count);
    void onAnswersChanged();
    void resetAll();
    void takeColumns();
    [[nodiscard]] bool answersExist() const;
    void rowsOutdated();
    void readAgainWhatIsUnderWay();
    void readWanted();
    void takeRead(const std::vector<ReadRow>& read);
    void showOptimistically(const std::vector<project::CellChange>& changes);

    std::shared_ptr<project::Project> m_project;
    project::RowOrder m_order; // as the view knows it; the sheet may be one signal ahead
    project::VisibleRows m_rows;
    std::vector<project::Column> m_columns;
    bool m_hasAnswers = false;
    mutable QCache<RowId, RowTexts> m_cache;
    mutable QSet<int> m_wanted; // view rows that were painted without their text
    QSet<RowId> m_reading;
    quint64 m_generation = 1;
    mutable QTimer m_readSoon;
    std::shared_ptr<const FoundMarks> m_marks;
    TaskOwner m_reader;
    std::unique_ptr<RowsShown> m_shown;
};

} // namespace sheaf::ui
