#include "jobs/accounting.h"

#include "base/in_order.h"
#include "jobs/answer_schema.h"
#include "jobs/line_blocks.h"
#include "jobs/result_line.h"
#include "jobs/row_outcome.h"
#include "jobs/sent_ids.h"
#include "jobs/worker_pool.h"

#include <QDir>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace sheaf::jobs {

using project::AnswerRef;
using project::Outcome;
using project::RowAnswer;

namespace {

/// The rows of a part in the order of its lines, each still without an answer.
std::vector<RowAnswer> unanswered(const QList<project::Piece>& rows, Outcome outcome, int attempt)
{
    std::size_t count = 0;
    for (const project::Piece& piece : rows)
        count += piece.count;
    std::vector<RowAnswer> answers;
    answers.reserve(count);
    for (const project::Piece& piece : rows) {
        for (quint32 i = 0; i < piece.count; ++i) {
            AnswerRef ref;
            ref.outcome = outcome;
            ref.attempt = quint8(std::min(attempt, 255));
            answers.push_back({RowId(piece.first.value + i), ref});
        }
    }
    return answers;
}

/// What a thread needs to read lines.
struct AnswerTools {
    BlockReader block;
    json::LineParser parser;
    std::optional<AnswerSchema> schema;
    std::vector<SentIds::Wanted> ids; ///< of the block's lines; empty where a line has none
    std::string idBytes;
};

/// What one line is, before it is known which of its row's lines counts.
struct ReadLine {
    qint64 offset = 0;
    quint32 length = 0;
    std::optional<quint32> row; ///< index into the part's rows
    Outcome outcome = Outcome::Failed;
    StrayKind otherwise = StrayKind::NoResult; ///< what it is where it is no row's
};

/// The lines of one block.
struct ReadBlock {
    std::vector<ReadLine> lines;
    qint64 end = 0;
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
};

/// Reads blocks of a received file, on any thread.
class BlockAccount
{
public:
    BlockAccount(const SentIds& ids, const QByteArray& schema)
        : m_ids(ids), m_tools([schema] {
              auto tools = std::make_unique<AnswerTools>();
              if (!schema.isEmpty())
                  tools->schema.emplace(schema);
              return tools;
          })
    {
    }

    Result<ReadBlock> read(const InputFile& file, const LineBlock& block)
    {
        ReadBlock result;
        result.end = block.to;
        if (block.isTooLong) {
            const qint64 length = std::min<qint64>(block.to - block.from, std::numeric_limits<quint32>::max());
            result.lines.push_back({.offset = block.from, .length = quint32(length), .row = {}});
            return result;
        }
        const auto tools = m_tools.take();
        tools->ids.clear();
        tools->idBytes.clear();
        const auto read = tools->block.forEachLine(file, block, [&](QByteArrayView line, qint64 offset) {
            if (!line.trimmed().isEmpty())
                take(*tools, line, offset, result);
        });
        if (!read)
            return failure(read.error());
        findRows(*tools, result);
        return result;
    }

private:
    void take(AnswerTools& tools, QByteArrayView line, qint64 offset, ReadBlock& block) const
    {
        const ResultLine result = readResultLine(tools.parser, line);
        ReadLine read {.offset = offset, .length = quint32(line.size()), .row = {}, .outcome = result.outcome};
        read.otherwise = result.isAnswer ? StrayKind::NoRow : StrayKind::NoResult;
        if (tools.schema && read.outcome == Outcome::Good && !tools.schema->fits(choiceText(tools.parser)))
            read.outcome = Outcome::DoesNotFit;
        tools.ids.push_back({result.customId, m_ids.hashOf(result.customId)});
        tools.idBytes += result.customId; // the parser's own copy ends with its next line
        block.tokensIn += result.tokensIn;
        block.tokensOut += result.tokensOut;
        block.lines.push_back(read);
    }

    void findRows(AnswerTools& tools, ReadBlock& block) const
    {
        std::string_view rest = tools.idBytes;
        for (SentIds::Wanted& wanted : tools.ids) {
            wanted.id = rest.substr(0, wanted.id.size());
            rest.remove_prefix(wanted.id.size());
        }
        const auto rows = m_ids.linesOf(tools.ids);
        for (std::size_t i = 0; i < rows.size(); ++i)
            block.lines[i].row = rows[i];
    }

    const SentIds& m_ids;
    WorkerPool<AnswerTools> m_tools;
};

/// Joins what was read to the rows, line by line in the order of the files.
class Join
{
public:
    Join(PartAccount& account, const OnStray& onStray)
        : m_account(account), m_onStray(onStray), m_answered(account.answers.size())
    {
    }

