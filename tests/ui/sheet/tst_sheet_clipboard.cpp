// Copy, cut, paste, clear and fill in the real page, with real keys and the real clipboard, at ten rows and at many.
#include "ui/sheet/sheet_on_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

QByteArray table(int rows)
{
    QByteArray csv = "a,b,c\n";
    for (int row = 1; row <= rows; ++row)
        csv += "a" + QByteArray::number(row) + ",b" + QByteArray::number(row) + ",c" + QByteArray::number(row) + '\n';
    return csv;
}

void putHtml(const QString& html, const QString& plain = {})
{
    auto* data = new QMimeData;
    data->setHtml(html);
    if (!plain.isEmpty())
        data->setText(plain);
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace

class TestSheetClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesTextAndHtml();
    void cutsAndPastes();
    void pastesHtmlAlone();
    void growsInOneStep();
    void addsColumnsAndSaysSo();
    void repeatsIntoAMultiple();
    void answersAreNotPastedOver();
    void pastesVeryMany();
    void clearsVeryMany();
    void fillsDownAndRight();
    void fillsDownVeryMany();
};

void TestSheetClipboard::copiesTextAndHtml()
{
    const test::SheetOnPage sheet("a,b\n00123,\"two\nlines\"\n1,\"say \"\"hi\"\"\"\n");
    QVERIFY(sheet.settle());
    sheet.select(0, 0, 1, 1);
    sheet.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), s("00123\t\"two\nlines\"\n1\t\"say \"\"hi\"\"\"\n"));
    QVERIFY(data->html().contains(s("<td style=\"mso-number-format:'\\@'")));
    sheet.go(2, 0);
    sheet.go(0, 0);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(sheet.row(0), s("00123|two\nlines"));
}

void TestSheetClipboard::cutsAndPastes()
{
    const test::SheetOnPage sheet(table(4));
    QVERIFY(sheet.settle());
    sheet.select(0, 0, 0, 1);
    sheet.key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(sheet.row(0), s("||c1"));
    sheet.go(2, 1);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(sheet.row(2), s("a3|a1|b1"));
    QCOMPARE(sheet.selection(), s("2,1-2,2"));
}

void TestSheetClipboard::pastesHtmlAlone()
{
    const test::SheetOnPage sheet(table(4));
    QVERIFY(sheet.settle());
    putHtml(s("<table><tr><td>x<br>y</td><td>&eacute;</td></tr></table>"));
    sheet.go(1, 0);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(sheet.row(1), s("x\ny|é|c2"));
}

void TestSheetClipboard::growsInOneStep()
{
    const test::SheetOnPage sheet(table(3));
    QVERIFY(sheet.settle());
    QGuiApplication::clipboard()->setText(s("1\t2\n3\t4\n5\t6\n"));
    sheet.go(2, 1);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(sheet.model->rowCount(), 5);
    QCOMPARE(sheet.row(2), s("a3|1|2"));
    QCOMPARE(sheet.row(4), s("|5|6"));
    sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sheet.model->rowCount(), 3);
    QCOMPARE(sheet.row(2), s("a3|b3|c3"));
}

void TestSheetClipboard::addsColumnsAndSaysSo()
{
    const test::SheetOnPage sheet(table(3));
    QVERIFY(sheet.settle());
    QGuiApplication::clipboard()->setText(s("1\t2\t3\n4\t5\t6\n"));
    sheet.go(2, 2);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(sheet.model->sheetColumns(), 5);
    QCOMPARE(sheet.row(2), s("a3|b3|1|2|3"));
    QCOMPARE(sheet.row(3), s("||4|5|6"));
    QCOMPARE(sheet.model->columnAt(4).name, s("Column 5"));
    QCOMPARE(sheet.selection(), s("2,2-3,4"));
    QVERIFY2(sheet.banner().contains(u'2'), qPrintable(sheet.banner()));
    sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sheet.model->sheetColumns(), 3);
    QCOMPARE(sheet.model->rowCount(), 3);
    QCOMPARE(sheet.row(2), s("a3|b3|c3"));
}

void TestSheetClipboard::repeatsIntoAMultiple()
{
    const test::SheetOnPage sheet(table(6));
    QVERIFY(sheet.settle());
    QGuiApplication::clipboard()->setText(s("x\ny\n"));
    sheet.select(0, 0, 3, 1);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(sheet.row(0), s("x|x|c1"));
    QCOMPARE(sheet.row(3), s("y|y|c4"));
    QCOMPARE(sheet.row(4), s("a5|b5|c5"));
}

void TestSheetClipboard::answersAreNotPastedOver()
{
    const test::SheetOnPage sheet;
    test::giveAnswers(*sheet.project);
    QVERIFY(sheet.settle());
    QGuiApplication::clipboard()->setText(s("x"));
    sheet.go(0, 4);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!sheet.banner().isEmpty());
}

void TestSheetClipboard::pastesVeryMany()
{
    const test::SheetOnPage sheet(table(3'000));
    QVERIFY(sheet.settle());
    QString text;
    for (int row = 0; row < 5'000; ++row)
        text += s("x%1\ty%1\n").arg(row);
    QGuiApplication::clipboard()->setText(text);
    sheet.go(1'000, 1);
    sheet.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(sheet.model->rowCount(), 6'000);
    QCOMPARE(sheet.row(1'000), s("a1001|x0|y0"));
    QCOMPARE(sheet.row(2'999), s("a3000|x1999|y1999"));
    QCOMPARE(sheet.row(5'999), s("|x4999|y4999"));
    sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(sheet.model->rowCount(), 3'000);
    QCOMPARE(sheet.row(1'000), s("a1001|b1001|c1001"));
}

void TestSheetClipboard::clearsVeryMany()
{
    const test::SheetOnPage sheet(table(5'000));
    QVERIFY(sheet.settle());
    sheet.go(0, 1);
    sheet.key(Qt::Key_Space, Qt::ControlModifier);
    sheet.key(Qt::Key_Delete);
    QTRY_COMPARE(sheet.row(4'999), s("a5000||c5000"));
    QCOMPARE(sheet.row(0), s("a1||c1"));
    sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(sheet.row(4'999), s("a5000|b5000|c5000"));
}

void TestSheetClipboard::fillsDownAndRight()
{
    const test::SheetOnPage sheet(table(4));
    QVERIFY(sheet.settle());
    sheet.select(0, 0, 2, 1);
    sheet.key(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(sheet.row(2), s("a1|b1|c3"));
    QCOMPARE(sheet.row(3), s("a4|b4|c4"));
    sheet.go(3, 2); // one cell: what stands above it
    sheet.key(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(sheet.row(3), s("a4|b4|c3"));
    sheet.select(3, 0, 3, 2);
    sheet.key(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(sheet.row(3), s("a4|a4|a4"));
    sheet.go(0, 1);
    sheet.key(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(sheet.row(0), s("a1|a1|c1"));
    sheet.go(0, 0);
    sheet.key(Qt::Key_R, Qt::ControlModifier);
    sheet.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(sheet.row(0), s("a1|a1|c1"));
}

void TestSheetClipboard::fillsDownVeryMany()
{
    const test::SheetOnPage sheet(table(5'000));
    QVERIFY(sheet.settle());
    sheet.go(0, 2);
    sheet.key(Qt::Key_Space, Qt::ControlModifier);
    sheet.key(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(sheet.row(4'999), s("a5000|b5000|c1"));
    sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(sheet.row(4'999), s("a5000|b5000|c5000"));
}

QTEST_MAIN(TestSheetClipboard)
#include "tst_sheet_clipboard.moc"
