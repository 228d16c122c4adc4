// Find, replace and "go to row", through the keys that people know from elsewhere.
#include "ui/sheet/table_world.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace sheaf;
using namespace sheaf::ui;
using test::TableWorld;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

struct Finding : TableWorld {
    using TableWorld::TableWorld;
    [[nodiscard]] QLineEdit* text() const { return child<QLineEdit>("findText"); }
    [[nodiscard]] QString state() const { return child<QLabel>("findState")->text(); }
    void find(const char* what, bool replace = false) const
    {
        key(replace ? Qt::Key_H : Qt::Key_F, Qt::ControlModifier);
        type(text(), what);
    }
};

} // namespace

class TestTableFind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhileTyping();
    void goesFromMatchToMatchAndRound();
    void options_data();
    void options();
    void marksWhatIsOnTheScreen();
    void looksOnlyAtWhatIsShown();
    void looksInTheViewsOrder();
    void looksInTheSelection();
    void replacesOneAfterTheOther();
    void replacesAllAsOneStep();
    void replacesGroupsOfAPattern();
    void escapeGoesBackToTheTable();
    void goesToARow();
    void saysWhenTheRowIsHidden();
};

void TestTableFind::countsWhileTyping()
{
    const Finding table;
    table.find("Paris");
    QVERIFY(table.child("findBar")->isVisible());
    QTRY_COMPARE(table.state(), s("7 match(es)"));
    table.type(table.text(), "x");
    QTRY_COMPARE(table.state(), s("No match"));
    QVERIFY(!table.child<QPushButton>("replaceAll")->isEnabled());
}

void TestTableFind::goesFromMatchToMatchAndRound()
{
    const Finding table;
    table.view().goTo(5, 0); // Fay
    table.find("oslo");
    QTest::keyClick(table.text(), Qt::Key_Return);
    QTRY_COMPARE(table.view().currentIndex(), table.model->index(8, 1));
    QTRY_COMPARE(table.state(), s("3 of 3"));
    QTest::keyClick(table.text(), Qt::Key_Return);
    QTRY_COMPARE(table.view().currentIndex(), table.model->index(1, 1));
    QCOMPARE(table.state(), s("1 of 3"));
    QTest::keyClick(table.text(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(table.view().currentIndex(), table.model->index(8, 1));
    table.view().setFocus();
    table.key(Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE(table.view().currentIndex(), table.model->index(4, 1));
    QTRY_COMPARE(table.state(), s("2 of 3"));
    table.key(Qt::Key_F3);
    QTRY_COMPARE(table.view().currentIndex(), table.model->index(8, 1));
}

void TestTableFind::options_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("pressed");
    QTest::addColumn<QString>("state");
    QTest::newRow("case") << s("Paris") << QStringList {s("findMatchCase")} << s("6 match(es)");
    QTest::newRow("whole cell") << s("1") << QStringList {s("findWholeCell")} << s("1 match(es)");
    QTest::newRow("pattern") << s("^x.y$") << QStringList {s("findPattern")} << s("3 match(es)");
    QTest::newRow("text with dots") << s("x.y") << QStringList {} << s("2 match(es)");
    QTest::newRow("all") << s("[a-z]{5}") << QStringList {s("findPattern"), s("findWholeCell"), s("findMatchCase")} << s("3 match(es)");
}

void TestTableFind::options()
{
    QFETCH(QString, text);
    QFETCH(QStringList, pressed);
    const Finding table;
    table.find(text.toUtf8().constData());
    for (const QString& name : pressed)
        QTest::mouseClick(table.pane->findChild<QToolButton*>(name), Qt::LeftButton);
    QTRY_VERIFY(!table.state().isEmpty() && !table.state().contains(s("…")));
    QTEST(table.state(), "state");
    QTest::mouseClick(table.child<QToolButton>("findPattern"), Qt::LeftButton);
    table.text()->setText(s("a("));
    if (table.child<QToolButton>("findPattern")->isChecked())
        QVERIFY(table.child<QLabel>("findFault")->text().contains(s("cannot be used")));
}

void TestTableFind::marksWhatIsOnTheScreen()
{
    const Finding table;
    table.find("Bonn");
    QTRY_VERIFY(table.model->index(3, 1).data(Qt::BackgroundRole).isValid());
    QVERIFY(!table.model->index(2, 1).data(Qt::BackgroundRole).isValid());
    QTest::keyClick(table.text(), Qt::Key_Escape);
    QVERIFY(!table.model->index(3, 1).data(Qt::BackgroundRole).isValid());
}

void TestTableFind::looksOnlyAtWhatIsShown()
{
    const Finding table;
    table.project->sheet().setHidden({table.model->columnAt(3).id}, true);
    table.view().setFilterRowShown(true);
    table.type(table.filter(2), "10");
    QTRY_COMPARE(table.names(), s("Ada Cid Fay Lea"));
    table.view().setFocus();
    table.find("Paris");
    QTRY_COMPARE(table.state(), s("4 match(es)")); // "Paris" and "paris" in the hidden column are not found
}

void TestTableFind::looksInTheViewsOrder()
{
    const Finding table;
    table.model->shown().sortBy(table.model->columnAt(0).id, true, false);
    QTRY_COMPARE(table.names().left(7), s("Lea Kim"));
    table.view().goTo(0, 0);
    table.view().setFocus();
    table.find("Oslo");
    QTest::keyClick(table.text(), Qt::Key_Return);
    QTRY_COMPARE(table.model->text(table.view().currentIndex().row(), 0).value_or(QString()), s("Ida"));
    QTest::keyClick(table.text(), Qt::Key_Return);
    QTRY_COMPARE(table.model->text(table.view().currentIndex().row(), 0).value_or(QString()), s("Eva"));
}

void TestTableFind::looksInTheSelection()
{
    const Finding table;
    table.select(0, 1, 4, 1);
    table.find("Paris", true);
    QTest::mouseClick(table.child<QToolButton>("findInSelection"), Qt::LeftButton);
    QTRY_COMPARE(table.state(), s("2 match(es)"));
    table.type(table.child<QLineEdit>("replaceText"), "Lyon");
    QTRY_VERIFY(table.child<QPushButton>("replaceAll")->isEnabled());
    QTest::mouseClick(table.child<QPushButton>("replaceAll"), Qt::LeftButton);
    QTRY_COMPARE(table.stored(2, "city"), s("Lyon"));
    QCOMPARE(table.stored(5, "city"), s("Paris"));
}

void TestTableFind::replacesOneAfterTheOther()
{
    const Finding table;
    table.view().goTo(1, 1);
    table.find("Oslo", true);
    table.type(table.child<QLineEdit>("replaceText"), "Bergen");
    QTRY_VERIFY(table.child<QPushButton>("replaceOne")->isEnabled());
    QTest::mouseClick(table.child<QPushButton>("replaceOne"), Qt::LeftButton);
    QCOMPARE(table.stored(1, "city"), s("Bergen"));
    QTRY_COMPARE(table.view().currentIndex(), table.model->index(4, 1));
    QCOMPARE(table.stored(4, "city"), s("Oslo"));
    QTRY_VERIFY(table.state() == s("1 of 2") || table.state() == s("2 match(es)"));
}

void TestTableFind::replacesAllAsOneStep()
{
    const Finding table;
    QSignalSpy told(table.pane.get(), &TablePane::told);
    table.find("oslo", true);
    table.type(table.child<QLineEdit>("replaceText"), "Bergen");
    QTRY_VERIFY(table.child<QPushButton>("replaceAll")->isEnabled());
    QTest::mouseClick(table.child<QPushButton>("replaceAll"), Qt::LeftButton);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().first().toString(), s("Replaced 3 cell(s) in 3 row(s)."));
    QCOMPARE(table.stored(8, "city"), s("Bergen"));
    QTRY_COMPARE(table.state(), s("No match"));
    table.view().setFocus();
    table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.stored(8, "city"), s("Oslo"));
    QCOMPARE(table.stored(1, "city"), s("Oslo"));
}

