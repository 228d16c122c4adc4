// The editor in a cell: one line that grows where the text has more of them. Enter takes the text, Alt+Enter breaks the
// line, Esc leaves everything as it was.
#pragma once

#include <QPlainTextEdit>

namespace sheaf::ui {

class CellEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CellEditor(QWidget* parent);

    void setText(const QString& text);
    /// Where the cell stands; the editor covers it and what it needs below.
    void cover(const QRect& cell);

Q_SIGNALS:
    /// `rows` and `columns` say where the keyboard goes next.
    void accepted(int rows, int columns);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitHeight();

    QRect m_cell;
};

} // namespace sheaf::ui
