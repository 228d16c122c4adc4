#include "requests/check_run.h"

#include "formats/lines.h"

#include <algorithm>
#include <thread>

namespace sheaf::requests {

namespace {

/// Where the file first names a model; line 0 when it never does.
Result<FirstModel> findFirstModel(const InputFile& file, qint64 from, std::stop_token stop)
{
    FirstModel found;
    LineReader reader;
    const Result<void> read = formats::forEachLine(
        file,
        [&found, &reader](QByteArrayView line, qint64 number, qint64) {
            if (reader.read(line) != LineReader::Verdict::Object)
                return true;
            const TextMember& model = reader.facts().model;
            if (!model.isText() || model.text.empty())
                return true;
            found = {std::string(model.text), number};
            return false;
        },
        stop, from);
    if (!read && read.error().code != ErrorCode::LineTooLong)
        return failure(read.error());
    return found;
}

int threadCount(int wanted, qint64 bytes, qint64 rangeBytes)
{
    constexpr int most = 8;
    const int cores = std::clamp(int(std::thread::hardware_concurrency()), 1, most);
    const qint64 ranges = bytes / rangeBytes + 1;
    return int(std::min<qint64>(wanted > 0 ? wanted : cores, ranges));
}

} // namespace

CheckRun::CheckRun(InputFilePtr file, const LineRules& rules, CheckOptions options)
    : m_file(std::move(file)), m_rules(rules), m_options(std::move(options))
{
}

Result<CheckReport> CheckRun::run()
{
    if (const Result<void> prepared = prepare(); !prepared)
        return failure(prepared.error());
    runThreads();
    if (m_error)
        return failure(*m_error);
    if (m_file->hasChanged())
        return failure(ErrorCode::FileChanged, m_file->path());
    return report();
}

Result<void> CheckRun::prepare()
{
    std::array<char, 4> first {};
    if (const auto got = m_file->read(0, first); !got)
        return failure(got.error());
    const qint64 from = formats::utf8BomLength(QByteArrayView(first.data(), std::min<qint64>(m_file->size(), 4)));
    m_ranges.emplace(*m_file, from, m_options.rangeBytes);
    if (m_options.progress != nullptr)
        m_options.progress->setTotal(m_file->size() - from);
    if (!m_rules.singleModel)
        return {};
    Result<FirstModel> model = findFirstModel(*m_file, from, m_options.stop);
    if (!model)
        return failure(model.error());
    m_firstModel = std::move(*model);
    return {};
}

void CheckRun::runThreads()
{
    const int threads = threadCount(m_options.threads, m_file->size(), m_options.rangeBytes);
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i)
        others.emplace_back([this] { work(); });
    work();
}

void CheckRun::work()
{
    LineCheck check(m_rules, m_firstModel);
    while (!m_hasFailed) {
        if (m_options.stop.stop_requested())
            return fail(failure(ErrorCode::Cancelled).value());
        const auto range = m_ranges->next();
        if (!range)
            return fail(range.error());
        if (!*range)
            return;
        Result<RangeResult> result = checkRange(**range, check);
        if (!result)
            return fail(result.error());
        fold(std::move(*result));
        if (m_options.progress != nullptr)
            m_options.progress->add((*range)->end - (*range)->begin);
    }
}

Result<CheckRun::RangeResult> CheckRun::checkRange(const LineRange& range, LineCheck& check)
{
    RangeResult result;
    RangeLines& lines = result.lines;
    lines.range = range;
    check.begin(result.findings, !m_hasEnough);
    const Result<void> read = formats::forEachLine(
        *m_file,
        [&](QByteArrayView line, qint64, qint64 offset) {
            lines.starts.push_back(quint32(offset - range.begin));
            lines.idHashes.push_back(check.check(line, qint64(lines.starts.size())));
            return true;
        },
        m_options.stop, range.begin, range.end);
    if (!read && read.error().code != ErrorCode::LineTooLong)
        return failure(read.error());
    if (!read) {
        // The line is longer than a range, so it is the last one of this range and its start was not handed over.
        lines.starts.push_back(quint32(m_options.rangeBytes - 1));
        lines.idHashes.push_back(0);
        check.reportTooLong(qint64(lines.starts.size()));
    }
    lines.starts.shrink_to_fit();
    lines.idHashes.shrink_to_fit();
    return result;
}

void CheckRun::fold(RangeResult&& result)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.emplace(result.lines.range.index, std::move(result));
    while (!m_waiting.empty() && m_waiting.begin()->first == m_lines.size()) {
        RangeResult next = std::move(m_waiting.extract(m_waiting.begin()).mapped());
        m_findings.append(std::move(next.findings), m_lastNumber, m_options.keep);
        next.lines.firstNumber = m_lastNumber + 1;
        m_lastNumber += qint64(next.lines.starts.size());
        m_lines.push_back(std::move(next.lines));
    }
    m_hasEnough = std::cmp_greater_equal(m_findings.problems.size(), m_options.keep);
}

void CheckRun::fail(Error error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error)
        m_error = std::move(error);
    m_hasFailed = true;
}

} // namespace sheaf::requests
