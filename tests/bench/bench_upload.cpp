// bench_upload FILE URL: one upload as a job makes it, to a service at that address.
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
        std::fputs("bench_upload FILE URL\n", stderr);
        return 2;
    }
    const QUrl address(QString::fromLocal8Bit(argv[2]));
    const auto profile = service::profileForAddress(address, address, service::builtInProfiles().front());
    const auto transport = service::makeTransport();
    const service::BatchApi api(profile, "bench", *transport);

    const bench::Stopwatch watch;
    auto upload = api.upload(QFile::decodeName(argv[1]), QStringLiteral("bench.jsonl"), std::make_shared<Progress>());
    upload.waitForFinished(); // the transport has a thread of its own
    const auto file = upload.result();
    if (!file)
        return bench::failed(file.error());
    bench::report(watch.seconds(), QStringLiteral("id %1").arg(file->id));
    return 0;
}
