#include "sheet/cell_finder.h"

#include "base/sentence.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QPointer>

#include <algorithm>

namespace sheaf::ui {

namespace {

/// Edits come one after the other; the count follows when they pause.
constexpr int recountMillis = 250;

} // namespace

CellFinder::CellFinder(SheetView& view, QObject* parent) : QObject(parent), m_view(view), m_model(view.sheetModel())
{
    m_recount.setSingleShot(true);
    m_recount.setInterval(recountMillis);
    connect(&m_recount, &QTimer::timeout, this, &CellFinder::count);
    followTable();
}

CellFinder::~CellFinder() = default;

void CellFinder::followTable()
{
    const auto recount = [this] {
        m_number.reset();
        m_recount.start();
    };
    connect(&m_model.project().sheet(), &project::Sheet::cellsChanged, this, recount);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, recount);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, recount);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this, recount] {
        if (isInSelection()) {
            m_selected = {}; // its rows stand elsewhere now
            Q_EMIT selectionLost();
        }
        recount();
    });
}

FindScope CellFinder::scope() const
{
    FindScope scope {.text = m_query, .columns = {}, .rows = m_model.rows(), .rowCount = m_model.rowCount(), .selected = m_selected.rows};
    for (int column = 0; column < m_model.sheetColumns(); ++column) {
        if (!isInSelection() || m_selected.columns.contains(column))
            scope.columns += m_model.columnAt(column).id;
    }
    return scope;
}

void CellFinder::setActive(bool active)
{
    m_active = active;
    if (active)
        return count();
    m_counter.stop();
    m_numberer.stop();
    m_recount.stop();
    m_model.setMarks(nullptr);
}

void CellFinder::setQuery(const project::TextQuery& query)
{
    m_query = query;
    m_number.reset();
    count();
}

void CellFinder::setInSelection(bool inSelection)
{
    m_selected = inSelection ? selectedCells(m_view) : SelectedCells();
    m_number.reset();
    count();
}

void CellFinder::count()
{
    m_recount.stop();
    m_counter.stop();
    m_numberer.stop();
    m_found.reset();
    m_failure.reset();
    m_fault = project::patternFault(m_query);
    mark();
    Q_EMIT changed();
    if (m_query.text.isEmpty() || m_fault || scope().columns.isEmpty())
        return;
    m_counter.start(
        [sheet = m_model.project().sheet().data(), scope = scope()](std::stop_token stop) { return countFound(sheet, scope, stop); },
        [this](const Result<FoundPtr>& found) { takeCount(found); });
}

void CellFinder::takeCount(const Result<FoundPtr>& found)
{
    if (found)
        m_found = *found;
    else if (found.error().code != ErrorCode::Cancelled)
        m_failure = found.error();
    mark();
    Q_EMIT changed();
    if (const auto then = std::exchange(m_whenCounted, nullptr); then && m_found)
        then();
}

void CellFinder::mark()
{
    if (!m_active || m_query.text.isEmpty() || m_fault)
        return m_model.setMarks(nullptr);
    const QList<ColumnId> columns = scope().columns;
    const std::shared_ptr<const project::RowSet> rows
        = isInSelection() && m_found ? std::shared_ptr<const project::RowSet>(m_found, &m_found->rows) : nullptr;
    m_model.setMarks(std::make_shared<FoundMarks>(
        FoundMarks {project::CellMatcher(m_query), QSet<ColumnId>(columns.begin(), columns.end()), rows}));
}

FindPlace CellFinder::placeNow(const FindScope& where, bool forward) const
{
    const QModelIndex now = m_view.currentIndex();
    if (!now.isValid())
        return {};
    // A column that is not looked at counts as the one before it, or behind it when going back.
    qsizetype place = -1;
    for (int column = 0; column <= now.column() && column < m_model.sheetColumns(); ++column) {
        if (const qsizetype known = where.columns.indexOf(m_model.columnAt(column).id); known >= 0)
            place = known;
    }
    const bool isLookedAt = now.column() < m_model.sheetColumns() && where.columns.contains(m_model.columnAt(now.column()).id);
    return {now.row(), isLookedAt || forward ? place : place + 1};
}

