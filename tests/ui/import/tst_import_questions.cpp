// What is asked and what is not: plain files go through, others open the dialog, and what cannot be read says so.
#include "import/import_dialog.h"
#include "import/import_questions.h"
#include "ui/import/made_previews.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using Ask = ImportQuestions::Ask;

class TestImportQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainFilesAreNotAskedAbout();
    void othersAreAskedAbout();
    void plainFilesAreAskedAboutOnRequest();
    void earlierFaultIsAskedAbout();
    void whatCannotBeReadSaysSo();
    void longLooksAreToldAndStopped();
    void columnsAreKeptForTheDialog();

private:
    [[nodiscard]] static ImportOrder order();
    [[nodiscard]] static ImportDialog* dialogOver(const QWidget& window) { return window.findChild<ImportDialog*>(); }
};

ImportOrder TestImportQuestions::order()
{
    ImportOrder made;
    made.paths = {QStringLiteral("/home/me/reviews.csv")};
    return made;
}

void TestImportQuestions::plainFilesAreNotAskedAbout()
{
    QWidget window;
    ImportQuestions questions(test::readerOf(test::arabicPreview()), &window);
    QSignalSpy settled(&questions, &ImportQuestions::settled);
    questions.begin(order());
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(!dialogOver(window));
}

void TestImportQuestions::othersAreAskedAbout()
{
    QWidget window;
    window.show();
    ImportQuestions questions(test::readerOf(test::semicolonPreview()), &window);
    QSignalSpy settled(&questions, &ImportQuestions::settled);
    questions.begin(order());
    QTRY_VERIFY(dialogOver(window));
    QCOMPARE(settled.count(), 0);
    QTest::mouseClick(dialogOver(window)->findChild<QPushButton*>(QStringLiteral("import")), Qt::LeftButton);
    QCOMPARE(settled.count(), 1);
    QTRY_VERIFY(!dialogOver(window));
}

void TestImportQuestions::plainFilesAreAskedAboutOnRequest()
{
    QWidget window;
    window.show();
    ImportQuestions questions(test::readerOf(test::arabicPreview()), &window);
    QSignalSpy settled(&questions, &ImportQuestions::settled);
    questions.begin(order(), Ask::Always);
    QTRY_VERIFY(dialogOver(window));
    QTest::keyClick(dialogOver(window), Qt::Key_Escape);
    QTRY_VERIFY(!dialogOver(window));
    QCOMPARE(settled.count(), 0);
}

void TestImportQuestions::earlierFaultIsAskedAbout()
{
    QWidget window;
    window.show();
    ImportQuestions questions(test::readerOf(test::arabicPreview()), &window);
    questions.begin(order(), Ask::WhereNeeded, Error {ErrorCode::UnclosedQuote, QStringLiteral("/a.csv"), 7, 0, 0, {}});
    QTRY_VERIFY(dialogOver(window));
    QVERIFY(!dialogOver(window)->findChild<QPushButton*>(QStringLiteral("import"))->isEnabled());
}

void TestImportQuestions::whatCannotBeReadSaysSo()
{
    QWidget window;
    const PreviewReader reader = [](const QStringList& paths, const project::ImportWishes&, std::stop_token) {
        return Result<project::ImportPreview>(failure(ErrorCode::FileNotFound, paths.first()));
    };
    ImportQuestions questions(reader, &window);
    QSignalSpy failed(&questions, &ImportQuestions::failed);
    questions.begin(order(), Ask::Always);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().at(1).value<Error>().code == ErrorCode::FileNotFound);
    QVERIFY(!dialogOver(window));
}

void TestImportQuestions::longLooksAreToldAndStopped()
{
    QWidget window;
    const auto source = std::make_shared<test::MadeSource>();
    source->text = QStringLiteral("id,text\n1,a\n");
    source->blocked = true;
    ImportQuestions questions(test::readerOf(source), &window);
    QSignalSpy looksLong(&questions, &ImportQuestions::looksLong);
    QSignalSpy lookedAll(&questions, &ImportQuestions::lookedAll);
    QSignalSpy settled(&questions, &ImportQuestions::settled);
    QSignalSpy failed(&questions, &ImportQuestions::failed);
    questions.begin(order());
    QTRY_COMPARE(looksLong.count(), 1);
    QCOMPARE(looksLong.first().first().toString(), QStringLiteral("reviews.csv"));
    questions.stop();
    QCOMPARE(lookedAll.count(), 1);
    source->blocked = false;
    questions.begin(order());
    QTRY_COMPARE(settled.count(), 1); // of the second; the first says nothing more
    QCOMPARE(failed.count(), 0);
}

void TestImportQuestions::columnsAreKeptForTheDialog()
{
    QWidget window;
    window.show();
    ImportQuestions questions(test::readerOf(test::arabicPreview()), &window);
    ImportOrder chosen = order();
    chosen.wishes.columns = {{1, QStringLiteral("text")}};
    chosen.replaces = QStringLiteral("/library/Reviews");
    QSignalSpy settled(&questions, &ImportQuestions::settled);
    questions.begin(chosen, Ask::Always);
    QTRY_VERIFY(dialogOver(window));
    QTest::keyClick(dialogOver(window), Qt::Key_Return);
    QTRY_COMPARE(settled.count(), 1);
    const auto order = settled.first().first().value<ImportOrder>();
    QCOMPARE(order.wishes.columns, chosen.wishes.columns);
    QCOMPARE(order.replaces, chosen.replaces);
}

QTEST_MAIN(TestImportQuestions)
#include "tst_import_questions.moc"
