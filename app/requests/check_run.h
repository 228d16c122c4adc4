// One check of one file: threads take ranges of lines, what they find is joined in the file's order. Internal to
// app/requests; checkFile() is what others call.
#pragma once

#include "requests/line_check.h"
#include "requests/repeated_ids.h"

#include <atomic>
#include <map>

namespace sheaf::requests {

struct CheckOptions {
    qsizetype keep = 10'000;
    int threads = 0; ///< 0 = as many as there are cores, at most 8
    qint64 rangeBytes = 8 * 1024 * 1024; ///< what a thread takes at once; tests take little
    Progress* progress = nullptr;
    std::stop_token stop;
};

class CheckRun
{
public:
    CheckRun(InputFilePtr file, const LineRules& rules, CheckOptions options);
    [[nodiscard]] Result<CheckReport> run();

private:
    struct RangeResult {
        Findings findings;
        RangeLines lines;
    };

    Result<void> prepare();
    void runThreads();
    void work();
    Result<RangeResult> checkRange(const LineRange& range, LineCheck& check);
    void fold(RangeResult&& result);
    void fail(Error error);
    Result<CheckReport> report();

    InputFilePtr m_file;
    LineRules m_rules;
    CheckOptions m_options;
    FirstModel m_firstModel;
    std::optional<LineRanges> m_ranges;

    std::atomic<bool> m_hasFailed = false;
    std::atomic<bool> m_hasEnough = false; // further problems are counted only

    std::mutex m_mutex; // guards what follows
    std::map<size_t, RangeResult> m_waiting; // for the ranges before them; at most one for each thread
    Findings m_findings;
    std::vector<RangeLines> m_lines;
    qint64 m_lastNumber = 0;
    std::optional<Error> m_error;
};

} // namespace sheaf::requests
