// bench_rows FILE LIBRARY: what a table of any size is asked for in the window: sort, filter, stop a filter, replace all,
// undo, paste. Each is run as the window runs it, on a worker with this thread's events going on; "stall_ms" is the longest
// time for which this thread did not answer.
#include "base/task_owner.h"
#include "bench/measure.h"
#include "project/find.h"
#include "project/import.h"
#include "project/view_query.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace sheaf;
using namespace sheaf::project;

namespace {

/// Runs events until `isDone`, and measures the longest pause between two of them.
class Waiting
{
public:
    template <class Start> static Waiting forWork(Start start)
    {
        Waiting waiting;
        QEventLoop loop;
        bench::Stopwatch sinceTick;
        double& stall = waiting.stall;
        QTimer tick;
        QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
            stall = std::max(stall, sinceTick.seconds());
            sinceTick = {};
        });
        tick.start(1);
        const double cpuBefore = bench::cpuSeconds();
        const bench::Stopwatch watch;
        bool isDone = false;
        start([&] {
            waiting.seconds = watch.seconds();
            isDone = true;
            loop.quit();
        });
        stall = std::max(stall, watch.seconds()); // starting it is this thread's work too
        if (!isDone)
            loop.exec();
        waiting.cpu = bench::cpuSeconds() - cpuBefore;
        waiting.stall = std::max(stall, sinceTick.seconds());
        return waiting;
    }

    double seconds = 0;
    double cpu = 0; ///< seconds of all threads
    double stall = 0;
};

void print(const char* what, const Waiting& waiting, double perGigabyte, const QString& counted)
{
    std::printf("%-22s %7.3f s  %7.3f s/GB  cpu %7.3f s  stall_ms %5.1f  peak_mb %6.1f  %s\n", what, waiting.seconds,
        waiting.seconds / perGigabyte, waiting.cpu, waiting.stall * 1000, bench::peakMegabytes(), qUtf8Printable(counted));
    std::fflush(stdout);
}

Waiting view(const Project& project, const ViewQuery& query, qint64& shown)
{
    TaskOwner worker;
    return Waiting::forWork([&](auto done) {
        worker.start(
            [sheet = project.sheet().data(), query](std::stop_token stop) {
                Progress progress;
                return visibleRows(sheet, {}, query, QStringLiteral("en"), progress, stop);
            },
            [&shown, done, total = project.sheet().data().rowCount()](const Result<VisibleRows>& rows) {
                shown = rows ? rows->count(total) : -1;
                done();
            });
    });
}

/// A filter that runs over everything, stopped in the middle: how long until the next one begins.
Waiting stoppedFilter(const Project& project, const ViewQuery& query)
{
    TaskOwner worker;
    Waiting result;
    worker.start(
        [sheet = project.sheet().data(), query](std::stop_token stop) {
            Progress progress;
            return visibleRows(sheet, {}, query, {}, progress, stop).has_value();
        },
        [](bool) {});
    QEventLoop loop;
    QTimer::singleShot(50, &loop, &QEventLoop::quit);
    loop.exec();
    return Waiting::forWork([&](auto done) { worker.start([](std::stop_token) { return 0; }, [done](int) { done(); }); });
}

Waiting bulk(Project& project, const BulkEdit& edit, BulkCount& count)
{
    return Waiting::forWork([&](auto done) {
        project.startBulk(edit, [&count, done](const Result<BulkCount>& result) {
            count = result.value_or(BulkCount {});
            done();
        });
    });
}

BulkEdit replaceAll(const Project& project)
{
    const auto matcher = std::make_shared<CellMatcher>(TextQuery {.text = QStringLiteral("e"), .matchCase = true});
    BulkEdit edit;
    for (const Column& column : project.sheet().data().columns)
        edit.columns += column.id;
    edit.change = [matcher](qint64, ColumnId, QByteArrayView text) { return matcher->replaced(text, QStringLiteral("E")); };
    edit.mayChange = [matcher](QByteArrayView record) { return matcher->mayMatch(record, '"'); };
    return edit;
}

BulkEdit paste(const Project& project, qint64 rows, qsizetype columns)
{
    const SheetData& sheet = project.sheet().data();
    BulkEdit edit;
    for (qsizetype i = 0; i < std::min(columns, sheet.columns.size()); ++i)
        edit.columns += sheet.columns[i].id;
    edit.rows.emplace();
    for (qint64 i = 0; i < std::min(rows, sheet.rowCount()); ++i)
        edit.rows->push_back(sheet.order.at(sheet.rowCount() / 2 - rows / 2 + i));
    edit.change = [](qint64 n, ColumnId column, QByteArrayView) {
        return "pasted " + QByteArray::number(n) + " " + QByteArray::number(column.value);
    };
    return edit;
}

std::unique_ptr<Project> imported(const QString& path, const QString& library)
{
    std::unique_ptr<Project> project;
    ImportEvents events;
    events.onProject = [&](std::shared_ptr<LoadedProject> loaded) { project = std::make_unique<Project>(std::move(loaded)); };
    events.onRows = [&](const std::vector<quint32>& lengths) { project->sheet().appendBaseRows(lengths); };
    Progress progress;
    const auto result = importFiles({path}, library, events, progress, {});
    if (!result || !project->finishImport(result->base).result())
        return nullptr;
    return project;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 3) {
        std::fputs("bench_rows FILE LIBRARY\n", stderr);
        return 2;
    }
    const auto project = imported(QFile::decodeName(argv[1]), QFile::decodeName(argv[2]));
    if (!project)
        return bench::failed(failure(ErrorCode::Unexpected).value());
    const SheetData& sheet = project->sheet().data();
    const double gigabytes = double(sheet.base.file->size()) / 1e9;
    std::printf("%lld rows, %.3f GB\n", static_cast<long long>(sheet.rowCount()), gigabytes);

    qint64 shown = 0;
    const auto rows = [&] { return QStringLiteral("rows %1").arg(shown); };
    const ColumnId name = sheet.columns[1].id;
    const ColumnId text = sheet.columns.back().id;
    using Kind = ColumnFilter::Kind;
    Waiting waited = view(*project, {.sort = {{name, false}}}, shown);
    print("sort by text", waited, gigabytes, rows());
    waited = view(*project, {.filters = {{text, Kind::Contains, QStringLiteral("never again"), 0}}}, shown);
    print("filter, some rows", waited, gigabytes, rows());
    waited = view(*project, {.filters = {{text, Kind::Contains, QStringLiteral("zqx"), 0}}}, shown);
    print("filter, no row", waited, gigabytes, rows());
    waited = view(*project, {.duplicatesBy = {name}}, shown);
    print("duplicates", waited, gigabytes, rows());
    waited = stoppedFilter(*project, {.filters = {{text, Kind::Matches, QStringLiteral("(a+)+\\d$"), 0}}});
    print("next filter after stop", waited, gigabytes, {});

    BulkCount count;
    const auto cells = [&] { return QStringLiteral("cells %1").arg(count.cells); };
    waited = bulk(*project, replaceAll(*project), count);
    print("replace all", waited, gigabytes, cells());
    waited = Waiting::forWork([&](auto done) {
        project->sheet().undo();
        done();
    });
    print("undo of it", waited, gigabytes, {});
    waited = bulk(*project, paste(*project, 100'000, 5), count);
    print("paste 100,000 x 5", waited, gigabytes, cells());
    return 0;
}
