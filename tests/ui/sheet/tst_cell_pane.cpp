// The cell panel in the real page: what it shows of a cell, and when what was typed is kept or taken back.
#include "sheet/cell_pane.h"
#include "ui/sheet/sheet_on_page.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QImage>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

QByteArray quoted(QByteArray cell)
{
    return '"' + cell.replace("\"", "\"\"") + '"';
}

QByteArray pngAddress()
{
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return "data:image/png;base64," + bytes.toBase64();
}

class Pane
{
public:
    explicit Pane(const QByteArray& csv = "id,text\n1,plain\n2,other\n") : sheet(csv)
    {
        settled = sheet.settle();
        edit = sheet.child<QPlainTextEdit>("cellText");
    }
    QString state() const { return sheet.child<QLabel>("cellState")->text(); }
    bool shows(const char* text) const
    {
        return QTest::qWaitFor([&] { return edit->toPlainText() == s(text) && !edit->isReadOnly(); });
    }

    test::SheetOnPage sheet;
    QPlainTextEdit* edit = nullptr;
    bool settled = false;
};

} // namespace

class TestCellPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensByKey();
    void keepsWithCtrlEnter();
    void keepsWhenTheKeyboardLeaves();
    void keepsWhenTheCellChanges();
    void losesNothingWhileTheSheetIsBusy();
    void escapeTakesBack();
    void keepsHardBlanks();
    void followsUndo();
    void readsFromTheRight();
    void tellsWhereJsonGoesWrong();
    void indentsAndCompacts();
    void showsPictures();
    void neverOpensWhatIsRemote();
    void longTextIsShownInPart();
    void answersAreReadOnly();
    void everythingHasAName();
};

void TestCellPane::opensByKey()
{
    const Pane pane;
    QVERIFY(pane.settled);
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain"));
    pane.sheet.key(Qt::Key_F4);
    QTRY_VERIFY(pane.edit->hasFocus());
    QCOMPARE(pane.edit->textCursor().position(), 5);
}

