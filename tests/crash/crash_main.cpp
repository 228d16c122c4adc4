// crash_test: kills Sheaf with SIGKILL at every state of a part and at random moments, resumes it, and compares: every part
// has one batch at the service, and the table is, byte for byte, that of an undisturbed run.
#include "crash_world.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <cstdio>

using namespace sheaf::test;
using std::chrono::milliseconds;

namespace {

constexpr int triesForAState = 6; // some states last no longer than a write to the disk

struct Tally {
    int kills = 0;
    int failures = 0;
    QElapsedTimer sinceLast;

    Tally() { sinceLast.start(); }
    void note(const QByteArray& what, const QString& wrong)
    {
        failures += wrong.isEmpty() ? 0 : 1;
        std::printf("%-45s %5.1f s  %s\n", what.constData(), double(sinceLast.restart()) / 1000, wrong.isEmpty() ? "good" : qPrintable(wrong));
        std::fflush(stdout);
    }
};

void killAtEveryState(CrashWorld& world, Tally& tally)
{
    for (const KillPoint& point : everyState()) {
        bool hit = false;
        QString wrong;
        for (int i = 0; i < triesForAState && !hit && wrong.isEmpty(); ++i) {
            wrong = world.play({point}, hit);
            ++tally.kills;
        }
        if (wrong.isEmpty() && !hit)
            wrong = QStringLiteral("was not met");
        tally.note(point.name, wrong);
    }
}

/// Up to three kills a job: the first, and those that resume it.
void killAtRandom(CrashWorld& world, Tally& tally, int count, quint32 seed)
{
    QRandomGenerator random(seed);
    const auto moment = [&] { return milliseconds(random.bounded(1 + int(world.usualTime().count()))); };
    for (int done = 0; done < count;) {
        QList<KillPoint> kills;
        QByteArray name = "after";
        for (int n = 1 + random.bounded(3); n > 0 && done < count; --n, ++done) {
            kills.append({.after = moment()});
            name += ' ' + QByteArray::number(qint64(kills.last().after->count()));
        }
        tally.kills += int(kills.size());
        bool hit = false;
        const QString wrong = world.play(kills, hit);
        tally.note(name + " ms", wrong);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Sheaf")); // the profiles lie where Sheaf looks for them
    QCoreApplication::setApplicationName(QStringLiteral("Sheaf"));
    QCommandLineParser parser;
    const QCommandLineOption cli(QStringLiteral("cli"), {}, QStringLiteral("sheaf-cli"));
    const QCommandLineOption window(QStringLiteral("window"), QStringLiteral("jobs are resumed by the window"), QStringLiteral("sheaf"));
    const QCommandLineOption states(QStringLiteral("states"), QStringLiteral("kill at every state"));
    const QCommandLineOption random(QStringLiteral("random"), QStringLiteral("kills at random moments"), QStringLiteral("count"), QStringLiteral("0"));
    const QCommandLineOption seed(QStringLiteral("seed"), {}, QStringLiteral("number"), QString::number(QRandomGenerator::global()->generate()));
    parser.addOptions({cli, window, states, random, seed});
    parser.process(app);

    CrashWorld world({parser.value(cli), parser.value(window)});
    if (!world.begin())
        return 1;
    std::printf("seed %s, undisturbed in %lld ms\n", qPrintable(parser.value(seed)), static_cast<long long>(world.usualTime().count()));
    QElapsedTimer timer;
    timer.start();
    Tally tally;
    if (parser.isSet(states))
        killAtEveryState(world, tally);
    killAtRandom(world, tally, parser.value(random).toInt(), parser.value(seed).toUInt());
    std::printf("%d kills, %d failures, %.1f s\n", tally.kills, tally.failures, double(timer.elapsed()) / 1000);
    return tally.failures == 0 ? 0 : 1;
}
