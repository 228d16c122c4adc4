#include "jobs/causes.h"

#include "base/input_file.h"
#include "jobs/attempts.h"
#include "service/batch.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <tuple>

namespace sheaf::jobs {

using project::AnswerRef;
using project::Outcome;
using project::PartRecord;
using project::Piece;

namespace {

constexpr qsizetype sampleLength = 300;

/// A failed row whose line is still to be read.
struct FailedRow {
    quint32 position = 0;
    AnswerRef answer;
};

/// Lines at ascending offsets of one file, with reads of a megabyte or the line. For a worker.
class AscendingReader
{
public:
    explicit AscendingReader(InputFilePtr file) : m_file(std::move(file)) {}

    /// Valid until the next call; padded for json::LineParser.
    Result<QByteArrayView> line(qint64 offset, qint64 length)
    {
        const bool isHeld = offset >= m_start && offset + length <= m_start + m_held;
        if (!isHeld) {
            const qint64 wanted = std::min(std::max<qint64>(blockLength, length), m_file->size() - offset);
            if (wanted < length)
                return failure(ErrorCode::FileChanged, m_file->path());
            m_bytes.resize(wanted + json::LineParser::padding);
            const auto got = m_file->read(offset, {m_bytes.data(), size_t(wanted)});
            if (!got)
                return failure(got.error());
            m_start = offset;
            m_held = *got;
            if (m_held < length)
                return failure(ErrorCode::FileChanged, m_file->path());
        }
        return QByteArrayView(m_bytes).sliced(offset - m_start, length);
    }

private:
    static constexpr qint64 blockLength = 1024 * 1024;

    InputFilePtr m_file;
    QByteArray m_bytes;
    qint64 m_start = 0;
    qint64 m_held = 0;
};

/// What the service said about the files that it refused, by the rows that stood in them.
class RefusedFiles
{
public:
    explicit RefusedFiles(const QList<project::JobRecord>& jobs)
    {
        for (const project::JobRecord& job : jobs) {
            for (const PartRecord& part : job.parts) {
                const auto batch = service::batchFromJson(part.lastBatch);
                if (!batch || batch->phase != service::Phase::Failed)
                    continue;
                QList<Piece> sorted = part.rows;
                std::ranges::sort(sorted, {}, &Piece::first);
                m_files.append({part.rows, sorted, batch->errors});
            }
        }
    }

    struct File {
        QList<Piece> rows; ///< in the order of its lines
        QList<Piece> sorted; ///< the same by their ids
        QList<service::BatchError> errors;
    };

    /// The newest one that holds this row.
    [[nodiscard]] const File* fileOf(RowId row) const
    {
        const auto holds = [row](const File& file) {
            const auto behind = std::ranges::upper_bound(file.sorted, row, {}, &Piece::first);
            return behind != file.sorted.begin() && row.value - std::prev(behind)->first.value < std::prev(behind)->count;
        };
        const auto found = std::find_if(m_files.rbegin(), m_files.rend(), holds);
        return found == m_files.rend() ? nullptr : &*found;
    }

    /// The rows of the lines that the service named.
    [[nodiscard]] static QList<Piece> rowsAtFault(const File& file)
    {
        QList<Piece> rows;
        for (const service::BatchError& error : file.errors) {
            qint64 line = error.line - 1;
            for (const Piece& piece : file.rows) {
                if (line >= 0 && line < piece.count) {
                    rows.append({RowId(piece.first.value + quint32(line)), 1});
                    break;
                }
                line -= piece.count;
            }
        }
        return rows;
    }

private:
    QList<File> m_files; ///< oldest first
};

class Groups
{
public:
    explicit Groups(bool areLines) : m_areLines(areLines) {}

    CauseGroup& add(quint32 position, JobId job, const FailureFacts& facts)
    {
        const Cause cause = causeOf(facts);
        CauseGroup& group = m_groups[{cause, cause == Cause::Other ? facts.error.code : QString(), job.value}];
        if (group.rows++ == 0) {
            group.cause = cause;
            group.remedy = m_areLines ? remedyOfLines(cause) : remedyOf(cause);
            group.job = job;
            group.code = facts.error.code;
            group.sample = facts.error.message.left(sampleLength);
            group.status = facts.error.status;
        }
        group.positions.push_back(position);
        return group;
    }

    QList<CauseGroup> result(const project::RowOrder& order)
    {
        QList<CauseGroup> groups;
        for (auto& [key, group] : m_groups) {
            std::ranges::sort(group.positions);
            QList<Piece> rows;
            for (const quint32 position : group.positions)
                addRow(rows, order.at(position));
            group.rowRuns = rows;
            groups.append(std::move(group));
        }
        std::ranges::stable_sort(groups, std::ranges::greater(), &CauseGroup::rows);
        return groups;
    }

private:
    static void addRow(QList<Piece>& rows, RowId row)
    {
        const bool continues = !rows.isEmpty() && rows.last().first.value + rows.last().count == row.value;
        if (continues)
            ++rows.last().count;
        else
            rows.append({row, 1});
    }