void TestCellPane::keepsWithCtrlEnter()
{
    const Pane pane;
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain"));
    pane.sheet.key(Qt::Key_F4);
    QTest::keyClicks(pane.edit, s(" text"));
    QTest::keyClick(pane.edit, Qt::Key_Return);
    QTest::keyClicks(pane.edit, s("more"));
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain"));
    QTest::keyClick(pane.edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain text\nmore"));
    QTRY_VERIFY(pane.sheet.view->hasFocus());
    pane.sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain"));
}

void TestCellPane::keepsWhenTheKeyboardLeaves()
{
    const Pane pane;
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain"));
    pane.sheet.key(Qt::Key_F4);
    QTest::keyClicks(pane.edit, s("!"));
    pane.sheet.view->setFocus();
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain!"));
}

void TestCellPane::keepsWhenTheCellChanges()
{
    const Pane pane;
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain"));
    pane.sheet.key(Qt::Key_F4);
    QTest::keyClicks(pane.edit, s("!"));
    pane.sheet.go(1, 1);
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain!"));
    QVERIFY(pane.shows("other"));
}

void TestCellPane::losesNothingWhileTheSheetIsBusy()
{
    const Pane pane;
    project::Sheet& sheet = pane.sheet.project->sheet();
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain"));
    pane.sheet.key(Qt::Key_F4);
    QTest::keyClicks(pane.edit, s(" text"));
    sheet.setBusy(true);
    pane.sheet.go(1, 1);
    QVERIFY(pane.shows("other"));
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain text")); // still there for whoever comes back
    QVERIFY(!pane.state().isEmpty());
    pane.sheet.go(1, 1);
    QVERIFY(pane.shows("other"));
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain"));
    sheet.setBusy(false);
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain text"));
}

void TestCellPane::escapeTakesBack()
{
    const Pane pane;
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain"));
    pane.sheet.key(Qt::Key_F4);
    QTest::keyClicks(pane.edit, s("!"));
    QTest::keyClick(pane.edit, Qt::Key_Escape);
    QTRY_VERIFY(pane.sheet.view->hasFocus());
    QCOMPARE(pane.edit->toPlainText(), s("plain"));
    QCOMPARE(pane.sheet.stored(0, "text"), s("plain"));
    QVERIFY(pane.sheet.project->sheet().undoLabel().isEmpty());
}

void TestCellPane::keepsHardBlanks()
{
    const Pane pane("id,text\n1,10\xC2\xA0km\n");
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("10 km"));
    pane.sheet.key(Qt::Key_F4);
    QTest::keyClicks(pane.edit, s("!"));
    QTest::keyClick(pane.edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(pane.sheet.stored(0, "text"), s("10\xC2\xA0km!"));
    pane.sheet.key(Qt::Key_F2);
    pane.sheet.keys("?");
    pane.sheet.key(Qt::Key_Return);
    QCOMPARE(pane.sheet.stored(0, "text"), s("10\xC2\xA0km!?"));
}

void TestCellPane::followsUndo()
{
    const Pane pane;
    pane.sheet.go(0, 1);
    QVERIFY(pane.shows("plain"));
    pane.sheet.key(Qt::Key_Delete);
    QVERIFY(pane.shows(""));
    pane.sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(pane.shows("plain"));
}

void TestCellPane::readsFromTheRight()
{
    const Pane pane("id,text\n1,\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 ok\n");
    pane.sheet.go(0, 1);
    QTRY_VERIFY(!pane.edit->toPlainText().isEmpty());
    QCOMPARE(pane.edit->document()->defaultTextOption().textDirection(), Qt::RightToLeft);
    QVERIFY(pane.edit->cursorRect().left() > pane.edit->viewport()->width() / 2); // before the first letter
    pane.sheet.go(0, 0);
    QVERIFY(pane.shows("1"));
    QCOMPARE(pane.edit->document()->defaultTextOption().textDirection(), Qt::LeftToRight);
}

void TestCellPane::tellsWhereJsonGoesWrong()
{
    const Pane pane("id,text\n1," + quoted("{\"a\": 1,\n \"b\": 2\n \"c\": 3}") + "\n");
    pane.sheet.go(0, 1);
    QTRY_COMPARE(pane.state(), s("Line 3, column 2: a comma is missing before this."));
    QVERIFY(!pane.sheet.child<QAbstractButton>("cellIndent")->isEnabled());
    QTest::mouseClick(pane.sheet.child<QWidget>("cellGoTo"), Qt::LeftButton);
    QCOMPARE(pane.edit->textCursor().blockNumber(), 2);
    QCOMPARE(pane.edit->textCursor().positionInBlock(), 1);
    pane.edit->moveCursor(QTextCursor::PreviousBlock);
    pane.edit->moveCursor(QTextCursor::EndOfBlock);
    QTest::keyClicks(pane.edit, s(","));
    QTRY_COMPARE(pane.state(), s("JSON without mistakes"));
}

void TestCellPane::indentsAndCompacts()
{
    const Pane pane("id,text\n1," + quoted("{\"a\":1,\"b\":[1.50]}") + "\n");
    pane.sheet.go(0, 1);
    QTRY_VERIFY(pane.sheet.child<QWidget>("cellIndent")->isVisible());
    QTest::mouseClick(pane.sheet.child<QWidget>("cellIndent"), Qt::LeftButton);
    QTRY_COMPARE(pane.sheet.stored(0, "text"), s("{\n  \"a\": 1,\n  \"b\": [\n    1.50\n  ]\n}"));
    QTest::mouseClick(pane.sheet.child<QWidget>("cellCompact"), Qt::LeftButton);
    QTRY_COMPARE(pane.sheet.stored(0, "text"), s("{\"a\":1,\"b\":[1.50]}"));
}

void TestCellPane::showsPictures()
{
    QTemporaryDir folder;
    QImage image(3'000, 1'000, QImage::Format_RGB32);
    image.fill(Qt::blue);
    const QString path = folder.filePath(s("photo.png"));
    QVERIFY(image.save(path));
    const Pane pane("id,text\n1," + path.toUtf8() + "\n2," + quoted(pngAddress()) + "\n3,plain\n");
    const auto* picture = pane.sheet.child<QLabel>("cellPicture");
    pane.sheet.go(0, 1);
    QTRY_VERIFY(picture->isVisible());
    QVERIFY(picture->pixmap().width() > picture->pixmap().height());
    QVERIFY(picture->pixmap().width() < 1'000);
    pane.sheet.go(1, 1);
    QTRY_COMPARE(picture->pixmap().size(), QSize(40, 20));
    pane.sheet.go(2, 1);
    QTRY_VERIFY(!picture->isVisible());
}

void TestCellPane::neverOpensWhatIsRemote()
{
    const Pane pane("id,text\n1,https://example.invalid/a.png\n2,file://server/share/a.png\n");
    for (int row = 0; row < 2; ++row) {
        pane.sheet.go(row, 1);
        QTRY_VERIFY(!pane.edit->toPlainText().isEmpty() && !pane.edit->isReadOnly());
        QVERIFY(!pane.sheet.child<QLabel>("cellPicture")->isVisible());
    }
}

void TestCellPane::longTextIsShownInPart()
{
    const Pane pane("id,text\n1," + QByteArray(300'000, 'x') + "\n");
    pane.sheet.go(0, 1);
    QTRY_VERIFY(pane.state().contains(s("too long")));
    QCOMPARE(pane.edit->document()->characterCount() - 1, int(longestPart));
    QVERIFY(pane.edit->isReadOnly());
    pane.sheet.go(0, 0);
    QVERIFY(pane.shows("1"));
    QCOMPARE(pane.sheet.stored(0, "text").size(), 300'000);
}

void TestCellPane::answersAreReadOnly()
{
    const test::SheetOnPage sheet;
    test::giveAnswers(*sheet.project);
    QVERIFY(sheet.settle());
    sheet.go(0, 4);
    auto* edit = sheet.child<QPlainTextEdit>("cellText");
    QTRY_COMPARE(edit->toPlainText(), s("positive: <b>not bold</b>"));
    QVERIFY(edit->isReadOnly());
    QVERIFY(!sheet.child<QLabel>("cellState")->text().isEmpty());
}

void TestCellPane::everythingHasAName()
{
    const Pane pane;
    const auto widgets = pane.sheet.child<QWidget>("cellPane")->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->focusPolicy() & Qt::TabFocus) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()), qPrintable(widget->objectName()));
        }
    }
}

QTEST_MAIN(TestCellPane)
#include "tst_cell_pane.moc"
