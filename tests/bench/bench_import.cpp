// bench_import FILE LIBRARY: a project made from a file, and how long the first rows took.
#include "bench/measure.h"
#include "project/import.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace sheaf;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 3) {
        std::fputs("bench_import FILE LIBRARY\n", stderr);
        return 2;
    }
    const bench::Stopwatch watch;
    double firstRows = 0;
    std::shared_ptr<project::LoadedProject> loaded;
    project::ImportEvents events;
    events.onProject = [&](std::shared_ptr<project::LoadedProject> project) {
        firstRows = watch.seconds();
        loaded = std::move(project);
    };
    events.onRows = [](const std::vector<quint32>&) {};
    Progress progress;
    const auto result
        = project::importFiles({QFile::decodeName(argv[1])}, QFile::decodeName(argv[2]), events, progress, {});
    if (!result)
        return bench::failed(result.error());
    bench::report(watch.seconds(), QStringLiteral("rows %1 first_rows %2").arg(result->rows).arg(firstRows, 0, 'f', 3));
    return 0;
}
