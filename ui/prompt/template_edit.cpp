#include "prompt/template_edit.h"

#include "prompt/placeholder_highlighter.h"
#include "requests/request_template.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>

namespace sheaf::ui {

TemplateEdit::TemplateEdit(QWidget* parent)
    : QPlainTextEdit(parent), m_highlighter(new PlaceholderHighlighter(document())), m_names(new QStringListModel(this)),
      m_completer(new QCompleter(m_names, this))
{
    setTabChangesFocus(true);
    setAcceptDrops(false); // files belong to the window
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->popup()->setObjectName(QStringLiteral("columnCompletion"));
    m_completer->popup()->setAccessibleName(tr("Columns"));
    connect(m_completer, QOverload<const QString&>::of(&QCompleter::activated), this, &TemplateEdit::complete);
}

void TemplateEdit::setColumns(const QStringList& columns)
{
    m_names->setStringList(columns);
    m_highlighter->setColumns(columns);
}

void TemplateEdit::insertColumn(const QString& name)
{
    insertPlainText(QStringLiteral("{{%1}}").arg(name));
    setFocus();
}

void TemplateEdit::renameColumn(const QString& from, const QString& to)
{
    const QString before = toPlainText();
    const QString after = requests::renamedColumn(before, from, to);
    if (after == before)
        return;
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(after);
}

QString TemplateEdit::begunName() const
{
    const QString before = textCursor().block().text().left(textCursor().positionInBlock());
    const qsizetype open = before.lastIndexOf(QLatin1String("{{"));
    if (open < 0 || before.indexOf(QLatin1String("}}"), open) >= 0)
        return {};
    const QString name = before.mid(open + 2);
    return name.isNull() ? QStringLiteral("") : name;
}

void TemplateEdit::complete(const QString& name)
{
    const QString begun = begunName();
    if (begun.isNull())
        return;
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(begun.size()));
    const QString after = cursor.block().text().mid(textCursor().positionInBlock());
    const bool closed = after.startsWith(QLatin1String("}}"));
    cursor.insertText(closed ? name : name + QStringLiteral("}}"));
    if (closed)
        cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, 2);
    setTextCursor(cursor);
}

void TemplateEdit::keyPressEvent(QKeyEvent* event)
{
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
        case Qt::Key_Escape: return event->ignore(); // the list takes them
        default: break;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
    if (!event->text().isEmpty())
        offer();
}

void TemplateEdit::offer()
{
    const QString begun = begunName();
    m_completer->setCompletionPrefix(begun.trimmed());
    if (begun.isNull() || m_completer->completionCount() == 0)
        return m_completer->popup()->hide();
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0)
        + m_completer->popup()->verticalScrollBar()->sizeHint().width() + 24);
    m_completer->complete(place);
}

void TemplateEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

} // namespace sheaf::ui
