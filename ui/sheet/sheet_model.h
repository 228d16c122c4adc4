// The table of a project for the view: numbers in memory, texts of the rows on the screen in a cache, everything else on
// the disk. A cell that is not there yet shows "…" and arrives with dataChanged().
#pragma once

#include "base/task_owner.h"
#include "project/project.h"
#include "sheet/row_texts.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace sheaf::ui {

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

    /// Shows only these positions of `order`, or everything again; one reset.
    void setPositions(std::optional<std::vector<quint32>> positions, const project::RowOrder& order);
    [[nodiscard]] bool isFiltered() const { return m_positions.has_value(); }
    [[nodiscard]] const std::optional<std::vector<quint32>>& positions() const { return m_positions; }

    /// Changes several cells as one step of undo; what the sheet refuses is told by editRefused().
    bool setTexts(const std::vector<project::CellChange>& changes, const QString& label);

Q_SIGNALS:
    void editRefused(const sheaf::Error& error);

private:
    [[nodiscard]] QVariant value(const QModelIndex& index, int role) const;
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
    std::optional<std::vector<quint32>> m_positions;
    std::vector<project::Column> m_columns;
    bool m_hasAnswers = false;
    mutable QCache<RowId, RowTexts> m_cache;
    mutable QSet<int> m_wanted; // view rows that were painted without their text
    QSet<RowId> m_reading;
    quint64 m_generation = 1;
    mutable QTimer m_readSoon;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
