// The first columns of the table, which stay where they are while the others move: a second view over the same model,
// laid over the first. Scrolling, selection, heights and widths are one; the keyboard stays with the table itself.
#pragma once

#include <QTableView>

namespace sheaf::ui {

class FilterRow;
class SheetHeader;
class SheetView;

class FrozenColumns : public QTableView
{
    Q_OBJECT

public:
    FrozenColumns(SheetView& table, int count);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    /// Of the table's rows and header, from its leading edge.
    [[nodiscard]] int coveredWidth() const;
    [[nodiscard]] SheetHeader& header() const { return *m_header; }
    [[nodiscard]] FilterRow& filterRow() const { return *m_filters; }
    /// Follows what the table has become: size, columns, heights.
    void arrange();
    /// Opens the editor of a cell here.
    bool editCell(const QModelIndex& index, EditTrigger trigger, QEvent* event) { return edit(index, trigger, event); }

protected:
    using QTableView::edit;
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;

private:
    void setUp();
    void followTable();

    SheetView& m_table;
    SheetHeader* m_header;
    FilterRow* m_filters;
    int m_count;
};

} // namespace sheaf::ui
