#include "sheet/cell_pane.h"

#include "base/sentence.h"
#include "common/label.h"
#include "sheet/cell_editor.h"
#include "sheet/json_highlighter.h"
#include "sheet/json_words.h"
#include "sheet/sheet_model.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace sheaf::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto readAfter = 30ms; ///< walking through rows with a key held down reads the last one
constexpr auto lookAfter = 250ms; ///< of typing no more
/// Longer JSON stays plain: colouring it costs more than it tells.
constexpr qsizetype longestColoured = 200'000;

} // namespace

CellPane::CellPane(SheetModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("cellPane"));
    build();
    clear();
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(readAfter);
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(lookAfter);
    connect(&m_readSoon, &QTimer::timeout, this, &CellPane::read);
    connect(&m_lookSoon, &QTimer::timeout, this, &CellPane::look);
    follow();
}

void CellPane::build()
{
    m_edit = new QPlainTextEdit(this);
    m_edit->setObjectName(QStringLiteral("cellText"));
    m_edit->setAccessibleName(tr("Text of the cell"));
    m_edit->setToolTip(tr("Ctrl+Enter keeps what was typed, Esc takes it back"));
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->document()->setDocumentMargin(measure::gap);
    m_edit->installEventFilter(this);
    m_colours = new JsonHighlighter(this);
    m_picture = new QLabel(this);
    m_picture->setObjectName(QStringLiteral("cellPicture"));
    m_picture->setAccessibleName(tr("Picture in the cell"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMargin(measure::gap);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_edit, 1);
    middle->addWidget(m_picture);
    m_state = new Label({}, TextKind::Second, this);
    m_state->setObjectName(QStringLiteral("cellState"));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(measure::gap, 0, 0, 0);
    line->setSpacing(measure::gap);
    line->addWidget(m_state, 1);
    m_goTo = button("cellGoTo", tr("Show"), tr("Put the cursor where the JSON goes wrong"), line);
    m_indent = button("cellIndent", tr("Indent"), tr("Write the JSON with line breaks and indents"), line);
    m_compact = button("cellCompact", tr("Compact"), tr("Write the JSON without blanks between its parts"), line);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addLayout(line);
    connect(m_goTo, &QToolButton::clicked, this, &CellPane::goToMistake);
    connect(m_indent, &QToolButton::clicked, this, [this] { rewrite(&requests::indentedJson); });
    connect(m_compact, &QToolButton::clicked, this, [this] { rewrite(&requests::compactJson); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_whole)
            m_lookSoon.start();
    });
}

QToolButton* CellPane::button(const char* name, const QString& text, const QString& toolTip, QHBoxLayout* line)
{
    auto* made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setText(text);
    made->setToolTip(toolTip);
    made->setAccessibleDescription(toolTip);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    line->addWidget(made);
    return made;
}

void CellPane::follow()
{
    const auto readAgain = [this] {
        if (m_cell && !isTyped())
            m_readSoon.start();
    };
    const project::Sheet* sheet = &m_model.project().sheet();
    connect(sheet, &project::Sheet::cellsChanged, this, [this, readAgain](const QList<RowId>& rows) {
        if (m_cell && rows.contains(m_cell->row))
            readAgain();
    });
    connect(sheet, &project::Sheet::orderReset, this, readAgain);
    connect(sheet, &project::Sheet::columnsChanged, this, readAgain);
    connect(sheet, &project::Sheet::busyChanged, this, &CellPane::saveDrafts);
    connect(&m_model.project(), &project::Project::answersChanged, this, readAgain);
}

bool CellPane::isTyped() const
{
    return m_whole && m_edit->document()->isModified() && text() != m_known;
}

QString CellPane::text() const
{
    return wholeText(*m_edit);
}

