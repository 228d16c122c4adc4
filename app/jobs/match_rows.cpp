#include "jobs/match_rows.h"

#include "base/input_file.h"
#include "base/whole_file.h"
#include "formats/lines.h"
#include "jobs/sent_ids.h"
#include "json/line_parser.h"
#include "json/text.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

Result<qint64> countLines(const QString& path, std::stop_token stop)
{
    const auto file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    qint64 lines = 0;
    const auto read = formats::forEachLine(
        **file,
        [&](QByteArrayView line, qint64, qint64) {
            lines += line.trimmed().isEmpty() ? 0 : 1;
            return true;
        },
        stop);
    if (!read)
        return failure(read.error());
    return lines;
}

/// The ids that the batch is about, each of which one row may take.
class WantedIds
{
public:
    Result<void> read(const QStringList& paths, std::stop_token stop)
    {
        for (const QString& path : paths) {
            const auto lines = countLines(path, stop);
            if (!lines)
                return failure(lines.error());
            auto ids = SentIds::read(path, *lines, stop);
            if (!ids)
                return failure(ids.error());
            m_files.push_back({std::move(*ids), std::vector<bool>(std::size_t(*lines))});
        }
        return {};
    }

    [[nodiscard]] bool has(std::string_view id) const
    {
        return std::any_of(m_files.begin(), m_files.end(), [id](const File& file) { return lineIn(file, id).has_value(); });
    }

    /// Whether a row with this id belongs to the batch; the second one does not.
    bool take(std::string_view id)
    {
        for (File& file : m_files) {
            const auto line = lineIn(file, id);
            if (!line)
                continue;
            const bool isFirst = !file.taken[*line];
            file.taken[*line] = true;
            return isFirst;
        }
        return false;
    }

private:
    struct File {
        SentIds ids;
        std::vector<bool> taken;
    };
    static std::optional<quint32> lineIn(const File& file, std::string_view id)
    {
        const SentIds::Wanted wanted {id, file.ids.hashOf(id)};
        return file.ids.linesOf({&wanted, 1}).front();
    }

    std::vector<File> m_files;
};

void appendRow(QList<project::Piece>& rows, RowId row)
{
    if (!rows.isEmpty() && rows.last().first.value + rows.last().count == row.value)
        ++rows.last().count;
    else
        rows.append({row, 1});
}

/// The id of a row and a line that holds it.
class RowIds
{
public:
    static Result<RowIds> make(const MatchOrder& order)
    {
        RowIds result(order);
        if (order.idColumn)
            return result;
        auto requests = RowRequests::make(order.sheet, order.requestTemplate, {}, order.salt);
        if (!requests)
            return failure(requests.error());
        result.m_requests = std::move(*requests);
        return result;
    }

    /// Empty when the row has none.
    Result<std::string_view> read(RowId row, QByteArrayView record)
    {
        m_line.truncate(0);
        if (m_order->idColumn) {
            m_id = m_order->sheet.cellsOf(row, record, {&*m_order->idColumn, 1}).front();
            m_line = "{\"custom_id\":" + json::quoted(m_id) + '}';
            return std::string_view(m_id.constData(), std::size_t(m_id.size()));
        }
        if (auto made = m_requests->appendLine(m_line, row, record); !made)
            return failure(made.error());
        m_line.append(json::LineParser::padding, '\0');
        const QByteArrayView line = QByteArrayView(m_line).chopped(json::LineParser::padding);
        const bool isRequest = m_parser->parse(line) == json::LineParser::Verdict::Object;
        m_line.chop(json::LineParser::padding);
        return isRequest ? m_parser->at({"custom_id"}).text : std::string_view();
    }
    [[nodiscard]] const QByteArray& line() const { return m_line; }

private:
    explicit RowIds(const MatchOrder& order) : m_order(&order), m_parser(std::make_unique<json::LineParser>()) { }

    const MatchOrder* m_order;
    std::unique_ptr<json::LineParser> m_parser;
    std::optional<RowRequests> m_requests;
    QByteArray m_id;
    QByteArray m_line;
};

/// The column in which most cells are ids of the batch; nothing when none is.
Result<std::optional<project::Column>> columnWithIds(const project::SheetData& sheet, const WantedIds& wanted, std::stop_token stop)
{
    std::vector<qint64> hits(std::size_t(sheet.columns.size()));
    const auto visited = project::forEachRow(
        sheet,
        [&](qint64, RowId row, QByteArrayView record) {
            const std::vector<QByteArray> cells = sheet.cellsOf(row, record, sheet.columns);
            for (std::size_t i = 0; i < cells.size(); ++i)
                hits[i] += !cells[i].isEmpty() && wanted.has({cells[i].constData(), std::size_t(cells[i].size())}) ? 1 : 0;
            return true;
        },
        stop);
    if (!visited)
        return failure(visited.error());
    const auto best = std::max_element(hits.begin(), hits.end());
    if (best == hits.end() || *best == 0)
        return std::nullopt;
    return sheet.columns.at(best - hits.begin());
}

Result<MatchedRows> matchBy(const MatchOrder& order, WantedIds& wanted, Progress& progress, std::stop_token stop)
{
    auto ids = RowIds::make(order);
    auto file = ids ? WholeFile::create(order.sentFile) : Result<WholeFile>(failure(ids.error()));
    if (!file)
        return failure(file.error());
    MatchedRows matched;
    Result<void> inner;
    progress.setTotal(order.sheet.rowCount());
    const auto visited = project::forEachRow(
        order.sheet,
        [&](qint64 position, RowId row, QByteArrayView record) {
            progress.setDone(position + 1);
            const auto id = ids->read(row, record);
            inner = id ? Result<void>() : failure(id.error());
            if (!id || id->empty() || !wanted.take(*id))
                return inner.has_value();
            appendRow(matched.rows, row);
            ++matched.rowCount;
            matched.bytes += ids->line().size() + 1;
            inner = file->write(ids->line() + '\n');
            return inner.has_value();
        },
        stop);
    if (!inner || !visited)
        return failure(!inner ? inner.error() : visited.error());
    if (matched.rowCount == 0)
        return failure(ErrorCode::NothingToSend);
    if (auto done = file->commit(); !done)
        return failure(done.error());
    return matched;
}

} // namespace

Result<MatchedRows> matchRows(const MatchOrder& order, Progress& progress, std::stop_token stop)
{
    WantedIds wanted;
    if (auto read = wanted.read(order.idFiles, stop); !read)
        return failure(read.error());
    const bool isTable = order.sheet.base.format == project::BaseFormat::Delimited;
    const bool hasOwnIds = order.idColumn || order.requestTemplate || !isTable;
    auto matched = hasOwnIds ? matchBy(order, wanted, progress, stop) : Result<MatchedRows>(failure(ErrorCode::NothingToSend));
    if (matched || order.idColumn || matched.error().code != ErrorCode::NothingToSend)
        return matched;
    const auto column = columnWithIds(order.sheet, wanted, stop);
    if (!column || !*column)
        return column ? matched : Result<MatchedRows>(failure(column.error()));
    MatchOrder byColumn = order;
    byColumn.idColumn = **column;
    return matchBy(byColumn, wanted, progress, stop);
}

} // namespace sheaf::jobs