    void take(const ReadBlock& block, quint16 file)
    {
        m_account.tokensIn += block.tokensIn;
        m_account.tokensOut += block.tokensOut;
        for (const ReadLine& line : block.lines) {
            if (line.row)
                takeAnswer(line, file);
            else
                addStray({line.otherwise, file, line.offset, line.length});
        }
    }

private:
    void takeAnswer(const ReadLine& line, quint16 file)
    {
        AnswerRef& ref = m_account.answers[*line.row].answer;
        if (m_answered[*line.row]) {
            const bool isBetter = countsInstead(line.outcome, ref.outcome);
            const StrayPlace present {StrayKind::SecondAnswer, ref.file, ref.offset, ref.length};
            const StrayPlace further {StrayKind::SecondAnswer, file, line.offset, line.length};
            addStray(isBetter ? present : further);
            if (!isBetter)
                return;
        }
        m_answered[*line.row] = true;
        ref.outcome = line.outcome;
        ref.file = file;
        ref.offset = line.offset;
        ref.length = line.length;
    }

    void addStray(const StrayPlace& stray)
    {
        m_account.strays.add(stray.kind);
        if (m_onStray)
            m_onStray(stray);
    }

    PartAccount& m_account;
    const OnStray& m_onStray;
    std::vector<bool> m_answered;
};

Result<void> joinFile(const QString& path, quint16 index, BlockAccount& blocks, Join& join, Progress& progress,
    const std::stop_token& stop)
{
    const auto file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    const qint64 before = progress.done();
    LineBlocks lines(**file);
    const auto read = inOrder([&] { return lines(); },
        [&](const LineBlock& block) { return blocks.read(**file, block); },
        [&](ReadBlock&& block) -> Result<void> {
            join.take(block, index);
            progress.setDone(before + block.end);
            return {};
        },
        stop);
    if (lines.error())
        return failure(*lines.error());
    return read;
}

Result<SentIds> sentIds(const AccountOrder& order, qint64 rows, const std::stop_token& stop)
{
    auto kept = SentIds::load(SentIds::cacheFile(order.sentFile), order.sentHash, rows);
    return kept ? Result<SentIds>(std::move(*kept)) : SentIds::read(order.sentFile, rows, stop);
}

void countOutcomes(PartAccount& account)
{
    account.outcomes = {};
    for (const RowAnswer& answer : account.answers)
        ++account.outcomes[std::size_t(answer.answer.outcome)];
    account.strayLines = account.strays.total();
}

} // namespace

void StrayCounts::add(StrayKind kind)
{
    switch (kind) {
    case StrayKind::NoRow: ++noRow; break;
    case StrayKind::SecondAnswer: ++secondAnswers; break;
    case StrayKind::NoResult: ++noResult; break;
    }
}

AccountOrder accountOrder(const QString& folder, const project::JobRecord& job, const project::PartRecord& part)
{
    const auto path = [dir = QDir(folder)](const QString& name) { return name.isEmpty() ? QString() : dir.filePath(name); };
    const auto batch = service::batchFromJson(part.lastBatch);
    return {.sentFile = path(part.sentFile),
        .sentHash = part.contentHash,
        .rows = part.rows,
        .outputFile = path(part.outputFile),
        .errorFile = path(part.errorFile),
        .end = batch ? batch->phase : service::Phase::Completed,
        .attempt = job.attempt,
        .answerSchema = {}};
}

Result<PartAccount> accountPart(const AccountOrder& order, Progress& progress, std::stop_token stop)
{
    return accountPart(order, OnStray(), progress, stop);
}

Result<PartAccount> accountPart(const AccountOrder& order, const OnStray& onStray, Progress& progress, std::stop_token stop)
{
    PartAccount account;
    account.answers = unanswered(order.rows, outcomeWithoutLine(order.end), order.attempt);
    if (!order.outputFile.isEmpty() || !order.errorFile.isEmpty()) {
        const auto ids = sentIds(order, qint64(account.answers.size()), stop);
        if (!ids)
            return failure(ids.error());
        BlockAccount blocks(*ids, order.answerSchema);
        Join join(account, onStray);
        quint16 index = 0;
        for (const QString& path : {order.outputFile, order.errorFile}) {
            if (!path.isEmpty()) {
                if (auto read = joinFile(path, index, blocks, join, progress, stop); !read)
                    return failure(read.error());
            }
            ++index;
        }
    }
    countOutcomes(account);
    return account;
}

Result<PartAccount> accountResults(const project::SheetData& sheet, std::stop_token stop)
{
    PartAccount account;
    json::LineParser parser;
    const auto read = project::forEachRow(
        sheet,
        [&](qint64, RowId row, QByteArrayView record) {
            while (!record.isEmpty() && (record.back() == '\n' || record.back() == '\r'))
                record.chop(1);
            const ResultLine result = readResultLine(parser, record);
            if (!result.isResult) {
                account.strays.add(result.isAnswer ? StrayKind::NoRow : StrayKind::NoResult);
                return true;
            }
            AnswerRef ref;
            ref.outcome = result.outcome;
            ref.attempt = 1;
            ref.offset = sheet.index.span(row.value).offset;
            ref.length = quint32(record.size());
            account.tokensIn += result.tokensIn;
            account.tokensOut += result.tokensOut;
            account.answers.push_back({row, ref});
            return true;
        },
        stop);
    if (!read)
        return failure(read.error());
    countOutcomes(account);
    return account;
}

} // namespace sheaf::jobs
