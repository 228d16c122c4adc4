// Dragging the numbers of rows that are selected as a whole: a line says where they will stand. A click without a drag
// selects the one row, as ever.
#pragma once

#include <QObject>
#include <QPoint>

class QFrame;
class QMouseEvent;

namespace sheaf::ui {

class SheetView;

class RowDrag : public QObject
{
    Q_OBJECT

public:
    explicit RowDrag(SheetView& view);

Q_SIGNALS:
    /// Before this row of the view; its number of rows = to the end.
    void dropped(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release();
    [[nodiscard]] int gapAt(int y) const;

    SheetView& m_view;
    QFrame* m_line;
    int m_pressed = -1;
    int m_target = -1;
    bool m_dragging = false;
    QPoint m_from;
};

} // namespace sheaf::ui
