// The window as a whole: places, a file that is dropped, what it remembers.
#include "common/banner.h"
#include "common/side_bar.h"
#include "shell/main_window.h"
#include "shell/project_page.h"
#include "shell/window_drop.h"
#include "ui/support/window_world.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QMenuBar>
#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace sheaf;
using namespace sheaf::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionHasNameAndTip();
    void sidebarGoesToPlaces();
    void droppedFileBecomesAProject();
    void wrongFileSaysWhy();
    void pastedCellsBecomeAProject();
    void sampleIsReadyToSend();
    void lastPlaceComesBack();

private:
    static QString writeTable(const test::WindowWorld& world);
    static void drop(MainWindow& window, const QString& file);
};

QString TestMainWindow::writeTable(const test::WindowWorld& world)
{
    QFile file(world.path(QStringLiteral("few rows.csv")));
    if (file.open(QIODevice::WriteOnly))
        file.write("id,text\n1,a\n2,b\n");
    return file.fileName();
}

void TestMainWindow::drop(MainWindow& window, const QString& file)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    auto* veil = window.findChild<WindowDrop*>();
    QVERIFY(veil->isVisible());
    QVERIFY(!veil->sentence().isEmpty());
    QDropEvent release(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &release);
    QVERIFY(!veil->isVisible());
}

void TestMainWindow::everyActionHasNameAndTip()
{
    test::WindowWorld world;
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    const auto actions = window.findChildren<QAction*>();
    for (const QAction* action : actions) {
        if (action->isSeparator() || action->menu() || action->objectName().isEmpty() || action->objectName().startsWith(u'_'))
            continue;
        QVERIFY2(!action->text().isEmpty() && !action->toolTip().isEmpty(), qPrintable(action->objectName()));
    }
    QVERIFY(window.findChild<QAction*>(QStringLiteral("open"))->shortcut() == QKeySequence(QKeySequence::Open));
}

void TestMainWindow::sidebarGoesToPlaces()
{
    test::WindowWorld world;
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    auto* bar = window.findChild<SideBar*>();
    for (const auto& [place, page] : {std::pair("batches", "batchesPage"), std::pair("settings", "settingsPage"), std::pair("home", "homePage")}) {
        Q_EMIT bar->chosen(QString::fromLatin1(place));
        QVERIFY2(window.findChild<QWidget*>(QString::fromLatin1(page))->isVisible(), page);
        QCOMPARE(bar->current(), QString::fromLatin1(place));
    }
}

void TestMainWindow::droppedFileBecomesAProject()
{
    test::WindowWorld world;
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    drop(window, writeTable(world));
    QTRY_VERIFY(window.currentProject());
    QTRY_VERIFY(window.currentProject()->project()->facts().baseComplete);
    QCOMPARE(window.currentProject()->project()->sheet().data().rowCount(), 2);
    QVERIFY(window.windowTitle().contains(QStringLiteral("few rows")));
}

void TestMainWindow::wrongFileSaysWhy()
{
    test::WindowWorld world;
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    window.importFiles({QStringLiteral("/a/photo.xls")});
    auto* banner = window.findChild<Banner*>(QStringLiteral("windowBanner"));
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("photo.xls is an old Excel workbook")));
    window.importFiles({QStringLiteral("/not/there.csv")});
    QTRY_VERIFY(banner->text().contains(QStringLiteral("there.csv")));
    QVERIFY(!window.currentProject());
}

void TestMainWindow::pastedCellsBecomeAProject()
{
    test::WindowWorld world;
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    QGuiApplication::clipboard()->setText(QStringLiteral("id\ttext\n1\ta\n2\tb\n3\tc\n"));
    QTest::keyClick(window.findChild<QWidget*>(QStringLiteral("homePage")), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(window.currentProject());
    QTRY_COMPARE(window.currentProject()->project()->sheet().data().rowCount(), 3);
}

void TestMainWindow::sampleIsReadyToSend()
{
    test::WindowWorld world;
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    window.importSample();
    QTRY_VERIFY(window.currentProject());
    QTRY_VERIFY(window.currentProject()->project()->facts().baseComplete);
    QCOMPARE(window.currentProject()->currentProfile().id, QStringLiteral("practice"));
    QTRY_COMPARE(window.currentProject()->sendBlocker(), QString());
}

void TestMainWindow::lastPlaceComesBack()
{
    test::WindowWorld world;
    QString folder;
    {
        MainWindow window(world.context(), ThemeChoice::System);
        window.show();
        window.importFiles({writeTable(world)});
        QTRY_VERIFY(window.currentProject() && window.currentProject()->project()->facts().baseComplete);
        folder = window.currentProject()->project()->folder();
        QVERIFY(window.close());
    }
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    window.restorePlace();
    QTRY_VERIFY(window.currentProject());
    QCOMPARE(window.currentProject()->project()->folder(), folder);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