    bool m_areLines;
    std::map<std::tuple<Cause, QString, qint64>, CauseGroup> m_groups;
};

/// Gathers the rows of one order.
class CauseRun
{
public:
    explicit CauseRun(const CauseOrder& order)
        : m_order(order), m_refused(order.jobs), m_jobs(order.jobs), m_groups(order.areLines)
    {
    }

    Result<QList<CauseGroup>> run(const std::stop_token& stop)
    {
        for (qint64 position = 0; position < m_order.rows.rowCount(); ++position) {
            if (position % 4096 == 0 && stop.stop_requested())
                return failure(ErrorCode::Cancelled);
            look(quint32(position), m_order.rows.at(position));
        }
        for (auto failed = m_failed.begin(); failed != m_failed.end(); ++failed) {
            if (const auto read = readLines(failed.key(), failed.value(), stop); !read)
                return failure(read.error());
        }
        return m_groups.result(m_order.rows);
    }

private:
    void look(quint32 position, RowId row)
    {
        const AnswerRef answer = m_order.answers.of(row);
        if (answer.outcome == Outcome::None || answer.outcome == Outcome::Pending || answer.outcome == Outcome::Good)
            return;
        if (answer.outcome != Outcome::Failed)
            addAnswered(position, row, answer);
        else if (answer.length > 0)
            m_failed[answer.file].push_back({position, answer});
        else
            addRefused(position, row);
    }

    void addAnswered(quint32 position, RowId row, const AnswerRef& answer)
    {
        CauseGroup& group = m_groups.add(position, m_jobs.jobOf(row, answer.attempt), {answer.outcome, {}, false});
        if (group.rows == 1 && group.cause == Cause::CutOff)
            group.tokensOut = tokensOf(answer);
    }

    /// 0 when the line cannot be read: then it is not known.
    qint64 tokensOf(const AnswerRef& answer)
    {
        const auto file = InputFile::open(m_order.folder + QLatin1Char('/') + m_order.answers.files().value(answer.file));
        if (!file || answer.length == 0)
            return 0;
        AscendingReader reader(*file);
        const auto line = reader.line(answer.offset, answer.length);
        return line ? readResultLine(m_parser, *line).tokensOut : 0;
    }

    void addRefused(quint32 position, RowId row)
    {
        FailureFacts facts;
        facts.isOfFile = true;
        const RefusedFiles::File* const file = m_refused.fileOf(row);
        if (file && !file->errors.isEmpty()) {
            facts.error.code = file->errors.first().code;
            facts.error.message = file->errors.first().message;
        }
        CauseGroup& group = m_groups.add(position, m_jobs.jobOf(row, m_order.answers.of(row).attempt), facts);
        if (file && group.cause == Cause::RejectedFile && !m_told.contains(file)) {
            m_told.append(file);
            group.rowsAtFault += RefusedFiles::rowsAtFault(*file);
        }
    }

    Result<void> readLines(quint16 fileIndex, std::vector<FailedRow>& rows, const std::stop_token& stop)
    {
        std::ranges::sort(rows, {}, [](const FailedRow& row) { return row.answer.offset; });
        const auto file = InputFile::open(m_order.folder + QLatin1Char('/') + m_order.answers.files().at(fileIndex));
        if (!file)
            return failure(file.error());
        AscendingReader reader(*file);
        for (const FailedRow& row : rows) {
            if (stop.stop_requested())
                return failure(ErrorCode::Cancelled);
            const auto line = reader.line(row.answer.offset, row.answer.length);
            if (!line)
                return failure(line.error());
            FailureFacts facts;
            if (m_parser.parseTolerantly(*line) == json::LineParser::Verdict::Object)
                facts.error = serviceError(m_parser);
            m_groups.add(row.position, m_jobs.jobOf(m_order.rows.at(row.position), row.answer.attempt), facts);
        }
        return {};
    }

    const CauseOrder& m_order;
    RefusedFiles m_refused;
    QList<const RefusedFiles::File*> m_told;
    SentJobs m_jobs;
    QHash<quint16, std::vector<FailedRow>> m_failed;
    json::LineParser m_parser;
    Groups m_groups;
};

} // namespace

Result<QList<CauseGroup>> groupCauses(const CauseOrder& order, std::stop_token stop)
{
    return CauseRun(order).run(stop);
}

} // namespace sheaf::jobs