void CellPane::setCell(int viewRow, int column)
{
    std::optional<Cell> cell;
    if (viewRow >= 0 && viewRow < m_model.rowCount() && column >= 0 && column < m_model.columnCount()
        && !m_model.isOutcomeColumn(column)) {
        cell = Cell {.row = m_model.rowAt(viewRow), .column = {}};
        if (column < m_model.sheetColumns())
            cell->column = m_model.columnAt(column).id;
    }
    if (cell == m_cell)
        return;
    save();
    putAside();
    clear();
    m_cell = cell;
    if (m_cell)
        m_readSoon.start();
}

void CellPane::read()
{
    if (!m_cell)
        return;
    const project::Project& project = m_model.project();
    CellOrder order {.sheet = project.sheet().data(), .answers = project.answers(), .folder = project.folder(),
        .row = m_cell->row, .column = {}};
    if (m_cell->column) {
        const project::Column* column = order.sheet.column(*m_cell->column);
        if (!column)
            return clear();
        order.column = *column;
    }
    m_reader.start([order = std::move(order)](std::stop_token stop) { return readCell(order, stop); },
        [this](const CellLook& look) {
            if (!isTyped())
                show(look);
        });
}

void CellPane::show(const CellLook& look)
{
    m_whole = false; // so that setting the text counts as no typing
    if (!look.text) {
        setText({});
        return showState(sentence(look.text.error()), true);
    }
    m_known = *look.text;
    if (text() != m_known || !m_edit->isEnabled())
        setText(m_known);
    m_edit->setEnabled(true);
    m_edit->document()->setModified(false);
    m_edit->setReadOnly(!look.whole || !m_cell->column || m_model.project().sheet().isReadOnly());
    m_whole = look.whole;
    showLook(look);
    if (!look.whole)
        showState(tr("This text is too long to be edited here. Its beginning is shown."), false);
    else if (m_cell->column)
        showDraft();
    else
        showState(tr("This came back from the service and cannot be changed."), false);
}

