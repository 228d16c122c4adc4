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
