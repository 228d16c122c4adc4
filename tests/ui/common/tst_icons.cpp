#include "common/icon.h"
#include "common/outcome_look.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTest>

using namespace sheaf::ui;

namespace {

int inkedPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).alpha() > 40 ? 1 : 0;
    }
    return count;
}

QImage drawn(const QString& name, const QColor& color = Qt::black)
{
    return iconPixmap(name, color, {16, 16}, 1.0).toImage();
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconShowsSomethingAt16Pixels_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& file : QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}))
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
    void everyIconShowsSomethingAt16Pixels()
    {
        QFETCH(QString, name);
        const int ink = inkedPixels(drawn(name));
        QVERIFY2(ink >= 8, qPrintable(QString::number(ink)));
    }

    void colourIsTheOneAskedFor()
    {
        const QImage image = drawn(QStringLiteral("outcome-cancelled"), Qt::red);
        QCOMPARE(image.pixelColor(8, 8), QColor(Qt::red));
    }

    void iconsFollowTheTheme()
    {
        auto* app = static_cast<QApplication*>(QCoreApplication::instance());
        const QIcon made = icon(QStringLiteral("outcome-cancelled"), Role::Good);
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            const Theme theme = themeFor({}, choice);
            applyTheme(*app, theme);
            QCOMPARE(made.pixmap(16, 16).toImage().pixelColor(8, 8), theme.color(Role::Good));
            QVERIFY(made.pixmap(QSize(16, 16), QIcon::Disabled).toImage().pixelColor(8, 8) != theme.color(Role::Good));
        }
    }

    void denseScreensGetMorePixels()
    {
        const QPixmap picture = icon(QStringLiteral("home")).pixmap(QSize(20, 20), 2.0);
        QCOMPARE(picture.size(), QSize(40, 40));
        QCOMPARE(picture.devicePixelRatio(), 2.0);
    }

    void outcomesCanBeToldApartWithoutColour()
    {
        const QStringList ids = outcomeIds();
        for (const QString& one : ids) {
            for (const QString& other : ids)
                QVERIFY2(one == other || drawn(outcomeLook(one).icon) != drawn(outcomeLook(other).icon), qPrintable(one + other));
        }
    }

    void arrowsTurnInMirroredLayouts()
    {
        const QImage straight = drawn(QStringLiteral("chevron-right"), Qt::blue);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = drawn(QStringLiteral("chevron-right"), Qt::blue);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(mirrored, straight.mirrored(true, false));
    }

    void unknownNamesAreNull()
    {
        QVERIFY(icon(QStringLiteral("no-such")).isNull());
        QVERIFY(iconPixmap(QStringLiteral("no-such"), Qt::red, {16, 16}, 1.0).isNull());
    }

    void samplesAreInside()
    {
        QFile reviews(QStringLiteral(":/samples/reviews.csv"));
        QVERIFY(reviews.open(QIODevice::ReadOnly));
        const QByteArray bytes = reviews.readAll();
        QVERIFY(bytes.startsWith("id,product,review,country,date\n00123,"));
        QVERIFY(bytes.endsWith('\n') && !bytes.contains('\r'));
        QVERIFY(QFile::exists(QStringLiteral(":/samples/requests.jsonl")));
        QVERIFY(QFile::exists(QStringLiteral(":/samples/results.jsonl")));
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
