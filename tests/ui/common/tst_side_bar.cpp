#include "common/plain_tooltip.h"
#include "common/side_bar.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sheaf::ui;

namespace {

SideBarItem place(const char* id, const char* badge = "")
{
    return {QLatin1String(id), QLatin1String(id), QStringLiteral("home"), QLatin1String(badge), {}};
}

} // namespace

class TestSideBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bar = std::make_unique<SideBar>();
        m_bar->setSection(QStringLiteral("places"), {}, {place("home"), place("batches", "2")});
        m_bar->setSection(QStringLiteral("projects"), QStringLiteral("Projects"), {place("reviews")});
        m_bar->setSection(QStringLiteral("more"), {}, {place("settings"), place("practice")}, SideBar::Place::Bottom);
        m_bar->setCurrent(QStringLiteral("home"));
        m_bar->resize(m_bar->width(), 500);
        m_bar->show();
        m_bar->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    }

    void clickGoesThereOnce()
    {
        const QSignalSpy chosen(m_bar.get(), &SideBar::chosen);
        click(top(), 1);
        click(top(), 1);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(m_bar->current(), QStringLiteral("batches"));
    }

    void keysWalkOverHeadingsAndIntoTheBottomList()
    {
        const QSignalSpy chosen(m_bar.get(), &SideBar::chosen);
        top()->setFocus();
        QTest::keyClick(top(), Qt::Key_Down); // batches
        QTest::keyClick(top(), Qt::Key_Down); // over the heading to reviews
        QTest::keyClick(top(), Qt::Key_Return);
        QCOMPARE(m_bar->current(), QStringLiteral("reviews"));
        QTest::keyClick(top(), Qt::Key_Down); // into the list below
        QVERIFY(bottom()->hasFocus());
        QTest::keyClick(bottom(), Qt::Key_Return);
        QCOMPARE(m_bar->current(), QStringLiteral("settings"));
        QTest::keyClick(bottom(), Qt::Key_Up);
        QVERIFY(top()->hasFocus());
        QCOMPARE(chosen.size(), 2);
    }

    void onlyOnePlaceIsMarked()
    {
        m_bar->setCurrent(QStringLiteral("practice"));
        QCOMPARE(top()->selectedItems().size(), 0);
        QCOMPARE(bottom()->selectedItems().size(), 1);
        m_bar->setCurrent({});
        QCOMPARE(bottom()->selectedItems().size(), 0);
    }

    void newContentKeepsTheMark()
    {
        const QSignalSpy chosen(m_bar.get(), &SideBar::chosen);
        m_bar->setCurrent(QStringLiteral("reviews"));
        m_bar->setSection(QStringLiteral("projects"), QStringLiteral("Projects"), {place("captions"), place("reviews")});
        QCOMPARE(top()->currentItem()->text(), QStringLiteral("reviews"));
        QCOMPARE(chosen.size(), 0);
    }

    void badgesAreReadAloud()
    {
        QCOMPARE(top()->item(1)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("batches, 2"));
        m_bar->setBadge(QStringLiteral("batches"), QStringLiteral("3"));
        QCOMPARE(top()->item(1)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("batches, 3"));
    }

    void badgesMoveNothing()
    {
        top()->setCurrentRow(3); // where the keyboard is, without going there
        const QSignalSpy rebuilt(top()->model(), &QAbstractItemModel::modelReset);
        const QSignalSpy removed(top()->model(), &QAbstractItemModel::rowsRemoved);
        const QSignalSpy told(top()->model(), &QAbstractItemModel::dataChanged);
        m_bar->setBadge(QStringLiteral("batches"), QStringLiteral("2")); // as it was
        QCOMPARE(told.size(), 0);
        m_bar->setBadge(QStringLiteral("batches"), QStringLiteral("3"));
        QVERIFY(told.size() > 0);
        QCOMPARE(rebuilt.size(), 0);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(top()->currentRow(), 3);
        m_bar->setBadge(QStringLiteral("batches"), {});
        QCOMPARE(top()->item(1)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("batches"));
    }

    void foldsToIcons()
    {
        const int wide = m_bar->width();
        const QSignalSpy changed(m_bar.get(), &SideBar::collapsedChanged);
        QTest::mouseClick(m_bar->findChild<QToolButton*>(QStringLiteral("sideBarFold")), Qt::LeftButton);
        QVERIFY(m_bar->isCollapsed());
        QVERIFY(m_bar->width() < wide / 2);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(top()->item(0)->toolTip(), plainToolTip(QStringLiteral("home"))); // the text has to be somewhere
        QCOMPARE(m_bar->current(), QStringLiteral("home"));
    }

private:
    QListWidget* top() const { return m_bar->findChild<QListWidget*>(QStringLiteral("sideBarTop")); }
    QListWidget* bottom() const { return m_bar->findChild<QListWidget*>(QStringLiteral("sideBarBottom")); }
    static void click(QListWidget* list, int row)
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(row)).center());
    }

    std::unique_ptr<SideBar> m_bar;
};

QTEST_MAIN(TestSideBar)
#include "tst_side_bar.moc"
