#include "bench/measure.h"

#include "base/sentence.h"

#include <cstdio>
#include <sys/resource.h>

namespace sheaf::bench {

double peakMegabytes()
{
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) * 1024 / 1e6; // Linux counts in KiB
}

double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void report(double seconds, const QString& counted)
{
    std::printf("seconds %.3f peak_mb %.1f %s\n", seconds, peakMegabytes(), qPrintable(counted));
}

int failed(const Error& error)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(codeName(error.code)), qPrintable(sentence(error)));
    return 2;
}

} // namespace sheaf::bench
