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

constexpr int triesForAState = 25; // some states last no longer than a write to the disk

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
        int met = 0;
        QString wrong;
        for (int i = 0; i < triesForAState && met == 0 && wrong.isEmpty(); ++i)
            wrong = world.play({point}, met);
        tally.kills += met;
        tally.note(point.name, wrong.isEmpty() && met == 0 ? QStringLiteral("was not met") : wrong);
    }
}

/// Until so many kills took place: the Sheaf that sends, and up to three that resume.
void killAtRandom(CrashWorld& world, Tally& tally, int count, quint32 seed)
{
    QRandomGenerator random(seed);
    const auto moment = [&](milliseconds longest) { return milliseconds(random.bounded(1 + int(longest.count()))); };
    for (int met = 0, jobs = 0; met < count && jobs < 3 * count; ++jobs) {
        QList<KillPoint> kills {{.after = moment(world.usualTime())}};
        for (int more = random.bounded(4); more > 0; --more)
            kills.append({.after = moment(world.resumingTime())});
        QByteArray name = "after";
        for (const KillPoint& kill : kills)
            name += ' ' + QByteArray::number(qint64(kill.after->count()));
        const int before = met;
        const QString wrong = world.play(kills, met);
        tally.kills += met - before;
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
