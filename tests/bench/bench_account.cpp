// bench_account SENT OUTPUT ROWS [keep]: the accounting of one part, as the end of a job does it; with "keep" only what the
// writing of the part leaves for it: the ids beside the sent file.
#include "base/large_blocks.h"
#include "bench/measure.h"
#include "jobs/accounting.h"
#include "jobs/sent_ids.h"

#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace sheaf;

namespace {

int keepIds(const jobs::AccountOrder& order)
{
    const auto ids = jobs::SentIds::read(order.sentFile, order.rows.first().count, {});
    const auto kept = ids ? ids->save(jobs::SentIds::cacheFile(order.sentFile), order.sentHash) : Result<void>(failure(ids.error()));
    return kept ? 0 : bench::failed(kept.error());
}

} // namespace

int main(int argc, char** argv)
{
    giveLargeBlocksBack(); // as the programs do
    if (argc < 4) {
        std::fputs("bench_account SENT OUTPUT ROWS\n", stderr);
        return 2;
    }
    jobs::AccountOrder order;
    order.sentFile = QFile::decodeName(argv[1]);
    order.outputFile = QFile::decodeName(argv[2]);
    order.rows = {{RowId(0), quint32(std::strtoul(argv[3], nullptr, 10))}};
    order.sentHash = "0000000000000000"; // what it is does not matter here: nobody changes the file
    if (argc > 4)
        return keepIds(order);
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
