#include "requests/split.h"

#include <QTest>

using namespace sheaf::requests;

class TestSplit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsBegin_data();
    void partsBegin();
    void tokens();
};

void TestSplit::partsBegin_data()
{
    QTest::addColumn<qint64>("maxRows");
    QTest::addColumn<qint64>("maxBytes");
    QTest::addColumn<QList<qint64>>("lines");
    QTest::addColumn<QList<int>>("begins"); // indexes of the lines that open a part

    QTest::newRow("no limits") << qint64(0) << qint64(0) << QList<qint64> {9, 9, 9} << QList<int> {};
    QTest::newRow("rows") << qint64(2) << qint64(0) << QList<qint64> {1, 1, 1, 1, 1} << QList<int> {2, 4};
    QTest::newRow("bytes, exactly full") << qint64(0) << qint64(10) << QList<qint64> {4, 6, 4, 6} << QList<int> {2};
    QTest::newRow("bytes, one more") << qint64(0) << qint64(10) << QList<qint64> {4, 7, 3} << QList<int> {1};
    QTest::newRow("too long alone") << qint64(0) << qint64(10) << QList<qint64> {50, 1, 50, 1} << QList<int> {1, 2, 3};
    QTest::newRow("first too long") << qint64(1) << qint64(10) << QList<qint64> {50} << QList<int> {};
    QTest::newRow("whichever comes first") << qint64(3) << qint64(10) << QList<qint64> {1, 1, 1, 1, 9, 1} << QList<int> {3, 5};
}

void TestSplit::partsBegin()
{
    QFETCH(qint64, maxRows);
    QFETCH(qint64, maxBytes);
    QFETCH(QList<qint64>, lines);
    QFETCH(QList<int>, begins);
    Splitter splitter({maxRows, maxBytes});
    QList<int> found;
    for (int i = 0; i < lines.size(); ++i) {
        if (splitter.opensNewPart(lines[i]))
            found.append(i);
    }
    QCOMPARE(found, begins);
}

void TestSplit::tokens()
{
    QCOMPARE(estimatedTokens(0), 0);
    QCOMPARE(estimatedTokens(1), 1);
    QCOMPARE(estimatedTokens(4), 1);
    QCOMPARE(estimatedTokens(4001), 1001);
}

QTEST_GUILESS_MAIN(TestSplit)
#include "tst_split.moc"
