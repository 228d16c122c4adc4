#include "sheet/sheet_model.h"

#include "sheet/cell_text.h"
#include "sheet/rows_shown.h"

#include <algorithm>
#include <limits>

namespace sheaf::ui {

namespace {

/// About 4,000 usual rows, or fewer large ones: 32 MB.
constexpr qsizetype cacheCharacters = 16'000'000;
constexpr qsizetype smallestCost = 4'000;
/// What is read beyond the rows that were asked for, so that scrolling meets rows that are there.
constexpr int readAhead = 40;
/// A jump over many rows (a page of paints) is one read; more than this at once is never on a screen.
constexpr std::size_t largestRead = 1'000;
/// An edit of more rows than this makes everything be read again: the screen is all that is read anyway.
constexpr qsizetype singlyOutdated = 1'000;

} // namespace

SheetModel::SheetModel(std::shared_ptr<project::Project> project, QObject* parent)
    : QAbstractTableModel(parent), m_project(std::move(project)), m_cache(cacheCharacters)
{
    m_order = m_project->sheet().data().order;
    takeColumns();
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(0);
    connect(&m_readSoon, &QTimer::timeout, this, &SheetModel::readWanted);
    followSheet();
    m_shown = std::make_unique<RowsShown>(*this);
}

SheetModel::~SheetModel() = default;

void SheetModel::followSheet()
{
    const project::Sheet* sheet = &m_project->sheet();
    connect(sheet, &project::Sheet::cellsChanged, this, &SheetModel::onCellsChanged);
    connect(sheet, &project::Sheet::rowsInserted, this, &SheetModel::onRowsInserted);
    connect(sheet, &project::Sheet::rowsRemoved, this, &SheetModel::onRowsRemoved);
    connect(sheet, &project::Sheet::orderReset, this, &SheetModel::resetAll);
    connect(sheet, &project::Sheet::columnsChanged, this, &SheetModel::resetAll);
    connect(m_project.get(), &project::Project::answersChanged, this, &SheetModel::onAnswersChanged);
    connect(m_project.get(), &project::Project::jobAdded, this, &SheetModel::onAnswersChanged);
}

void SheetModel::takeColumns()
{
    m_columns.clear();
    for (const project::Column& column : m_project->sheet().data().columns) {
        if (!column.hidden)
            m_columns.push_back(column);
    }
    m_hasAnswers = answersExist();
}

bool SheetModel::answersExist() const
{
    return !m_project->facts().jobs.isEmpty() || !m_project->answers().isEmpty();
}

int SheetModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return int(std::min<qint64>(m_rows.count(m_order.rowCount()), std::numeric_limits<int>::max()));
}

int SheetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : sheetColumns() + (m_hasAnswers ? 2 : 0);
}

RowId SheetModel::rowAt(int viewRow) const
{
    return m_order.at(positionOf(viewRow));
}

qint64 SheetModel::positionOf(int viewRow) const
{
    return m_rows.positionAt(viewRow);
}

int SheetModel::viewRowOf(RowId row) const
{
    const qint64 position = m_order.positionOf(row);
    return position < 0 ? -1 : int(m_rows.viewRowOf(position));
}

