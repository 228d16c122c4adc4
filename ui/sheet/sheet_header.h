// The header of the table's columns: names, sort marks, a button for the column's menu under the pointer, and room for
// the filter fields below the names.
#pragma once

#include <QHeaderView>

namespace sheaf::ui {

class SheetModel;

class SheetHeader : public QHeaderView
{
    Q_OBJECT

public:
    SheetHeader(SheetModel& model, QWidget* parent);

    /// Of the names, and of the room below them; 0 = none.
    void setHeights(int names, int fields);
    [[nodiscard]] int fieldsTop() const { return m_names; }
    [[nodiscard]] int fieldsHeight() const { return m_fields; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void menuAsked(int column, const QPoint& globalPosition);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] QRect sectionRect(int logicalIndex) const;
    /// At the section's end, for the menu's button; left of it stands the sort mark.
    [[nodiscard]] QRect menuRect(const QRect& section) const;
    void paintSortMark(QPainter* painter, const QRect& rect, int logicalIndex) const;
    void setHovered(int logicalIndex);

    SheetModel& m_model;
    int m_names = 0;
    int m_fields = 0;
    int m_hovered = -1;
};

} // namespace sheaf::ui
