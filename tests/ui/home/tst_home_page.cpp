// Home: a drop, the buttons, the recent projects by keyboard.
#include "home/home_page.h"
#include "home/recent_list.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

const Instant noon = fromMillis(1'795'000'000'000);

/// A drag of these files that enters `target` and lets go there.
void drop(QWidget* target, const QList<QUrl>& urls)
{
    QMimeData data;
    data.setUrls(urls);
    const QPoint middle = target->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QDropEvent release(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &release);
}

} // namespace

class TestHomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dropIsHandedOn();
    void wrongFileIsNot();
    void buttonsAsk();
    void emptyLibrarySaysSo();
    void recentOpensByKeyboard();
};

void TestHomePage::dropIsHandedOn()
{
    HomePage page([] { return noon; });
    page.show();
    QSignalSpy files(&page, &HomePage::filesChosen);
    drop(page.findChild<QWidget*>(QStringLiteral("dropTarget")), {QUrl::fromLocalFile(QStringLiteral("/a/re views.csv"))});
    QCOMPARE(files.count(), 1);
    QCOMPARE(files.first().first().toStringList(), QStringList {QStringLiteral("/a/re views.csv")});
}

void TestHomePage::wrongFileIsNot()
{
    HomePage page([] { return noon; });
    page.show();
    QSignalSpy files(&page, &HomePage::filesChosen);
    drop(page.findChild<QWidget*>(QStringLiteral("dropTarget")), {QUrl::fromLocalFile(QStringLiteral("/a/program.exe"))});
    QCOMPARE(files.count(), 0);
}

void TestHomePage::buttonsAsk()
{
    HomePage page([] { return noon; });
    page.show();
    QSignalSpy open(&page, &HomePage::openRequested);
    QSignalSpy paste(&page, &HomePage::pasteRequested);
    QSignalSpy sample(&page, &HomePage::sampleRequested);
    for (const char* name : {"openFile", "pasteTable", "trySample"})
        QTest::mouseClick(page.findChild<QPushButton*>(QString::fromLatin1(name)), Qt::LeftButton);
    QTest::keyClick(&page, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(open.count(), 1);
    QCOMPARE(paste.count(), 2);
    QCOMPARE(sample.count(), 1);
}

void TestHomePage::emptyLibrarySaysSo()
{
    HomePage page([] { return noon; });
    page.show();
    page.setProjects({});
    auto* words = page.findChild<QLabel*>(QStringLiteral("noProjects"));
    QVERIFY(words->isVisible());
    QVERIFY(words->text().startsWith(QStringLiteral("No projects yet")));
}

void TestHomePage::recentOpensByKeyboard()
{
    HomePage page([] { return noon; });
    page.show();
    page.setProjects({{{QStringLiteral("/l/A"), QStringLiteral("A"), noon, 12480, 1}, 1}, {{QStringLiteral("/l/B"), QStringLiteral("B"), noon, 3, 0}, 0}});
    auto* list = page.findChild<RecentList*>();
    QVERIFY(list->isVisible());
    QVERIFY(list->model()->index(0, 0).data(RecentModel::RunningRole).toString().startsWith(u'1'));
    QSignalSpy open(&page, &HomePage::projectRequested);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(open.count(), 1);
    QCOMPARE(open.first().first().toString(), QStringLiteral("/l/B"));
}

QTEST_MAIN(TestHomePage)
#include "tst_home_page.moc"
