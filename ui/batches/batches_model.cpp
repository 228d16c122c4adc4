#include "batches/batches_model.h"

#include "base/sentence.h"
#include "batches/outlook_words.h"
#include "common/icon.h"
#include "common/numbers.h"
#include "common/plain_tooltip.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace sheaf::ui {

namespace {

constexpr QChar noValue(u'–');

/// What JobEntry::isSameAs() compares.
using JobKey = std::pair<QString, JobId>;

JobKey keyOf(const JobEntry& entry)
{
    return {entry.folder, entry.job.id};
}

bool isNumber(int column)
{
    using Model = BatchesModel;
    return column == Model::Done || column == Model::Failed || column == Model::Pace || column == Model::TimeLeft
        || column == Model::Elapsed;
}

} // namespace

BatchesModel::BatchesModel(Clock clock, Live live, QObject* parent)
    : QAbstractTableModel(parent), m_clock(std::move(clock)), m_live(std::move(live))
{
    if (!m_live)
        m_live = [](const JobEntry&) { return JobLive(); };
}

int BatchesModel::rowOf(const JobEntry& entry) const
{
    const auto found = std::ranges::find_if(m_rows, [&entry](const Row& row) { return row.entry.isSameAs(entry); });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void BatchesModel::workOut(Row& row) const
{
    const Instant now = m_clock();
    row.live = m_live(row.entry);
    row.figures = figuresOf(row.entry.job, now);
    row.outlook = jobs::outlookOf(row.entry.job, row.live.trails, row.entry.daysKept, now);
}

void BatchesModel::setEntries(const std::vector<JobEntry>& entries)
{
    removeAllBut(entries);
    QHash<JobKey, std::size_t> rows;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        rows.insert(keyOf(m_rows[row].entry), row);
    for (const JobEntry& now : entries) {
        if (const auto row = rows.constFind(keyOf(now)); row != rows.constEnd()) {
            m_rows[*row].entry = now;
            workOut(m_rows[*row]);
            continue;
        }
        Row added {now, {}, {}, {}};
        workOut(added);
        rows.insert(keyOf(now), m_rows.size());
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(std::move(added));
        endInsertRows();
    }
    tellChanged();
}

void BatchesModel::removeAllBut(const std::vector<JobEntry>& entries)
{
    QSet<JobKey> kept;
    for (const JobEntry& entry : entries)
        kept.insert(keyOf(entry));
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (kept.contains(keyOf(entry(row))))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

qint64 BatchesModel::countOf(PhaseGroup group) const
{
    if (group == PhaseGroup::All)
        return rowCount();
    return std::ranges::count_if(m_rows, [group](const Row& row) { return groupOf(row.figures.phase) == group; });
}

void BatchesModel::tick()
{
    for (Row& row : m_rows) {
        if (!jobs::isFinished(row.entry.job)) // of what is over nothing changes with time
            workOut(row);
    }
    tellChanged();
}

void BatchesModel::tellChanged()
{
    if (m_rows.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BatchesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BatchesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BatchesModel::textOf(const Row& row, int column) const
{
    const Instant now = m_clock();
    const QLocale locale;
    const JobEntry& entry = row.entry;
    const JobFigures& figures = row.figures;
    const auto ago = [&](const std::optional<Instant>& instant) {
        return instant ? relativeTimeText(*instant, now, locale, QTimeZone::systemTimeZone()) : QString(noValue);
    };
    switch (column) {
    case Job:
        return entry.job.name.contains(entry.projectName)
            ? entry.job.name
            : tr("%1 · %2", "job, project").arg(entry.job.name, entry.projectName);
    case Service: return entry.serviceName;
    case State: return phaseText(figures, row.live, entry.job.rowCount, now, locale);
    case Done: return countText(figures.done, locale);
    case Failed: return countText(figures.failed, locale);
    case Pace: return paceText(row.outlook.pace, locale);
    case TimeLeft: return timeLeftText(row.outlook.timeLeft, locale);
    case Elapsed: return durationText(figures.elapsed, locale);
    case Deadline: return ago(figures.deadline);
    case LastChecked: return ago(figures.lastChecked);
    default: return {};
    }
}

QVariant BatchesModel::sortKey(const Row& row, int column) const
{
    const JobFigures& figures = row.figures;
    const auto millis = [](const std::optional<Instant>& instant) { return instant ? toMillis(*instant) : 0; };
    switch (column) {
    case Job: return toMillis(row.entry.job.createdAt); // by age: names say little about an order
    case State: return static_cast<int>(groupOf(figures.phase)) * 100 + static_cast<int>(figures.phase);
    case Done: return figures.done;
    case Failed: return figures.failed;
    case Pace: return row.outlook.pace.value_or(0);
    case TimeLeft: return QVariant::fromValue(static_cast<qint64>(row.outlook.timeLeft.value_or(Millis(0)).count()));
    case Elapsed: return QVariant::fromValue(static_cast<qint64>(figures.elapsed.count()));
    case Deadline: return millis(figures.deadline);
    case LastChecked: return millis(figures.lastChecked);
    default: return textOf(row, column);
    }
}

QString BatchesModel::tipOf(const Row& row, int column) const
{
    const JobFigures& figures = row.figures;
    const auto exact = [](const std::optional<Instant>& instant) {
        return instant ? exactTimeText(*instant, QLocale(), QTimeZone::systemTimeZone()) : QString();
    };
    switch (column) {
    case State:
        for (const project::PartRecord& part : row.entry.job.parts) {
            if (part.problem)
                return sentence(*part.problem);
        }
        return tr("In this phase for %1").arg(durationText(row.outlook.inPhase, QLocale()));
    case Pace: return tr("Rows a minute or an hour, from the last quarter of an hour");
    case TimeLeft: return tr("At the present pace");
    case Deadline: return exact(figures.deadline);
    case LastChecked: return exact(figures.lastChecked);
    default: return {};
    }
}

QVariant BatchesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::ToolTipRole: return plainToolTip(tipOf(row, index.column())); // a problem bears the service's words
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(index.column()) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
    case Qt::DecorationRole: {
        if (index.column() != State)
            return {};
        const PhaseLook look = lookOf(row.figures);
        return icon(look.icon, look.role);
    }
    case SortRole: return sortKey(row, index.column());
    case SearchRole: return QStringList {row.entry.job.name, row.entry.projectName, row.entry.serviceName}.join(u'\n');
    case GroupRole: return static_cast<int>(groupOf(row.figures.phase));
    case BarRole: return QVariant::fromValue(phaseBar(row.figures, row.live, row.entry.job.rowCount));
    default: return {};
    }
}

QVariant BatchesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(section) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Job: return tr("Job");
    case Service: return tr("Service");
    case State: return tr("Phase");
    case Done: return tr("Done", "rows with an answer");
    case Failed: return tr("Failed", "rows without an answer");
    case Pace: return tr("Pace", "rows in a time");
    case TimeLeft: return tr("Time left");
    case Elapsed: return tr("Elapsed");
    case Deadline: return tr("Deadline");
    case LastChecked: return tr("Last checked");
    default: return {};
    }
}

} // namespace sheaf::ui
