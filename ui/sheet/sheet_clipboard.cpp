#include "sheet/sheet_clipboard.h"

#include "base/sentence.h"
#include "sheet/html_table.h"
#include "sheet/paste_plan.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace sheaf::ui {

namespace {

/// Longer texts are taken apart, and more cells put together, by a worker.
constexpr qsizetype shortText = 50'000;
constexpr qsizetype fewCells = 2'000;
/// Beyond this the clipboard carries plain text only: HTML is five times as long.
constexpr qsizetype mostHtmlCells = 100'000;

struct CopiedTexts {
    QString plain;
    QString html;
};

CopiedTexts textsOf(const CellGrid& cells)
{
    const bool withHtml = cells.size() * widthOf(cells) <= mostHtmlCells;
    return {toClipboardText(cells), withHtml ? toHtmlTable(cells) : QString()};
}

void putOnClipboard(const CopiedTexts& texts)
{
    auto* data = new QMimeData;
    data->setText(texts.plain);
    if (!texts.html.isEmpty())
        data->setHtml(texts.html);
    QGuiApplication::clipboard()->setMimeData(data);
}

/// What stands at (n mod height, column mod width); a row may be shorter than the widest.
CellTexts repeating(CellGrid cells)
{
    const qsizetype width = widthOf(cells);
    return [cells = std::move(cells), width](qint64 n, int column) -> std::optional<QByteArray> {
        const QStringList& row = cells.at(n % cells.size());
        const qsizetype at = column % width;
        return at < row.size() ? std::optional(row.at(at).toUtf8()) : std::nullopt;
    };
}

} // namespace

SheetClipboard::SheetClipboard(SheetView& view, QObject* parent)
    : QObject(parent), m_view(view), m_model(view.sheetModel()), m_writer(m_model), m_reader(m_model)
{
}

void SheetClipboard::setClipboard(const CellGrid& cells)
{
    putOnClipboard(textsOf(cells));
}

void SheetClipboard::copy()
{
    copyThen({});
}

void SheetClipboard::cut()
{
    if (mayWrite())
        copyThen([this, cells = selectedCells(m_view)] {
            write({.cells = cells}, [](qint64, int) { return QByteArray(""); }, tr("Cut"));
        });
}

void SheetClipboard::copyThen(std::function<void()> then)
{
    const SelectedCells cells = selectedCells(m_view);
    if (cells.isEmpty())
        return;
    m_texts.stop();
    m_reader.read(cells, [this, then = std::move(then)](Result<CellGrid> grid) {
        if (!grid && grid.error().code == ErrorCode::LineTooLong)
            return Q_EMIT refused(tr("That is more than a clipboard can carry. Use Export to write these rows to a file."));
        if (!grid)
            return Q_EMIT refused(sentence(grid.error()));
        if (grid->size() * widthOf(*grid) <= fewCells) {
            setClipboard(*grid);
            if (then)
                then();
            return;
        }
        m_texts.start([grid = std::move(*grid)](std::stop_token) { return textsOf(grid); },
            [then](const CopiedTexts& texts) {
                putOnClipboard(texts);
                if (then)
                    then();
            });
    });
}

bool SheetClipboard::mayWrite()
{
    const project::Sheet& sheet = m_model.project().sheet();
    if (sheet.isReadOnly())
        Q_EMIT refused(tr("This project can only be read, so nothing was changed."));
    else if (sheet.isBusy())
        Q_EMIT refused(tr("Another change of many rows is still under way. Wait for it to end, or stop it."));
    return !sheet.isReadOnly() && !sheet.isBusy();
}

void SheetClipboard::write(const PastePlan& plan, CellTexts texts, const QString& label, std::function<void()> then)
{
    m_writer.write(plan, std::move(texts), label, [this, then = std::move(then)](const Result<void>& written) {
        if (!written && written.error().code != ErrorCode::Cancelled)
            Q_EMIT refused(sentence(written.error()));
        else if (written && then)
            then();
    });
}

