#include "crash_world.h"

#include "jobs/profile_book.h"
#include "service/batch_api.h"

#include "base/whole_file.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <csignal>

namespace sheaf::test {

using namespace std::chrono_literals;

namespace {

constexpr int rows = 50;
constexpr int rowsAPart = 20; // three parts
constexpr int patience = 60'000;
constexpr auto glance = 1ms;
const QString profileId = QStringLiteral("crash");

QByteArray table()
{
    QByteArray bytes = "id,text\n";
    for (int i = 1; i <= rows; ++i)
        bytes += QByteArray::number(i).rightJustified(5, '0') + ",\"text, number " + QByteArray::number(i) + "\"\n";
    return bytes;
}

service::Profile profileFor(const QUrl& address)
{
    const auto builtIn = service::builtInProfiles();
    const auto openai = std::ranges::find(builtIn, QStringLiteral("openai"), &service::Profile::id);
    service::Profile profile = service::profileForAddress(address, address, *openai);
    profile.id = profile.name = profileId;
    profile.needsKey = false;
    profile.maxRows = rowsAPart;
    profile.canList = profile.listProves = true;
    return profile;
}

QString said(QProcess& process)
{
    return QString::fromUtf8(process.readAllStandardError()).simplified();
}

} // namespace

CrashWorld::CrashWorld(CrashPrograms programs)
    : m_programs(std::move(programs))
{
}

CrashWorld::~CrashWorld()
{
    m_practice.kill();
    m_practice.waitForFinished(patience);
}

bool CrashWorld::begin()
{
    m_practice.start(m_programs.cli, {QStringLiteral("practice"), QStringLiteral("--dialect"), QStringLiteral("openai"),
                                         QStringLiteral("--speed"), QStringLiteral("30"), QStringLiteral("--folder"), m_folder.filePath(QStringLiteral("service"))});
    if (!m_practice.waitForReadyRead(patience)) {
        std::fputs("the practice service does not start\n", stderr);
        return false;
    }
    m_service = QUrl(QString::fromUtf8(m_practice.readLine().trimmed()));
    m_proxy = std::make_unique<FaultProxy>(m_service);
    const QString profiles = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/profiles.json");
    jobs::ProfileBook book {service::builtInProfiles()};
    book.put(profileFor(m_proxy->address()));
    QDir().mkpath(QFileInfo(profiles).path());
    if (!saveProfiles(book, profiles) || !writeWhole(m_folder.filePath(QStringLiteral("t.csv")), table()))
        return false;

    QElapsedTimer timer;
    timer.start();
    const QString library = newLibrary();
    const Program run = startJob(library, false);
    run->waitForFinished(patience);
    m_usualTime = std::chrono::milliseconds(timer.elapsed());
    const auto job = jobIn(library);
    const QString wrong = run->exitCode() != 0 || !job ? QStringLiteral("run: ") + said(*run) : tableOf(job->project, m_expected);
    if (!wrong.isEmpty() || m_expected.count('\n') <= rows) {
        std::fprintf(stderr, "the undisturbed job went wrong: %s\n", qPrintable(wrong));
        return false;
    }
    return true;
}

std::chrono::milliseconds CrashWorld::resumingTime() const
{
    return m_programs.window.isEmpty() ? m_usualTime : std::max<std::chrono::milliseconds>(m_usualTime, 4s);
}

QString CrashWorld::play(const QList<KillPoint>& kills, int& met)
{
    const QString library = newLibrary();
    for (const KillPoint& point : kills) {
        m_proxy->clear();
        m_passedBefore = m_proxy->passed().size();
        if (!point.rule.isEmpty())
            m_proxy->add(*ruleFromText(point.rule));
        // A Sheaf that was killed before its job was on the disk has promised nothing: the user begins again.
        const Program sheaf = jobIn(library) ? startResuming(library) : startJob(library, !m_programs.window.isEmpty());
        met += killAt(*sheaf, point, library) ? 1 : 0;
    }
    m_proxy->clear();
    const QString wrong = resumeToTheEnd(library);
    return wrong.isEmpty() ? compare(library) : wrong;
}

QString CrashWorld::newLibrary()
{
    return m_folder.filePath(QStringLiteral("library-%1").arg(++m_libraries));
}

CrashWorld::Program CrashWorld::start(const QString& program, const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(program, arguments);
    process->waitForStarted(patience);
    return process;
}

CrashWorld::Program CrashWorld::startJob(const QString& library, bool sendOnly) const
{
    QStringList arguments {sendOnly ? QStringLiteral("send") : QStringLiteral("run"), m_folder.filePath(QStringLiteral("t.csv")), QStringLiteral("--profile"),
        profileId, QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--prompt"), QStringLiteral("Repeat: {{text}}"),
        QStringLiteral("--library"), library, QStringLiteral("--poll"), QStringLiteral("0.05")};
    if (!sendOnly)
        arguments += {QStringLiteral("--out"), library + QStringLiteral(".csv")};
    return start(m_programs.cli, arguments);
}

CrashWorld::Program CrashWorld::startResuming(const QString& library) const
{
    if (!m_programs.window.isEmpty())
        return start(m_programs.window, {QStringLiteral("--library"), library});
    return start(m_programs.cli, {QStringLiteral("resume"), QStringLiteral("--library"), library, QStringLiteral("--poll"), QStringLiteral("0.05")});
}

bool CrashWorld::isDue(const KillPoint& point, const QString& library) const
{
    if (!point.rule.isEmpty()) {
        const auto passed = m_proxy->passed().mid(m_passedBefore);
        return m_proxy->held() > 0
            || std::ranges::any_of(passed, [](const Passed& one) { return one.faulty && one.answerBytes > 0 && one.status == 200; });
    }
    const auto job = point.state.isEmpty() ? std::nullopt : jobIn(library);
    return job && job->states.contains(point.state);
}

bool CrashWorld::killAt(QProcess& process, const KillPoint& point, const QString& library)
{
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && timer.elapsed() < patience) {
        if (isDue(point, library) || (point.after && std::chrono::milliseconds(timer.elapsed()) >= *point.after)) {
            ::kill(pid_t(process.processId()), SIGKILL);
            process.waitForFinished(patience);
            break;
        }
        if (!point.after)
            QThread::usleep(std::chrono::microseconds(glance).count());
        process.waitForFinished(1); // hears what the process says, and its end
    }
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished(patience);
        return false;
    }
    if (process.exitStatus() != QProcess::CrashExit)
        return false;
    if (point.state.isEmpty())
        return true;
    const auto job = jobIn(library); // it may have gone on between the look and the kill
    return job && job->states.contains(point.state);
}

