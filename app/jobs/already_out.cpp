#include "jobs/already_out.h"

#include "formats/lines.h"
#include "jobs/part_rules.h"
#include "project/row_chunks.h"
#include "project/row_runs.h"
#include "requests/request_template.h"

#include <QDir>

#include <algorithm>

#include <xxhash.h>

namespace sheaf::jobs {

using project::PartRecord;
using project::PartState;

namespace {

/// A line that is out.
struct Sent {
    quint32 row = 0;
    quint32 job = 0; ///< index into the order's jobs
    quint64 hash = 0; ///< of its line; 0 = not written yet, as it stands now
};

quint64 hashOf(QByteArrayView line)
{
    return std::max<quint64>(1, XXH3_64bits(line.data(), std::size_t(line.size())));
}

/// Walks through the rows of a part as its lines follow each other.
class PartRows
{
public:
    explicit PartRows(const PartRecord& part) : m_runs(part.rows) { }

    std::optional<RowId> next()
    {
        while (m_run < m_runs.size() && m_at >= m_runs.at(m_run).count) {
            ++m_run;
            m_at = 0;
        }
        if (m_run >= m_runs.size())
            return std::nullopt;
        return RowId(m_runs.at(m_run).first.value + m_at++);
    }

private:
    QList<project::Piece> m_runs;
    qsizetype m_run = 0;
    quint32 m_at = 0;
};

class Search
{
public:
    Search(const AlreadyOutOrder& order, std::stop_token stop) : m_order(order), m_wanted(order.rows), m_stop(std::move(stop)) { }

    Result<void> readParts()
    {
        for (qsizetype job = 0; job < m_order.jobs.size(); ++job) {
            for (const PartRecord& part : m_order.jobs.at(job).parts) {
                const bool hasFile = part.state == PartState::Planned || !part.sentFile.isEmpty();
                if (isFinished(part) || !hasFile || !touches(part))
                    continue;
                const Result<void> read = part.state == PartState::Planned ? takePlanned(part, quint32(job)) : takeSent(part, quint32(job));
                if (!read)
                    return read;
            }
        }
        // Of one row the newest job comes first.
        std::ranges::sort(m_sent, [](const Sent& a, const Sent& b) { return a.row != b.row ? a.row < b.row : a.job > b.job; });
        return {};
    }
    [[nodiscard]] bool isEmpty() const { return m_sent.empty(); }

    Result<AlreadyOut> compare(Progress& progress) const
    {
        const auto rows = RowRequests::make(m_order.sheet, m_order.requestTemplate, m_order.shape, m_order.salt);
        if (!rows)
            return failure(rows.error());
        using Out = std::vector<std::pair<quint32, quint32>>; // position, job
        Out out;
        const auto read = project::forEachRowInChunks<Out>(
            m_order.sheet, progress, m_stop,
            [&](Out& found, qint64 position, RowId row, QByteArrayView record) {
                if (const auto job = jobOf(*rows, row, record))
                    found.emplace_back(quint32(position), *job);
            },
            [&](Out&& found) { out.insert(out.end(), found.begin(), found.end()); });
        if (!read)
            return failure(read.error());
        return summed(out);
    }

private:
    [[nodiscard]] bool touches(const PartRecord& part) const
    {
        const project::RowOrder rows(part.rows);
        return !m_wanted.positionsIn(rows, m_stop).empty();
    }

    /// A file that is not written yet will hold what the rows say then: it is the same when the prompt is.
    Result<void> takePlanned(const PartRecord& part, quint32 job)
    {
        const QByteArray now = m_order.requestTemplate ? requests::toJson(*m_order.requestTemplate) : QByteArray();
        if (m_order.templates.value(m_order.jobs.at(job).requestTemplate) != now)
            return {};
        PartRows rows(part);
        while (const auto row = rows.next()) {
            if (m_wanted.contains(*row))
                m_sent.push_back({row->value, job, 0});
        }
        return {};
    }

    Result<void> takeSent(const PartRecord& part, quint32 job)
    {
        const auto file = InputFile::open(QDir(m_order.folder).filePath(part.sentFile));
        if (!file)
            return failure(file.error());
        PartRows rows(part);
        return formats::forEachLine(
            **file,
            [&](QByteArrayView line, qint64, qint64) {
                if (line.isEmpty())
                    return true; // counts for nobody
                const auto row = rows.next();
                if (row && m_wanted.contains(*row))
                    m_sent.push_back({row->value, job, hashOf(line)});
                return row.has_value();
            },
            m_stop);
    }

    /// Called by several threads.
    [[nodiscard]] std::optional<quint32> jobOf(const RowRequests& rows, RowId row, QByteArrayView record) const
    {
        auto sent = std::ranges::lower_bound(m_sent, row.value, {}, &Sent::row);
        if (sent == m_sent.end() || sent->row != row.value)
            return std::nullopt;
        QByteArray line;
        if (!rows.appendLine(line, row, record))
            return std::nullopt; // the check tells what is wrong with it
        const quint64 hash = hashOf(line);
        for (; sent != m_sent.end() && sent->row == row.value; ++sent) {
            if (sent->hash == 0 || sent->hash == hash)
                return sent->job;
        }
        return std::nullopt;
    }

    [[nodiscard]] AlreadyOut summed(const std::vector<std::pair<quint32, quint32>>& out) const
    {
        AlreadyOut result;
        result.rows = qint64(out.size());
        if (out.empty())
            return result;
        std::vector<qint64> byJob(std::size_t(m_order.jobs.size()));
        for (const auto& [position, job] : out)
            ++byJob[job];
        for (qsizetype job = m_order.jobs.size() - 1; job >= 0; --job) {
            if (byJob[std::size_t(job)] > 0)
                result.jobs.append({m_order.jobs.at(job).id, m_order.jobs.at(job).name, byJob[std::size_t(job)]});
        }
        const std::vector<quint32> wanted = m_wanted.positionsIn(m_order.sheet.order, m_stop);
        std::vector<quint32> positions;
        for (const auto& [position, job] : out)
            positions.push_back(position);
        std::ranges::set_difference(wanted, positions, std::back_inserter(result.others));
        return result;
    }

    const AlreadyOutOrder& m_order;
    project::RowRuns m_wanted;
    std::stop_token m_stop;
    std::vector<Sent> m_sent;
};

} // namespace

Result<AlreadyOut> alreadyOut(const AlreadyOutOrder& order, Progress& progress, std::stop_token stop)
{
    Search search(order, stop);
    if (auto read = search.readParts(); !read)
        return failure(read.error());
    if (search.isEmpty())
        return AlreadyOut();
    return search.compare(progress);
}

} // namespace sheaf::jobs
