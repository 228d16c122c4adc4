// bench_watch FOLDER JOBS SECONDS: what it costs to watch so many unfinished jobs by the real schedule, in processor time. The
// service is a process of its own (bench_watch serve) whose batches all move with every look.
#include "base/when_done.h"
#include "bench/measure.h"
#include "jobs/job_engine.h"
#include "support/imported.h"
#include "support/raw_server.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTimer>

#include <cstdio>
#include <thread>

using namespace sheaf;

namespace {

QByteArray batchJson(const QByteArray& id, int done)
{
    return "{\"id\":\"" + id + "\",\"object\":\"batch\",\"endpoint\":\"/v1/chat/completions\",\"status\":\"in_progress\",\"created_at\":1800000000,"
        "\"expires_at\":1900000000,\"input_file_id\":\"file\",\"output_file_id\":null,\"error_file_id\":null,\"request_counts\":{\"total\":2000,"
        "\"completed\":" + QByteArray::number(done) + ",\"failed\":0}}";
}

[[noreturn]] void serve()
{
    std::atomic<int> looks {0};
    test::RawServer server(test::RawServer::answering([&](const test::RawRequest& request, test::RawConnection& connection) {
        connection.answer(200, batchJson(request.target.mid(request.target.lastIndexOf('/') + 1), ++looks % 2000));
    }));
    std::printf("%d\n", int(server.port()));
    std::fflush(stdout);
    for (;;)
        std::this_thread::sleep_for(std::chrono::hours(1));
}

class Watch : public QObject
{
public:
    Watch(jobs::JobEngine& engine, std::shared_ptr<project::Project> project, service::Profile profile, int jobs, int seconds)
        : m_engine(engine), m_project(std::move(project)), m_profile(std::move(profile)), m_jobs(jobs), m_seconds(seconds)
    {
        connect(&m_engine, &jobs::JobEngine::partMoved, this, [this] { ++m_moves; });
    }

    void addNext()
    {
        if (m_added == m_jobs)
            return QTimer::singleShot(0, this, [this] { measure(); });
        jobs::AdoptOrder order;
        order.name = QStringLiteral("Job %1").arg(m_added);
        order.profile = m_profile;
        order.batch = *service::batchFromJson(batchJson("batch-" + QByteArray::number(m_added), 0));
        order.rows = {{RowId(quint32(m_added)), 1}};
        order.rowCount = 1;
        ++m_added;
        whenDone(m_engine.adopt(m_project, order), this, [this](const Result<JobId>& job) {
            if (!job)
                return QCoreApplication::exit(bench::failed(job.error()));
            addNext();
        });
    }

private:
    void measure()
    {
        m_moves = 0;
        m_before = bench::cpuSeconds();
        QTimer::singleShot(std::chrono::seconds(m_seconds), this, [this] {
            const double cpu = bench::cpuSeconds() - m_before;
            bench::report(cpu, QStringLiteral("jobs %1 watched_s %2 percent_of_a_core %3 moves %4")
                    .arg(m_jobs).arg(m_seconds).arg(100 * cpu / m_seconds, 0, 'f', 2).arg(m_moves));
            QCoreApplication::exit(0);
        });
    }

    jobs::JobEngine& m_engine;
    std::shared_ptr<project::Project> m_project;
    service::Profile m_profile;
    int m_jobs;
    int m_seconds;
    int m_added = 0;
    int m_moves = 0;
    double m_before = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc == 2 && QByteArrayView(argv[1]) == "serve")
        serve();
    QCoreApplication application(argc, argv);
    if (argc < 4) {
        std::fputs("bench_watch FOLDER JOBS SECONDS\n", stderr);
        return 2;
    }
    QProcess server;
    server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("serve")});
    if (!server.waitForReadyRead())
        return 1;
    const QUrl address(QStringLiteral("http://127.0.0.1:%1/v1").arg(server.readLine().trimmed().toInt()));
    const int jobCount = QByteArray(argv[2]).toInt();
    QByteArray table = "id\n";
    for (int i = 0; i < jobCount; ++i)
        table += QByteArray::number(i) + '\n';

    const auto transport = service::makeTransport();
    jobs::Surroundings surroundings;
    surroundings.transport = transport.get();
    surroundings.keyFor = [](const service::Profile&) { return readyFuture<Result<QByteArray>>(QByteArray()); };
    surroundings.clock = systemClock();
    jobs::JobEngine engine(std::move(surroundings));
    Watch watch(engine, test::imported(QFile::decodeName(argv[1]), QStringLiteral("jobs.csv"), table),
        service::profileForAddress(address, address, service::builtInProfiles().front()), jobCount, QByteArray(argv[3]).toInt());
    watch.addNext();
    const int code = QCoreApplication::exec();
    server.kill();
    server.waitForFinished();
    return code;
}
