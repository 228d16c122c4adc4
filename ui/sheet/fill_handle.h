// The small square at the corner of the selection: dragged up, down, left or right it fills what it passes. Esc lets go
// without filling; Ctrl+D and Ctrl+R do the like from the keyboard.
#pragma once

#include "sheet/sheet_clipboard.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace sheaf::ui {

class FillHandle : public QWidget
{
    Q_OBJECT

public:
    /// Lives on the table's viewport.
    FillHandle(SheetView& view, SheetClipboard& clipboard);

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Block {
        int top = 0;
        int left = 0;
        int bottom = 0;
        int right = 0;
    };
    struct Fill {
        SheetClipboard::Direction direction = SheetClipboard::Direction::Down;
        int count = 0;
    };
    void follow();
    void place();
    void dragTo(const QPoint& inViewport);
    void scrollOn();
    void letGo();
    /// What would be filled were the mouse let go there; nothing inside of the selection.
    [[nodiscard]] std::optional<Fill> fillTo(const QPoint& inViewport) const;
    [[nodiscard]] std::optional<Block> selectedBlock() const;
    [[nodiscard]] QRect rectOf(const Block& block) const;
    void showOutline();

    SheetView& m_view;
    SheetModel& m_model;
    SheetClipboard& m_clipboard;
    QWidget* m_outline;
    std::optional<Block> m_dragged; // the selection that is being continued
    std::optional<Fill> m_fill;
    QPoint m_at; // of the mouse, in the viewport
    QTimer m_scroll;
};

} // namespace sheaf::ui
