#include "common/numbers.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

class TestNumbers : public QObject
{
    Q_OBJECT

private:
    const QLocale m_english {QLocale::English, QLocale::UnitedStates};
    const QLocale m_german {QLocale::German, QLocale::Germany};

private Q_SLOTS:
    void countsHaveTheLocalesSeparators()
    {
        QCOMPARE(countText(12480, m_english), QStringLiteral("12,480"));
        QCOMPARE(countText(12480, m_german), QStringLiteral("12.480"));
        QCOMPARE(countText(0, m_english), QStringLiteral("0"));
    }

    void sizes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 MB");
        QTest::newRow("a byte") << qint64(1) << QStringLiteral("under 0.01 MB");
        QTest::newRow("small") << qint64(340'000) << QStringLiteral("0.34 MB");
        QTest::newRow("below one") << qint64(994'000) << QStringLiteral("0.99 MB");
        QTest::newRow("rounds to one") << qint64(999'999) << QStringLiteral("1.0 MB");
        QTest::newRow("some") << qint64(3'400'000) << QStringLiteral("3.4 MB");
        QTest::newRow("rounds to a hundred") << qint64(99'990'000) << QStringLiteral("100 MB");
        QTest::newRow("large") << qint64(5'180'400'000) << QStringLiteral("5,180 MB");
    }
    void sizes()
    {
        QFETCH(qint64, bytes);
        QTEST(sizeText(bytes, m_english), "text");
    }

    void percents_data()
    {
        QTest::addColumn<qint64>("done");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown total") << qint64(5) << qint64(0) << QString();
        QTest::newRow("nothing") << qint64(0) << qint64(9) << QStringLiteral("0 %");
        QTest::newRow("rounded down") << qint64(437) << qint64(1000) << QStringLiteral("43 %");
        QTest::newRow("one row is missing") << qint64(999'999) << qint64(1'000'000) << QStringLiteral("99 %");
        QTest::newRow("all") << qint64(1'000'000) << qint64(1'000'000) << QStringLiteral("100 %");
        QTest::newRow("more than all") << qint64(12) << qint64(10) << QStringLiteral("100 %");
    }
    void percents()
    {
        QFETCH(qint64, done);
        QFETCH(qint64, total);
        QTEST(percentText(done, total, m_english), "text");
    }

    void relativeTimes_data()
    {
        QTest::addColumn<qint64>("secondsAgo");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(1) << QStringLiteral("now");
        QTest::newRow("seconds") << qint64(12) << QStringLiteral("12 s ago");
        QTest::newRow("last second") << qint64(59) << QStringLiteral("59 s ago");
        QTest::newRow("a minute") << qint64(60) << QStringLiteral("1 min ago");
        QTest::newRow("an hour") << qint64(3600) << QStringLiteral("1 h ago");
        QTest::newRow("within a day") << qint64(86'399) << QStringLiteral("23 h ago");
        QTest::newRow("a day") << qint64(86'400) << QStringLiteral("3/14/26");
        QTest::newRow("ahead") << qint64(-200) << QStringLiteral("in 3 min");
        QTest::newRow("days ahead") << qint64(-172'800) << QStringLiteral("3/17/26");
    }
    void relativeTimes()
    {
        QFETCH(qint64, secondsAgo);
        const Instant now = noon();
        QTEST(relativeTimeText(now - std::chrono::seconds(secondsAgo), now, m_english, QTimeZone::utc()), "text");
    }

    void exactTimesFollowTheZone()
    {
        QCOMPARE(exactTimeText(noon(), m_english, QTimeZone::utc()), QStringLiteral("Sunday, March 15, 2026, 12:00:00"));
        QCOMPARE(exactTimeText(noon(), m_english, QTimeZone(13 * 3600)), QStringLiteral("Monday, March 16, 2026, 01:00:00"));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("reading");
        QTest::addColumn<QString>("watching");
        QTest::newRow("negative") << qint64(-5) << QStringLiteral("0 s") << QStringLiteral("0:00");
        QTest::newRow("seconds") << qint64(41) << QStringLiteral("41 s") << QStringLiteral("0:41");
        QTest::newRow("minutes") << qint64(727) << QStringLiteral("12 min") << QStringLiteral("12:07");
        QTest::newRow("hours") << qint64(11'050) << QStringLiteral("3 h 4 min") << QStringLiteral("3:04:10");
        QTest::newRow("days") << qint64(273'600) << QStringLiteral("3 d 4 h") << QStringLiteral("76:00:00");
    }
    void durations()
    {
        QFETCH(qint64, seconds);
        QTEST(durationText(std::chrono::seconds(seconds), m_english), "reading");
        QTEST(clockText(std::chrono::seconds(seconds)), "watching");
    }

private:
    static Instant noon() { return toInstant(QDateTime(QDate(2026, 3, 15), QTime(12, 0), Qt::UTC)); }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