void SheetClipboard::clear(const QString& label)
{
    if (mayWrite())
        write({.cells = selectedCells(m_view)}, [](qint64, int) { return QByteArray(""); }, label);
}

void SheetClipboard::paste()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data || !mayWrite())
        return;
    const QString plain = data->text();
    const QString html = data->hasHtml() ? data->html() : QString();
    const SelectedCells target = selectedCells(m_view);
    if (!target.isEmpty() && target.columns.first() >= m_model.sheetColumns())
        return Q_EMIT refused(tr("What came back from the service cannot be changed. Paste into a column of the sheet."));
    if (plain.size() + html.size() <= shortText)
        return pasteGrid(fromClipboard(plain, html), target);
    m_texts.start([plain, html](std::stop_token) { return fromClipboard(plain, html); },
        [this, target](CellGrid cells) { pasteGrid(std::move(cells), target); });
}

void SheetClipboard::pasteGrid(CellGrid cells, const SelectedCells& target)
{
    const int width = int(widthOf(cells));
    if (width == 0 || !mayWrite())
        return;
    const PastePlan plan = planPaste(target, cells.size(), width, m_model.rowCount(), m_model.sheetColumns());
    const bool single = cells.size() == 1 && width == 1;
    const int column = plan.cells.columns.isEmpty() ? m_model.sheetColumns() : plan.cells.columns.first();
    const int row = plan.cells.rows.empty() ? m_model.rowCount() : plan.cells.rows.front().first;
    write(plan, repeating(std::move(cells)), tr("Paste"), [this, plan, single, row, column] {
        if (!single)
            selectBlock(row, column, plan.cells.rowCount() + plan.newRows, plan.cells.columns.size() + plan.newColumns);
        if (plan.newColumns > 0)
            Q_EMIT told(tr("%Ln column(s) were added for the pasted cells. Undo takes everything back.", nullptr, plan.newColumns));
    });
}

void SheetClipboard::selectBlock(int row, int column, qint64 rows, qsizetype columns)
{
    const QModelIndex first = m_model.index(row, column);
    const QModelIndex last = m_model.index(
        std::min(row + int(rows), m_model.rowCount()) - 1, std::min(column + int(columns), m_model.sheetColumns()) - 1);
    if (!first.isValid() || !last.isValid())
        return;
    m_view.selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_view.selectionModel()->select(QItemSelection(first, last), QItemSelectionModel::ClearAndSelect);
}

void SheetClipboard::fillDown()
{
    fillRepeating(true, tr("Fill down"));
}

void SheetClipboard::fillRight()
{
    fillRepeating(false, tr("Fill right"));
}

void SheetClipboard::fillRepeating(bool down, const QString& label)
{
    SelectedCells target = selectedCells(m_view);
    target.columns.removeIf([this](int column) { return column >= m_model.sheetColumns(); });
    if (target.isEmpty() || !mayWrite())
        return;
    SelectedCells source = target;
    if (down) {
        RowRun& first = target.rows.front();
        const bool alone = target.rowCount() == 1;
        source.rows = {{alone ? first.first - 1 : first.first, 1}};
        if (!alone && first.count == 1)
            target.rows.erase(target.rows.begin());
        else if (!alone)
            first = {first.first + 1, first.count - 1};
    } else {
        const bool alone = target.columns.size() == 1;
        source.columns = {alone ? target.columns.first() - 1 : target.columns.first()};
        if (!alone)
            target.columns.removeFirst();
    }
    if (source.rows.front().first < 0 || source.columns.first() < 0)
        return; // nothing stands before it
    m_reader.read(source, [this, target, label](Result<CellGrid> cells) {
        if (!cells)
            return Q_EMIT refused(sentence(cells.error()));
        write({.cells = target}, repeating(std::move(*cells)), label);
    });
}

} // namespace sheaf::ui
