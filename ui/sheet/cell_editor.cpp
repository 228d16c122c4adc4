#include "sheet/cell_editor.h"

#include "common/theme.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace sheaf::ui {

namespace {

constexpr int mostLines = 8;

} // namespace

CellEditor::CellEditor(QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("cellEditor"));
    setAccessibleName(tr("Cell"));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAutoFillBackground(true);
    document()->setDocumentMargin(3);
    document()->setModified(false); // the margin counts as a change, and a changed editor keeps its text
    connect(this, &QPlainTextEdit::textChanged, this, &CellEditor::fitHeight);
}

void CellEditor::setText(const QString& text)
{
    setPlainText(text);
    selectAll();
}

void CellEditor::cover(const QRect& cell)
{
    m_cell = cell;
    fitHeight();
}

void CellEditor::fitHeight()
{
    if (m_cell.isEmpty())
        return;
    // Wrapped lines count too; a short text in a wide cell stays as high as its row.
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < mostLines; block = block.next())
        lines += std::max(1, block.lineCount());
    lines = std::clamp(lines, 1, mostLines);
    const int lineHeight = fontMetrics().lineSpacing();
    const int height = lines == 1 ? m_cell.height() : lines * lineHeight + 2 * frameWidth() + 8;
    QRect place(m_cell.topLeft(), QSize(std::max(m_cell.width(), scaled(120, *this)), std::max(m_cell.height(), height)));
    if (const QWidget* viewport = parentWidget(); viewport && place.bottom() > viewport->height())
        place.moveBottom(std::max(viewport->height() - 1, place.height() - 1));
    setVerticalScrollBarPolicy(lines == mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setGeometry(place);
}

void CellEditor::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testAnyFlags(Qt::AltModifier)) {
        insertPlainText(QStringLiteral("\n"));
    } else if (enter) {
        Q_EMIT accepted(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1, 0);
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

} // namespace sheaf::ui