QString CrashWorld::resumeToTheEnd(const QString& library)
{
    const bool byWindow = !m_programs.window.isEmpty();
    const Program sheaf = jobIn(library) ? startResuming(library) : startJob(library, byWindow);
    QElapsedTimer timer;
    timer.start();
    if (!byWindow) {
        sheaf->waitForFinished(patience);
        return sheaf->exitCode() == 0 ? QString() : QStringLiteral("resumed with code %1: %2").arg(sheaf->exitCode()).arg(said(*sheaf));
    }
    sheaf->waitForFinished(1);
    const Program window = sheaf->program() == m_programs.window ? nullptr : (sheaf->waitForFinished(patience), startResuming(library));
    for (auto job = jobIn(library); timer.elapsed() < patience && !(job && job->isAccounted()); job = jobIn(library))
        (window ? *window : *sheaf).waitForFinished(50);
    for (QProcess* process : {sheaf.get(), window.get()}) {
        if (process) {
            process->kill();
            process->waitForFinished(patience);
        }
    }
    return {};
}

QString CrashWorld::compare(const QString& library) const
{
    const auto job = jobIn(library);
    if (!job)
        return QStringLiteral("there is no job");
    if (!job->isAccounted())
        return QStringLiteral("not all parts are accounted: ") + job->states.join(QStringLiteral(", "));
    if (const QString wrong = countBatches(job->tokens); !wrong.isEmpty())
        return wrong;
    QByteArray table;
    if (const QString wrong = tableOf(job->project, table); !wrong.isEmpty())
        return wrong;
    return table == m_expected ? QString() : QStringLiteral("the table differs from the undisturbed one: %1").arg(library);
}

QString CrashWorld::tableOf(const QString& project, QByteArray& table) const
{
    const QString path = m_folder.filePath(QStringLiteral("table.csv"));
    const Program results = start(m_programs.cli, {QStringLiteral("results"), project, QStringLiteral("--out"), path});
    results->waitForFinished(patience);
    table = readWhole(path).value_or(QByteArray());
    return results->exitCode() == 0 ? QString() : QStringLiteral("results with code %1: %2").arg(results->exitCode()).arg(said(*results));
}

QString CrashWorld::countBatches(const QByteArrayList& tokens) const
{
    const auto transport = service::makeTransport();
    const service::BatchApi api(profileFor(m_service), {}, *transport);
    const auto list = api.list(1'000'000).result();
    if (!list || !list->complete)
        return QStringLiteral("the service's list cannot be read");
    for (const QByteArray& token : tokens) {
        const auto count = std::ranges::count_if(list->batches, [&](const service::Batch& batch) {
            return batch.metadata.contains(std::pair(QStringLiteral("sheaf"), QString::fromLatin1(token)));
        });
        if (count != 1)
            return QStringLiteral("a part has %1 batches").arg(count);
    }
    return {};
}

} // namespace sheaf::test
