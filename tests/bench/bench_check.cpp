// bench_check FILE [THREADS]: every check on, as a strict profile has them.
#include "base/large_blocks.h"
#include "bench/measure.h"
#include "requests/check_file.h"

#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace sheaf;

int main(int argc, char** argv)
{
    giveLargeBlocksBack(); // as the programs do
    if (argc < 2) {
        std::fputs("bench_check FILE [THREADS]\n", stderr);
        return 2;
    }
    requests::LineRules rules;
    rules.url = requests::LineRules::Url::Optional;
    rules.endpoint = QStringLiteral("/v1/chat/completions");
    rules.singleModel = true;
    rules.maxRows = 10'000'000;
    rules.maxBytes = 100'000'000'000;

    const bench::Stopwatch watch;
    const auto report = requests::checkFile(QFile::decodeName(argv[1]), rules, 10'000, argc > 2 ? std::atoi(argv[2]) : 0);
    if (!report)
        return bench::failed(report.error());
    bench::report(watch.seconds(), QStringLiteral("lines %1 errors %2").arg(report->lines).arg(report->errors));
    return report->errors == 0 ? 0 : 1;
}