int SheetModel::columnOf(const QString& name) const
{
    const auto found = std::ranges::find(m_columns, name, &project::Column::name);
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

QString SheetModel::columnKey(int column) const
{
    if (column < sheetColumns())
        return QString::number(columnAt(column).id.value);
    return isAnswerColumn(column) ? QStringLiteral("answer") : QStringLiteral("outcome");
}

std::optional<QString> SheetModel::text(int viewRow, int column) const
{
    if (isOutcomeColumn(column))
        return index(viewRow, column).data(Qt::DisplayRole).toString();
    const RowTexts* texts = textsOf(viewRow);
    if (!texts || texts->generation != m_generation)
        return std::nullopt;
    return isAnswerColumn(column) ? texts->answer : texts->cells.value(column);
}

const RowTexts* SheetModel::textsOf(int viewRow) const
{
    const RowTexts* texts = m_cache.object(rowAt(viewRow));
    if (!texts || texts->generation != m_generation) {
        m_wanted.insert(viewRow);
        if (!m_readSoon.isActive())
            m_readSoon.start();
    }
    return texts;
}

void SheetModel::readWanted()
{
    std::vector<int> wanted(m_wanted.cbegin(), m_wanted.cend());
    m_wanted.clear();
    std::erase_if(wanted, [this](int row) { return row >= rowCount(); });
    if (wanted.empty())
        return;
    std::ranges::sort(wanted);
    // Asked for again while it is on its way: not a reason to begin anew, or nothing would ever arrive.
    const bool allUnderWay = m_reader.isRunning()
        && std::ranges::all_of(wanted, [this](int row) { return m_reading.contains(rowAt(row)); });
    if (allUnderWay)
        return;
    const int first = std::max(0, wanted.front() - readAhead);
    const int last = std::min(rowCount() - 1, wanted.back() + readAhead);
    RowTextsOrder order {.sheet = m_project->sheet().data(), .answers = m_project->answers(),
        .folder = m_project->folder(), .columns = m_columns, .withAnswers = m_hasAnswers, .rows = {},
        .generation = m_generation};
    const auto add = [&](int viewRow) {
        const RowId row = rowAt(viewRow);
        const RowTexts* known = m_cache.object(row);
        if (!known || known->generation != m_generation)
            order.rows.push_back(row);
    };
    if (std::size_t(last - first) < largestRead) {
        for (int row = first; row <= last; ++row)
            add(row);
    } else {
        std::ranges::for_each(wanted, add); // scattered, as an assistive program asks
    }
    m_reading = QSet<RowId>(order.rows.begin(), order.rows.end());
    m_reader.start([order = std::move(order)](std::stop_token stop) { return readRowTexts(order, stop); },
        [this](const std::vector<ReadRow>& read) { takeRead(read); });
}

void SheetModel::takeRead(const std::vector<ReadRow>& read)
{
    m_reading.clear();
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const ReadRow& each : read) {
        const qsizetype cost = std::clamp(each.texts.cost(), smallestCost, cacheCharacters / 8);
        m_cache.insert(each.row, new RowTexts(each.texts), cost);
        if (const int row = viewRowOf(each.row); row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void SheetModel::rowsOutdated()
{
    ++m_generation;
    m_reader.stop();
    m_reading.clear();
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void SheetModel::onCellsChanged(const QList<RowId>& rows)
{
    if (rows.size() > singlyOutdated)
        return rowsOutdated();
    readAgainWhatIsUnderWay(); // it may have been read before the edit
    for (const RowId row : rows) {
        // What is shown stays until the new text has been read.
        if (RowTexts* texts = m_cache.object(row))
            texts->generation = 0;
        if (const int shown = viewRowOf(row); shown >= 0 && shown < rowCount() && columnCount() > 0)
            Q_EMIT dataChanged(index(shown, 0), index(shown, columnCount() - 1));
    }
}

void SheetModel::readAgainWhatIsUnderWay()
{
    if (!m_reader.isRunning())
        return;
    m_reader.stop();
    for (const RowId row : std::as_const(m_reading)) {
        if (const int shown = viewRowOf(row); shown >= 0)
            m_wanted.insert(shown);
    }
    m_reading.clear();
    m_readSoon.start();
}

void SheetModel::onAnswersChanged()
{
    if (answersExist() != m_hasAnswers) {
        const int first = sheetColumns();
        beginInsertColumns({}, first, first + 1);
        m_hasAnswers = true;
        endInsertColumns();
    }
    rowsOutdated();
}

void SheetModel::onRowsInserted(qint64 position, qint64 count)
{
    if (isFiltered())
        return; // the query is run again and brings the new order with it
    const project::RowOrder& now = m_project->sheet().data().order;
    if (m_order.rowCount() + count != now.rowCount())
        return resetAll();
    beginInsertRows({}, int(position), int(position + count - 1));
    m_order = now;
    endInsertRows();
}

void SheetModel::onRowsRemoved(qint64 position, qint64 count)
{
    if (isFiltered())
        return;
    beginRemoveRows({}, int(position), int(position + count - 1));
    m_order = m_order.withRemoved(position, count);
    endRemoveRows();
}

void SheetModel::resetAll()
{
    beginResetModel();
    if (!isFiltered())
        m_order = m_project->sheet().data().order;
    takeColumns();
    m_cache.clear(); // its texts stand in the order of the old columns
    ++m_generation;
    m_reader.stop();
    m_reading.clear();
    m_wanted.clear();
    endResetModel();
}

void SheetModel::setRows(const project::VisibleRows& rows, const project::RowOrder& order)
{
    beginResetModel();
    m_rows = rows;
    m_order = order;
    m_wanted.clear();
    endResetModel();
}

void SheetModel::setMarks(std::shared_ptr<const FoundMarks> marks)
{
    m_marks = std::move(marks);
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::BackgroundRole});
}

bool SheetModel::refuseWhileBusy()
{
    const bool busy = m_project->sheet().isBusy();
    if (busy)
        Q_EMIT refusedWhileBusy();
    return busy;
}

} // namespace sheaf::ui
