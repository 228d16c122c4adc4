// bench_account SENT OUTPUT ROWS: the accounting of one part, as the end of a job does it.
#include "bench/measure.h"
#include "jobs/accounting.h"

#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace sheaf;

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fputs("bench_account SENT OUTPUT ROWS\n", stderr);
        return 2;
    }
    jobs::AccountOrder order;
    order.sentFile = QFile::decodeName(argv[1]);
    order.outputFile = QFile::decodeName(argv[2]);
    order.rows = {{RowId(0), quint32(std::strtoul(argv[3], nullptr, 10))}};
    Progress progress;

    const bench::Stopwatch watch;
    const auto account = jobs::accountPart(order, progress, {});
    if (!account)
        return bench::failed(account.error());
    const qint64 good = account->outcomes[std::size_t(project::Outcome::Good)];
    // The bar: 64 MB and 60 bytes for each row.
    const double allowed = 64.0 + double(account->answers.size()) * 60 / 1e6;
    bench::report(watch.seconds(), QStringLiteral("good %1 strays %2 allowed_mb %3").arg(good).arg(account->strayLines).arg(allowed, 0, 'f', 1));
    return good == qint64(account->answers.size()) && account->strayLines == 0 && bench::peakMegabytes() <= allowed ? 0 : 1;
}
