// A sheet of pictures: higher rows, small pictures beside their paths, decoded while the table goes on.
#include "sheet/thumbnails.h"
#include "ui/sheet/sheet_on_page.h"

#include <QHeaderView>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

class Pictures
{
public:
    explicit Pictures(int count)
    {
        csv = "name,path,width,height,bytes\n";
        for (int i = 0; i < count; ++i) {
            QImage image(120, 60, QImage::Format_RGB32);
            image.fill(Qt::red);
            const QString path = folder.filePath(s("p%1.png").arg(i));
            image.save(path);
            csv += "p" + QByteArray::number(i) + "," + path.toUtf8() + ",120,60,100\n";
        }
    }
    QTemporaryDir folder;
    QByteArray csv;
};

int redPixels(const QWidget& widget)
{
    const QImage image = const_cast<QWidget&>(widget).grab().toImage();
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            red += image.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
    }
    return red;
}

} // namespace

class TestThumbnails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsPicturesInHigherRows();
    void leavesOtherSheetsAlone();
    void theNewestComeFirstAndAllArrive();
    void remembersWhatIsNoPicture();
};

void TestThumbnails::showsPicturesInHigherRows()
{
    const Pictures pictures(3);
    const test::SheetOnPage sheet(pictures.csv);
    QVERIFY(sheet.settle());
    QCOMPARE(pictureColumn(*sheet.model), 1);
    QVERIFY(sheet.view->verticalHeader()->defaultSectionSize() >= 64);
    QTRY_VERIFY(redPixels(*sheet.view) > 3 * 800);
}

void TestThumbnails::leavesOtherSheetsAlone()
{
    const Pictures pictures(1);
    const test::SheetOnPage sheet("path\n" + pictures.folder.filePath(s("p0.png")).toUtf8() + "\n");
    QVERIFY(sheet.settle());
    QCOMPARE(pictureColumn(*sheet.model), -1);
    QVERIFY(sheet.view->verticalHeader()->defaultSectionSize() < 64);
    QCOMPARE(redPixels(*sheet.view), 0);
}

void TestThumbnails::theNewestComeFirstAndAllArrive()
{
    const Pictures pictures(30);
    Thumbnails thumbnails;
    const QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    for (int i = 0; i < 30; ++i)
        QVERIFY(thumbnails.find(pictures.folder.filePath(s("p%1.png").arg(i)), 40).isNull());
    const auto there = [&](int i) { return !thumbnails.find(pictures.folder.filePath(s("p%1.png").arg(i)), 40).isNull(); };
    QTRY_VERIFY(there(29));
    for (int i = 0; i < 30; ++i)
        QTRY_VERIFY(there(i));
    QCOMPARE(thumbnails.find(pictures.folder.filePath(s("p0.png")), 40).size(), QSize(40, 20));
}

void TestThumbnails::remembersWhatIsNoPicture()
{
    const QTemporaryDir folder;
    Thumbnails thumbnails;
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QVERIFY(thumbnails.find(folder.filePath(s("gone.png")), 40).isNull());
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(thumbnails.find(folder.filePath(s("gone.png")), 40).isNull());
    QVERIFY(thumbnails.find(s("https://example.invalid/a.png"), 40).isNull());
    QTest::qWait(20);
    QCOMPARE(ready.size(), 1);
}

QTEST_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"
