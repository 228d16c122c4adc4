// What every benchmark reports: seconds and peak memory.
#pragma once

#include "base/error.h"

#include <chrono>

namespace sheaf::bench {

class Stopwatch
{
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Peak resident memory of this process so far, in MB (10^6 bytes).
[[nodiscard]] double peakMegabytes();

/// Processor time of all threads of this process so far.
[[nodiscard]] double cpuSeconds();

/// Prints "seconds 0.512 peak_mb 40.1" and what else was counted, on one line that run.sh reads.
void report(double seconds, const QString& counted);
/// Says what went wrong; the exit code.
int failed(const Error& error);

} // namespace sheaf::bench
