#include "jobs/accounting.h"

#include "base/input_file.h"
#include "formats/lines.h"
#include "jobs/result_line.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace sheaf::jobs {

using project::AnswerRef;
using project::Outcome;
using project::RowAnswer;

namespace {

/// What a row that stands in neither file has come to.
Outcome outcomeWithoutLine(service::Phase end)
{
    switch (end) {
    case service::Phase::Failed: return Outcome::Failed;
    case service::Phase::Expired: return Outcome::Expired;
    case service::Phase::Cancelled: return Outcome::Cancelled;
    default: return Outcome::Missing;
    }
}

/// The rows of a part in the order of its lines, each still without an answer.
std::vector<RowAnswer> unanswered(const QList<project::Piece>& rows, Outcome outcome, int attempt)
{
    std::vector<RowAnswer> answers;
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

/// Line numbers (from 0) of a sent file by custom_id.
class SentIds
{
public:
    static Result<SentIds> read(const QString& path, qint64 rowCount, std::stop_token stop)
    {
        const auto file = InputFile::open(path);
        if (!file)
            return failure(file.error());
        SentIds ids;
        ids.m_lines.reserve(std::size_t(rowCount));
        json::LineParser parser;
        quint32 number = 0;
        const auto read = formats::forEachLine(
            **file,
            [&](QByteArrayView line, qint64, qint64) {
                if (line.isEmpty())
                    return true;
                if (parser.parse(line) == json::LineParser::Verdict::Object)
                    ids.m_lines.emplace(std::string(parser.at({"custom_id"}).text), number);
                ++number;
                return true;
            },
            stop, (*file)->size() >= 3 ? formats::utf8BomLength((*file)->bytes(0, 3).value_or(QByteArray())) : 0);
        if (!read)
            return failure(read.error());
        return ids;
    }

    [[nodiscard]] std::optional<quint32> lineOf(std::string_view id) const
    {
        const auto found = m_lines.find(std::string(id));
        return found == m_lines.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::unordered_map<std::string, quint32> m_lines;
};

/// Reads one received file into the answers of a part.
class FileReader
{
public:
    FileReader(const SentIds& ids, PartAccount& account, std::vector<bool>& answered)
        : m_ids(ids), m_account(account), m_answered(answered)
    {
    }

    Result<void> read(const QString& path, quint16 fileIndex, Progress& progress, std::stop_token stop)
    {
        const auto file = InputFile::open(path);
        if (!file)
            return failure(file.error());
        const qint64 before = progress.done();
        return formats::forEachLine(
            **file,
            [&](QByteArrayView line, qint64, qint64 offset) {
                progress.setDone(before + offset + line.size());
                if (!line.trimmed().isEmpty())
                    take(line, offset, fileIndex);
                return true;
            },
            stop, (*file)->size() >= 3 ? formats::utf8BomLength((*file)->bytes(0, 3).value_or(QByteArray())) : 0);
    }

private:
    void take(QByteArrayView line, qint64 offset, quint16 fileIndex)
    {
        const ResultLine result = readResultLine(m_parser, line);
        const auto number = result.isResult ? m_ids.lineOf(result.customId) : std::nullopt;
        m_account.tokensIn += result.tokensIn;
        m_account.tokensOut += result.tokensOut;
        if (!number || *number >= m_account.answers.size() || m_answered[*number]) {
            ++m_account.strayLines;
            return;
        }
        m_answered[*number] = true;
        AnswerRef& ref = m_account.answers[*number].answer;
        ref.outcome = result.outcome;
        ref.file = fileIndex;
        ref.offset = offset;
        ref.length = quint32(line.size());
    }

    const SentIds& m_ids;
    PartAccount& m_account;
    std::vector<bool>& m_answered;
    json::LineParser m_parser;
};

void countOutcomes(PartAccount& account)
{
    account.outcomes = {};
    for (const RowAnswer& answer : account.answers)
        ++account.outcomes[std::size_t(answer.answer.outcome)];
}

} // namespace

Result<PartAccount> accountPart(const AccountOrder& order, Progress& progress, std::stop_token stop)
{
    PartAccount account;
    account.answers = unanswered(order.rows, outcomeWithoutLine(order.end), order.attempt);
    const bool nothingCame = order.outputFile.isEmpty() && order.errorFile.isEmpty();
    if (!nothingCame) {
        const auto ids = SentIds::read(order.sentFile, qint64(account.answers.size()), stop);
        if (!ids)
            return failure(ids.error());
        std::vector<bool> answered(account.answers.size());
        FileReader reader(*ids, account, answered);
        // The output file first: an answer counts before an error of the same row.
        quint16 fileIndex = 0;
        for (const QString& path : {order.outputFile, order.errorFile}) {
            if (!path.isEmpty()) {
                if (auto read = reader.read(path, fileIndex, progress, stop); !read)
                    return failure(read.error());
            }
            ++fileIndex;
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
                ++account.strayLines;
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
