// bench_download URL FILE: one download as the end of a job makes it, from a service at that address: checked, on the
// disk and under its name.
#include "bench/measure.h"
#include "service/batch_api.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace sheaf;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 3) {
        std::fputs("bench_download URL FILE\n", stderr);
        return 2;
    }
    const QUrl address(QString::fromLocal8Bit(argv[1]));
    const auto profile = service::profileForAddress(address, address, service::builtInProfiles().front());
    const auto transport = service::makeTransport();
    const service::BatchApi api(profile, "bench", *transport);

    const bench::Stopwatch watch;
    auto download = api.download(QStringLiteral("f"), QFile::decodeName(argv[2]), std::make_shared<Progress>());
    download.waitForFinished(); // the transport has a thread of its own
    const auto bytes = download.result();
    if (!bytes)
        return bench::failed(bytes.error());
    bench::report(watch.seconds(), QStringLiteral("bytes %1").arg(*bytes));
    return 0;
}