void CellFinder::go(bool forward)
{
    if (m_query.text.isEmpty() || m_fault)
        return;
    if (!m_found) {
        m_whenCounted = [this, forward] { go(forward); };
        if (!m_counter.isRunning())
            count();
        return;
    }
    m_walker.start(
        [sheet = m_model.project().sheet().data(), scope = scope(), found = m_found, from = placeNow(scope(), forward), forward](
            std::stop_token stop) { return std::pair(nextFound(sheet, scope, *found, from, forward, stop), scope); },
        [this, forward](const std::pair<std::optional<FindStep>, FindScope>& next) {
            if (next.first)
                take(*next.first, next.second, forward);
        });
}

void CellFinder::take(const FindStep& step, const FindScope& where, bool forward)
{
    if (!(where == scope()) || step.place.row >= m_model.rowCount())
        return; // the table is another one by now
    for (int column = 0; column < m_model.sheetColumns(); ++column) {
        if (m_model.columnAt(column).id == where.columns.at(step.place.column))
            m_view.goTo(int(step.place.row), column);
    }
    if (step.wrapped)
        m_number = forward ? 1 : m_found ? m_found->cells : 1;
    else if (m_number)
        m_number = *m_number + (forward ? 1 : -1);
    else
        countBefore(step.place, where);
    Q_EMIT changed();
}

void CellFinder::countBefore(const FindPlace& place, const FindScope& where)
{
    if (!m_found)
        return;
    m_numberer.start([sheet = m_model.project().sheet().data(), where, found = m_found, place](
                         std::stop_token stop) { return foundBefore(sheet, where, *found, place, stop); },
        [this](qint64 before) {
            m_number = before + 1;
            Q_EMIT changed();
        });
}

void CellFinder::replace(const QString& replacement)
{
    const QModelIndex now = m_view.currentIndex();
    const auto text = now.isValid() && now.column() < m_model.sheetColumns() ? m_model.text(now.row(), now.column()) : std::nullopt;
    const bool isLookedAt = text && scope().columns.contains(m_model.columnAt(now.column()).id) && m_model.flags(now).testFlag(Qt::ItemIsEditable);
    if (isLookedAt && !m_fault) {
        if (const auto replaced = project::CellMatcher(m_query).replaced(text->toUtf8(), replacement)) {
            const project::Column& column = m_model.columnAt(now.column());
            if (!m_model.setTexts({{m_model.rowAt(now.row()), column.id, *replaced}}, tr("Replace in %1").arg(column.name)))
                return;
        }
    }
    go(true);
}

void CellFinder::replaceAll(const QString& replacement)
{
    if (m_query.text.isEmpty() || m_fault || m_model.refuseWhileBusy())
        return;
    if (!m_found) {
        m_whenCounted = [this, replacement] { replaceAll(replacement); };
        if (!m_counter.isRunning())
            count();
        return;
    }
    m_walker.start([sheet = m_model.project().sheet().data(), found = m_found](
                       std::stop_token stop) { return foundRows(sheet, *found, stop); },
        [this, replacement](std::vector<RowId> rows) { fillAll(std::move(rows), replacement); });
}

void CellFinder::fillAll(std::vector<RowId> rows, const QString& replacement)
{
    if (rows.empty())
        return Q_EMIT told(tr("There is no match to replace."));
    project::BulkEdit edit;
    edit.label = tr("Replace all");
    edit.rows = std::move(rows);
    edit.columns = scope().columns;
    edit.change = [matcher = std::make_shared<project::CellMatcher>(m_query), replacement](
                      qint64, ColumnId, QByteArrayView text) { return matcher->replaced(text, replacement); };
    m_model.startCountedBulk(std::move(edit), [self = QPointer(this)](const project::BulkCount& count) {
        if (!self)
            return;
        //: %1 is "1,204 cells", %2 is "980 rows".
        Q_EMIT self->told(tr("Replaced %1 in %2.").arg(tr("%Ln cell(s)", nullptr, int(count.cells)), tr("%Ln row(s)", nullptr, int(count.rows))));
    });
}

QString CellFinder::stateText() const
{
    if (m_query.text.isEmpty())
        return {};
    if (m_fault)
        return tr("This pattern cannot be used: %1 (character %L2).").arg(m_fault->message).arg(m_fault->offset + 1);
    if (m_failure)
        return sentence(*m_failure);
    if (!m_found)
        return tr("Counting…");
    if (m_found->cells == 0)
        return tr("No match");
    if (m_number && *m_number >= 1 && *m_number <= m_found->cells)
        return tr("%L1 of %L2").arg(*m_number).arg(m_found->cells);
    return tr("%Ln match(es)", nullptr, int(m_found->cells));
}

} // namespace sheaf::ui