void CellPane::setText(const QString& text)
{
    // Colours go on behind the text: setting it under them would colour all of it twice.
    m_colours->setDocument(nullptr);
    const bool fromRight = text.isRightToLeft();
    QTextOption option = m_edit->document()->defaultTextOption();
    option.setTextDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment((fromRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    m_edit->document()->setDefaultTextOption(option);
    m_edit->setPlainText(text);
}

void CellPane::showLook(const CellLook& look)
{
    m_mistake = look.mistake;
    const bool coloured = look.json && look.text->size() <= longestColoured;
    QTextDocument* document = coloured ? m_edit->document() : nullptr;
    if (m_colours->document() != document) {
        const bool typed = m_edit->document()->isModified();
        m_colours->setDocument(document);
        m_edit->document()->setModified(typed);
    }
    QFont letters = look.json ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : font();
    letters.setPointSizeF(font().pointSizeF());
    if (m_edit->font() != letters)
        m_edit->setFont(letters);
    const bool writes = look.json && !m_edit->isReadOnly();
    m_goTo->setVisible(m_mistake.has_value());
    m_indent->setVisible(writes);
    m_compact->setVisible(writes);
    m_indent->setEnabled(!m_mistake);
    m_compact->setEnabled(!m_mistake);
    m_preview = QPixmap::fromImage(look.picture);
    showPicture();
    if (m_mistake)
        showState(jsonSentence(*m_mistake), true);
    else
        showState(look.json ? tr("JSON without mistakes") : QString(), false);
}

void CellPane::showPicture()
{
    m_picture->setVisible(!m_preview.isNull());
    if (m_preview.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const int margins = 2 * m_picture->margin();
    const QSize room = (QSizeF(width() / 2 - margins, m_edit->height() - margins) * ratio).toSize().expandedTo({16, 16});
    const bool fits = m_preview.width() <= room.width() && m_preview.height() <= room.height();
    QPixmap shown = fits ? m_preview : m_preview.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    shown.setDevicePixelRatio(ratio);
    m_picture->setPixmap(shown);
}

void CellPane::showState(const QString& sentence, bool isFault)
{
    m_state->setRole(isFault ? Role::Failed : Role::SecondText);
    m_state->setText(sentence);
    m_edit->setAccessibleDescription(sentence);
}

void CellPane::look()
{
    if (!m_whole)
        return;
    m_looker.start([text = text()](std::stop_token stop) { return lookAt(text, stop); },
        [this](const CellLook& look) {
            if (m_whole)
                showLook(look);
        });
}

void CellPane::rewrite(QString (*how)(const QString&))
{
    if (!m_whole || m_edit->isReadOnly())
        return;
    m_looker.start([how, text = text()](std::stop_token) { return how(text); },
        [this](const QString& rewritten) {
            // Through the cursor, so that the editor's own undo takes it back as well.
            QTextCursor all(m_edit->document());
            all.select(QTextCursor::Document);
            all.insertText(rewritten);
            save();
        });
}

void CellPane::goToMistake()
{
    if (!m_mistake)
        return;
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(int(std::min<qsizetype>(m_mistake->at, m_edit->document()->characterCount() - 1)));
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
    m_edit->setFocus();
}

void CellPane::save()
{
    if (!m_cell || !m_cell->column || !isTyped() || m_edit->isReadOnly())
        return;
    const project::Column* column = m_model.project().sheet().data().column(*m_cell->column);
    const QString typed = text();
    if (!column || m_model.project().sheet().isBusy())
        return showState(tr("Another change of many rows is still under way. What you typed stays here until it is kept."), true);
    //: Undo step; %1 is a column's name.
    if (m_model.setTexts({{m_cell->row, *m_cell->column, typed.toUtf8()}}, tr("Edit %1").arg(column->name))) {
        m_known = typed;
        m_edit->document()->setModified(false);
    }
}

void CellPane::putAside()
{
    if (m_cell && isTyped())
        m_drafts.push_back({*m_cell, text()});
}

void CellPane::showDraft()
{
    const auto draft = std::ranges::find(m_drafts, *m_cell, &Draft::cell);
    if (draft == m_drafts.end())
        return;
    setText(draft->text);
    m_edit->document()->setModified(true);
    m_drafts.erase(draft);
    showState(tr("What you typed here is not in the table yet. Ctrl+Enter keeps it, Esc takes it back."), true);
}

/// As soon as the sheet takes edits again. What it still refuses waits for somebody to mend it.
void CellPane::saveDrafts()
{
    if (m_model.project().sheet().isBusy())
        return;
    std::vector<Draft> waiting;
    waiting.swap(m_drafts);
    for (Draft& draft : waiting) {
        const project::Column* column = m_model.project().sheet().data().column(*draft.cell.column);
        const bool kept = column
            && m_model.setTexts({{draft.cell.row, *draft.cell.column, draft.text.toUtf8()}}, tr("Edit %1").arg(column->name));
        if (column && !kept)
            m_drafts.push_back(std::move(draft));
    }
    if (!m_edit->hasFocus())
        save();
}

void CellPane::takeBack()
{
    if (!isTyped())
        return;
    setText(m_known);
    m_edit->document()->setModified(false);
    look();
}

void CellPane::edit()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->moveCursor(QTextCursor::End);
}

void CellPane::clear()
{
    m_cell.reset();
    m_whole = false;
    m_known.clear();
    m_readSoon.stop();
    m_lookSoon.stop();
    m_reader.stop();
    m_looker.stop();
    setText({});
    m_edit->setReadOnly(true);
    CellLook nothing;
    nothing.text = QString();
    showLook(nothing);
}

bool CellPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        save();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers().testFlag(Qt::ControlModifier))
        save();
    else if (key->key() == Qt::Key_Escape)
        takeBack();
    else
        return QWidget::eventFilter(watched, event);
    Q_EMIT left();
    return true;
}

void CellPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showPicture();
}

} // namespace sheaf::ui
