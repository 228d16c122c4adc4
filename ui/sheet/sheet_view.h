// The table, with the habits of a spreadsheet: typing replaces, F2 edits, Enter goes down, Tab goes on, Esc leaves
// everything as it was.
#pragma once

#include "sheet/sheet_place.h"

#include <QHash>
#include <QSet>
#include <QTableView>

class QSettings;

namespace sheaf::ui {

class SheetKeys;
class ColumnNameEdit;
class FilterField;
class FilterRow;
class FrozenColumns;
class SheetHeader;
class SheetModel;
class Thumbnails;

class SheetView : public QTableView
{
    Q_OBJECT

public:
    explicit SheetView(SheetModel& model, QWidget* parent = nullptr);
    ~SheetView() override;

    [[nodiscard]] SheetModel& sheetModel() const { return m_model; }
    /// Of the pictures that the rows on the screen name.
    [[nodiscard]] Thumbnails& thumbnails() const { return *m_thumbnails; }
    /// Goes to a cell and shows it; nothing happens for a cell that is not there.
    void goTo(int row, int column);
    /// The same for a row of the stored order, wherever it is shown; takes filters away that hide it.
    void reveal(qint64 position, int column);
    /// To the cell and the selection from before the model was reset.
    void restorePlace();
    /// Opens the name of a sheet column for typing, in the header itself.
    void renameColumn(int column);
    /// As if the key had been pressed here: the editor of a cell hands on the key that it ended with.
    void pressKey(int key, Qt::KeyboardModifiers modifiers);

    void setFilterRowShown(bool shown);
    [[nodiscard]] bool isFilterRowShown() const;
    /// Into the field of the current column.
    void focusFilter();
    /// So many columns stay in place while the others move; 0 = none.
    void freeze(int columns);
    [[nodiscard]] int frozenCount() const { return m_frozenCount; }
    /// As wide as what is on the screen.
    void fitColumn(int column);

    void keyboardSearch(const QString& text) override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

    void saveColumns(QSettings& settings, const QString& group) const;
    void restoreColumns(QSettings& settings, const QString& group);

Q_SIGNALS:
    void contextMenuAsked(const QPoint& globalPosition);
    void headerMenuAsked(int column, const QPoint& globalPosition);
    void filterRowToggled(bool shown);
    void frozenChanged();

protected:
    using QTableView::edit;
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void updateGeometries() override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setUpHeaders();
    void connectHeader(SheetHeader& header);
    void connectFilters(FilterRow& filters);
    void moveColumn(SheetHeader& header, int from, int to);
    void onWidthChanged(int column, int width);
    void stepFilter(int column, int step);
    [[nodiscard]] FilterField* filterFieldOf(int column) const;
    [[nodiscard]] SheetHeader& headerOf(int column) const;
    void showFrozen();
    void applyMeasures();
    void select(const QModelIndex& cell);
    void fitNewColumns();
    void makeRoomForAnswers();

    SheetModel& m_model;
    SheetHeader* m_header;
    FilterRow* m_filters;
    FrozenColumns* m_frozen = nullptr;
    int m_frozenCount = 0;
    ColumnNameEdit* m_nameEdit;
    SheetKeys* m_keys;
    Thumbnails* m_thumbnails;
    SheetPlace m_place;
    QPersistentModelIndex m_pressed; // by the mouse
    QHash<QString, int> m_widths; // by column key, kept across resets
    QSet<QString> m_widthsByHand;
    bool m_givesWidths = false; // a width that we give is not one that the user chose
    bool m_movesBack = false;
    bool m_fitted = false; // whether the first rows have been there to measure
};

} // namespace sheaf::ui
