// The editor in a cell: one line that grows where the text has more of them. Enter takes the text, Alt+Enter breaks the
// line, Esc leaves everything as it was. Text that was typed over a cell is also taken by the arrow keys, as in
// spreadsheets; after F2 they move in the text.
#pragma once

#include <QPlainTextEdit>

namespace sheaf::ui {

/// The text of an editor as it is: toPlainText() makes ordinary blanks of those that do not break.
[[nodiscard]] QString wholeText(const QPlainTextEdit& editor);

class CellEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CellEditor(QWidget* parent);

    enum class Begin { Replacing, AtTheEnd };

    void setText(const QString& text);
    void begin(Begin how);
    /// Where the cell stands; the editor covers it and what it needs below.
    void cover(const QRect& cell);

Q_SIGNALS:
    /// The key that took the text says where the keyboard goes next.
    void accepted(int key, Qt::KeyboardModifiers modifiers);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void fitHeight();

    QRect m_cell;
    bool m_replacing = false;
};

} // namespace sheaf::ui