void TestTableFind::replacesGroupsOfAPattern()
{
    const Finding table;
    table.find("^(.)\\.(.)$", true);
    QTest::mouseClick(table.child<QToolButton>("findPattern"), Qt::LeftButton);
    table.type(table.child<QLineEdit>("replaceText"), "\\2-\\1");
    QTRY_VERIFY(table.child<QPushButton>("replaceAll")->isEnabled());
    QTest::mouseClick(table.child<QPushButton>("replaceAll"), Qt::LeftButton);
    QTRY_COMPARE(table.stored(2, "note"), s("y-x"));
    QCOMPARE(table.stored(3, "note"), s("xay"));
}

void TestTableFind::escapeGoesBackToTheTable()
{
    const Finding table;
    table.find("x");
    QTest::keyClick(table.text(), Qt::Key_Escape);
    QVERIFY(!table.child("findBar")->isVisible());
    QVERIFY(table.view().hasFocus());
}

void TestTableFind::goesToARow()
{
    const Finding table;
    table.key(Qt::Key_G, Qt::ControlModifier);
    auto* number = table.child<QLineEdit>("goToRowNumber");
    QVERIFY(number->hasFocus());
    table.type(number, "99");
    QTest::keyClick(number, Qt::Key_Return);
    QVERIFY(table.child<QLabel>("goToRowMessage")->text().contains(s("12")));
    number->selectAll();
    table.type(number, "9");
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(table.view().currentIndex().row(), 8);
    QVERIFY(table.view().hasFocus());
}

void TestTableFind::saysWhenTheRowIsHidden()
{
    const Finding table;
    table.view().setFilterRowShown(true);
    table.type(table.filter(1), "oslo");
    QTRY_COMPARE(table.model->rowCount(), 3);
    table.view().setFocus();
    table.key(Qt::Key_G, Qt::ControlModifier);
    auto* number = table.child<QLineEdit>("goToRowNumber");
    table.type(number, "7");
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(table.model->rowCount(), 3);
    auto* show = table.child<QPushButton>("goToRowShow");
    QVERIFY(show->isVisible());
    QTest::mouseClick(show, Qt::LeftButton);
    QTRY_COMPARE(table.model->rowCount(), 12);
    QCOMPARE(table.view().currentIndex().row(), 6);
}

QTEST_MAIN(TestTableFind)
#include "tst_table_find.moc"
