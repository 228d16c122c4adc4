#include "batches/batches_model.h"

#include "base/sentence.h"
#include "common/icon.h"
#include "common/numbers.h"

#include <QTimeZone>

#include <algorithm>

namespace sheaf::ui {

namespace {

constexpr QChar noValue(u'–');

bool isNumber(int column)
{
    return column == BatchesModel::Done || column == BatchesModel::Failed || column == BatchesModel::Elapsed;
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
    const auto found = std::ranges::find_if(m_entries, [&entry](const JobEntry& other) { return other.isSameAs(entry); });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

void BatchesModel::setEntries(const std::vector<JobEntry>& entries)
{
    const auto isKept = [&entries](const JobEntry& old) {
        return std::ranges::any_of(entries, [&old](const JobEntry& now) { return now.isSameAs(old); });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isKept(entry(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.erase(m_entries.begin() + row);
        endRemoveRows();
    }
    for (const JobEntry& now : entries) {
        const int row = rowOf(now);
        if (row >= 0) {
            m_entries[static_cast<std::size_t>(row)] = now;
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_entries.push_back(now);
        endInsertRows();
    }
    tick();
}

qint64 BatchesModel::countOf(PhaseGroup group) const
{
    if (group == PhaseGroup::All)
        return rowCount();
    return std::ranges::count_if(m_entries, [group](const JobEntry& entry) { return groupOf(jobs::phaseOf(entry.job)) == group; });
}

void BatchesModel::tick()
{
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BatchesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int BatchesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BatchesModel::textOf(const JobEntry& entry, int column) const
{
    const Instant now = m_clock();
    const QLocale locale;
    const JobFigures figures = figuresOf(entry.job, now);
    const auto ago = [&](const std::optional<Instant>& instant) {
        return instant ? relativeTimeText(*instant, now, locale, QTimeZone::systemTimeZone()) : QString(noValue);
    };
    switch (column) {
    case Job:
        return entry.job.name.contains(entry.projectName)
            ? entry.job.name
            : tr("%1 · %2", "job, project").arg(entry.job.name, entry.projectName);
    case Service: return entry.serviceName;
    case State: return phaseText(figures, m_live(entry), entry.job.rowCount, now, locale);
    case Done: return countText(figures.done, locale);
    case Failed: return countText(figures.failed, locale);
    case Elapsed: return durationText(figures.elapsed, locale);
    case Deadline: return ago(figures.deadline);
    case LastChecked: return ago(figures.lastChecked);
    default: return {};
    }
}

QVariant BatchesModel::sortKey(const JobEntry& entry, int column) const
{
    const JobFigures figures = figuresOf(entry.job, m_clock());
    const auto millis = [](const std::optional<Instant>& instant) { return instant ? toMillis(*instant) : 0; };
    switch (column) {
    case Job: return toMillis(entry.job.createdAt); // by age: names say little about an order
    case State: return static_cast<int>(groupOf(figures.phase)) * 100 + static_cast<int>(figures.phase);
    case Done: return figures.done;
    case Failed: return figures.failed;
    case Elapsed: return QVariant::fromValue(static_cast<qint64>(figures.elapsed.count()));
    case Deadline: return millis(figures.deadline);
    case LastChecked: return millis(figures.lastChecked);
    default: return textOf(entry, column);
    }
}

QString BatchesModel::tipOf(const JobEntry& entry, int column) const
{
    const JobFigures figures = figuresOf(entry.job, m_clock());
    const auto exact = [](const std::optional<Instant>& instant) {
        return instant ? exactTimeText(*instant, QLocale(), QTimeZone::systemTimeZone()) : QString();
    };
    switch (column) {
    case State:
        for (const project::PartRecord& part : entry.job.parts) {
            if (part.problem)
                return sentence(*part.problem);
        }
        return {};
    case Deadline: return exact(figures.deadline);
    case LastChecked: return exact(figures.lastChecked);
    default: return {};
    }
}

QVariant BatchesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const JobEntry& item = entry(index.row());
    switch (role) {
    case Qt::DisplayRole: return textOf(item, index.column());
    case Qt::ToolTipRole: return tipOf(item, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(index.column()) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
    case Qt::DecorationRole: {
        if (index.column() != State)
            return {};
        const PhaseLook look = phaseLook(jobs::phaseOf(item.job));
        return icon(look.icon, look.role);
    }
    case SortRole: return sortKey(item, index.column());
    case SearchRole: return QStringList {item.job.name, item.projectName, item.serviceName}.join(u'\n');
    case GroupRole: return static_cast<int>(groupOf(jobs::phaseOf(item.job)));
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
    case Elapsed: return tr("Elapsed");
    case Deadline: return tr("Deadline");
    case LastChecked: return tr("Last checked");
    default: return {};
    }
}

} // namespace sheaf::ui
