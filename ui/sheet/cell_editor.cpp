#include "sheet/cell_editor.h"

#include "common/theme.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace sheaf::ui {

namespace {

constexpr int mostLines = 8;

bool leaves(const QKeyEvent& event, bool replacing)
{
    switch (event.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: return replacing && (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    default: return false;
    }
}

} // namespace

QString wholeText(const QPlainTextEdit& editor)
{
    QString text = editor.document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

CellEditor::CellEditor(QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("cellEditor"));
    setAccessibleName(tr("Cell"));
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

void CellEditor::begin(Begin how)
{
    m_replacing = how == Begin::Replacing;
    if (!m_replacing)
        moveCursor(QTextCursor::End);
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
    if (event->key() == Qt::Key_F2)
        m_replacing = false;
    if (enter && event->modifiers().testAnyFlags(Qt::AltModifier))
        insertPlainText(QStringLiteral("\n"));
    else if (enter || leaves(*event, m_replacing))
        Q_EMIT accepted(event->key(), event->modifiers());
    else
        QPlainTextEdit::keyPressEvent(event);
}

void CellEditor::mousePressEvent(QMouseEvent* event)
{
    m_replacing = false;
    QPlainTextEdit::mousePressEvent(event);
}

} // namespace sheaf::ui
