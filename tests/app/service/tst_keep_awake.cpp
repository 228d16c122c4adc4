// Holding off sleep: taken once, released at once, by login1 or what stands in for it, and quietly nothing without a bus.
#include "service/keep_awake.h"
#include "support/counting_blocker.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusServer>
#include <QDBusUnixFileDescriptor>
#include <QTemporaryFile>
#include <QTest>

#include <array>

#include <fcntl.h>
#include <unistd.h>

using namespace sheaf;

/// What login1 offers; tells by a pipe whether the descriptor that it gave is still open.
class FakeLogin : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    bool refuses = false;
    QStringList asked;

    ~FakeLogin() override
    {
        if (m_reader >= 0)
            ::close(m_reader);
    }
    /// Everything that Sheaf held is closed again.
    [[nodiscard]] bool isReleased() const
    {
        char byte = 0;
        return m_reader >= 0 && ::read(m_reader, &byte, 1) == 0;
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why, const QString& mode) // NOLINT: its name on the bus
    {
        asked += QStringList {what, who, why, mode}.join(u'|');
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("no"));
            return {};
        }
        std::array<int, 2> ends {};
        if (::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) != 0)
            return {};
        m_reader = ends[0];
        QDBusUnixFileDescriptor held;
        held.giveFileDescriptor(ends[1]);
        return held;
    }

private:
    int m_reader = -1;
};

class FakeSaver : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    QList<uint> held;
    int asked = 0;

public Q_SLOTS:
    uint Inhibit(const QString&, const QString&) // NOLINT: its name on the bus
    {
        held += uint(++asked);
        return held.last();
    }
    void UnInhibit(uint cookie) { held.removeOne(cookie); } // NOLINT: its name on the bus
};

class FakePower : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.PowerManagement.Inhibit")

public:
    int asked = 0;
    int givenBack = 0;

public Q_SLOTS:
    uint Inhibit(const QString&, const QString&) // NOLINT: its name on the bus
    {
        return uint(++asked);
    }
    void UnInhibit(uint) { ++givenBack; } // NOLINT: its name on the bus
};

namespace {

/// A bus with nothing on it but what the test puts there.
class PrivateBus
{
public:
    explicit PrivateBus(const QString& name, const QString& path, QObject* object) : m_name(name), m_client(QString())
    {
        QObject::connect(&m_server, &QDBusServer::newConnection, &m_server, [this, path, object](QDBusConnection connection) {
            connection.registerObject(path, object, QDBusConnection::ExportAllSlots);
            m_sides.append(connection);
        });
        m_client = QDBusConnection::connectToPeer(m_server.address(), name);
    }
    ~PrivateBus() { QDBusConnection::disconnectFromPeer(m_name); }
    [[nodiscard]] const QDBusConnection& client() const { return m_client; }
    [[nodiscard]] bool isReady() const { return !m_sides.isEmpty(); }

private:
    QString m_name;
    QDBusServer m_server;
    QDBusConnection m_client;
    QList<QDBusConnection> m_sides;
};

QDBusConnection noBus()
{
    return QDBusConnection(QStringLiteral("there is no such bus"));
}

} // namespace

class TestKeepAwake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOnceAndReleasesOnce();
    void holdsWhatLoginGives();
    void asksTheDesktopWhenLoginRefuses();
    void releasedBeforeTheAnswerCame();
    void noBusIsNoFault();
};

void TestKeepAwake::takesOnceAndReleasesOnce()
{
    QStringList calls;
    {
        service::KeepAwake awake(std::make_unique<test::CountingBlocker>(calls));
        awake.setWanted(false);
        awake.setWanted(true);
        awake.setWanted(true);
        QCOMPARE(calls, QStringList {QStringLiteral("take")});
        awake.setWanted(false);
        awake.setWanted(false);
        awake.setWanted(true);
    }
    QCOMPARE(calls.join(u' '), QStringLiteral("take release take release")); // the last one because it is over
    service::KeepAwake(nullptr).setWanted(true);
}

void TestKeepAwake::holdsWhatLoginGives()
{
    FakeLogin login;
    PrivateBus bus(QStringLiteral("login"), QStringLiteral("/org/freedesktop/login1"), &login);
    QTRY_VERIFY(bus.isReady());
    const auto blocker = service::makeSleepBlocker(bus.client(), noBus());
    blocker->take();
    QTRY_COMPARE(login.asked.size(), 1);
    QVERIFY(login.asked.first().startsWith(QStringLiteral("sleep:idle|Sheaf|")));
    QVERIFY(login.asked.first().endsWith(QStringLiteral("|block")));
    QTest::qWait(50);
    QVERIFY(!login.isReleased());
    blocker->release();
    QTRY_VERIFY(login.isReleased());
}

void TestKeepAwake::asksTheDesktopWhenLoginRefuses()
{
    FakeLogin login;
    login.refuses = true;
    FakeSaver saver;
    PrivateBus system(QStringLiteral("refusing"), QStringLiteral("/org/freedesktop/login1"), &login);
    PrivateBus session(QStringLiteral("saver"), QStringLiteral("/org/freedesktop/ScreenSaver"), &saver);
    QTRY_VERIFY(system.isReady() && session.isReady());
    const auto blocker = service::makeSleepBlocker(system.client(), session.client());
    blocker->take();
    QTRY_COMPARE(saver.held.size(), 1); // PowerManagement is not there, ScreenSaver is
    QTest::qWait(20);
    blocker->release();
    QTRY_COMPARE(saver.held.size(), 0);
}

void TestKeepAwake::releasedBeforeTheAnswerCame()
{
    FakeLogin login;
    FakePower power;
    PrivateBus system(QStringLiteral("quick"), QStringLiteral("/org/freedesktop/login1"), &login);
    PrivateBus session(QStringLiteral("quick power"), QStringLiteral("/org/freedesktop/PowerManagement/Inhibit"), &power);
    QTRY_VERIFY(system.isReady() && session.isReady());
    const auto blocker = service::makeSleepBlocker(system.client(), session.client());
    blocker->take();
    blocker->release();
    QTRY_COMPARE(login.asked.size(), 1);
    QTRY_VERIFY(login.isReleased());
    const auto byCookie = service::makeSleepBlocker(noBus(), session.client());
    byCookie->take();
    byCookie->release();
    QTRY_COMPARE(power.asked, 1);
    QTRY_COMPARE(power.givenBack, 1);
}

void TestKeepAwake::noBusIsNoFault()
{
    const auto blocker = service::makeSleepBlocker(noBus(), noBus());
    blocker->take();
    blocker->release();
    blocker->take(); // and goes while it is taken
}

QTEST_GUILESS_MAIN(TestKeepAwake)
#include "tst_keep_awake.moc"
