// How cells are shown in one line, and how ranges travel through the clipboard. Pure.
#include "sheet/cell_text.h"
#include "sheet/clipboard_text.h"

#include <QTest>

using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestSheetText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLineOfText_data();
    void oneLineOfText();
    void longTextIsCut();
    void numbers_data();
    void numbers();
    void clipboard_data();
    void clipboard();
    void readsWhatSpreadsheetsWrite();
};

void TestSheetText::oneLineOfText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << s("Great coffee") << s("Great coffee");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("line break") << s("one\ntwo") << s("one ⏎ two");
    QTest::newRow("CRLF is one break") << s("one\r\ntwo") << s("one ⏎ two");
    QTest::newRow("tab") << s("one\ttwo") << s("one two");
}

void TestSheetText::oneLineOfText()
{
    QFETCH(QString, text);
    QTEST(oneLine(text), "shown");
}

void TestSheetText::longTextIsCut()
{
    const QString shown = oneLine(QString(5'000, u'x'));
    QCOMPARE(shown.size(), shownCharacters + 1);
    QVERIFY(shown.endsWith(QChar(0x2026)));
}

void TestSheetText::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("number");
    QTest::newRow("whole") << s("12") << true;
    QTest::newRow("negative decimal") << s("-3.5") << true;
    QTest::newRow("decimal comma") << s("3,5") << true;
    QTest::newRow("exponent") << s("1e6") << true;
    QTest::newRow("zero") << s("0") << true;
    QTest::newRow("id with zeros") << s("00123") << false;
    QTest::newRow("20 digits") << s("12345678901234567890") << false;
    QTest::newRow("date") << s("2026-01-05") << false;
    QTest::newRow("word") << s("12 kg") << false;
    QTest::newRow("lonely sign") << s("-") << false;
    QTest::newRow("empty") << QString() << false;
}

void TestSheetText::numbers()
{
    QFETCH(QString, text);
    QTEST(looksLikeNumber(text), "number");
}

void TestSheetText::clipboard_data()
{
    QTest::addColumn<QList<QStringList>>("cells");
    QTest::addColumn<QString>("text");
    QTest::newRow("range") << CellGrid {{s("a"), s("b")}, {s("c"), s("")}} << s("a\tb\nc\t\n");
    QTest::newRow("quotes where needed") << CellGrid {{s("say \"hi\""), s("two\nlines"), s("a\tb")}}
                                         << s("\"say \"\"hi\"\"\"\t\"two\nlines\"\t\"a\tb\"\n");
}

void TestSheetText::clipboard()
{
    QFETCH(QList<QStringList>, cells);
    QTEST(toClipboardText(cells), "text");
    QFETCH(QString, text);
    QCOMPARE(fromClipboardText(text), cells);
}

void TestSheetText::readsWhatSpreadsheetsWrite()
{
    QCOMPARE(fromClipboardText(s("a\tb\r\nc\td")), (CellGrid {{s("a"), s("b")}, {s("c"), s("d")}}));
    QCOMPARE(fromClipboardText(s("5\" pipe\tb")), (CellGrid {{s("5\" pipe"), s("b")}}));
    QCOMPARE(fromClipboardText(s("\"open\tb")), (CellGrid {{s("\"open"), s("b")}}));
    QCOMPARE(fromClipboardText(s("say \"hi\"\t\"hello\" world\t\"all\"")),
        (CellGrid {{s("say \"hi\""), s("\"hello\" world"), s("\"all\"")}}));
    QCOMPARE(fromClipboardText(s("\"5\"\" pipe\"\t\"two\nlines\"\r\n")), (CellGrid {{s("5\" pipe"), s("two\nlines")}}));
    QCOMPARE(fromClipboardText(s("\"a\n\n")), (CellGrid {{s("\"a")}, {QString()}}));
    QCOMPARE(fromClipboardText(QString()), CellGrid());
}

QTEST_GUILESS_MAIN(TestSheetText)
#include "tst_sheet_text.moc"
