// The import dialog as a whole: when it imports, what stops it, and that it never makes anybody wait.
#include "common/banner.h"
#include "ui/import/dialog_hands.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using project::ImportPreview;

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hands = std::make_unique<test::DialogHands>(); }
    void cleanup() { m_hands.reset(); }
    void enterImports();
    void escapeLeavesNothing();
    void noColumnStopsTheImport();
    void faultWaitsForAChoice();
    void earlierFaultIsToldInPlace();
    void raggedLinesAreListed();
    void oldRowsStayUntilNewOnesAreThere();
    void enterWaitsForThePreview();
    void holdsAtLargeFonts();

private:
    std::unique_ptr<test::DialogHands> m_hands;
};

void TestImportDialog::enterImports()
{
    m_hands->open(QStringLiteral("id,text\n1,a\n"));
    QVERIFY(m_hands->find<QPushButton>("import")->isDefault());
    QTest::keyClick(m_hands->find<QWidget>("firstRow"), Qt::Key_Return);
    QCOMPARE(m_hands->settled->count(), 1);
    const auto order = m_hands->settled->first().first().value<ImportOrder>();
    QCOMPARE(order.paths, QStringList {QStringLiteral("/home/me/reviews.csv")});
    QCOMPARE(order.wishes, project::ImportWishes());
    QTRY_VERIFY(m_hands->dialog.isNull());
}

void TestImportDialog::escapeLeavesNothing()
{
    m_hands->open(QStringLiteral("id,text\n1,a\n"));
    QTest::mouseClick(m_hands->find<QAbstractButton>("trim"), Qt::LeftButton);
    QTest::keyClick(m_hands->find<QWidget>("encoding"), Qt::Key_Escape);
    QTRY_VERIFY(m_hands->dialog.isNull());
    QCOMPARE(m_hands->settled->count(), 0);
}

void TestImportDialog::noColumnStopsTheImport()
{
    m_hands->open(QStringLiteral("id,text\n1,a\n"));
    m_hands->showColumns();
    QTest::mouseClick(m_hands->find<QAbstractButton>("noColumns"), Qt::LeftButton);
    QVERIFY(!m_hands->find<QPushButton>("import")->isEnabled());
    QVERIFY(m_hands->find<Banner>("importFault")->text().contains(QStringLiteral("No column is chosen")));
    QTest::keyClick(m_hands->dialog, Qt::Key_Return);
    QCOMPARE(m_hands->settled->count(), 0);
    QTest::mouseClick(m_hands->find<QAbstractButton>("allColumns"), Qt::LeftButton);
    QVERIFY(m_hands->find<QPushButton>("import")->isEnabled());
    QVERIFY(!m_hands->find<Banner>("importFault")->isVisible());
}

void TestImportDialog::faultWaitsForAChoice()
{
    const PreviewReader reader = [](const QStringList&, const project::ImportWishes& wishes, std::stop_token) {
        ImportPreview preview = test::unclosedPreview();
        if (wishes.faults == project::FaultChoice::Mend)
            preview.fault.reset();
        return Result<ImportPreview>(preview);
    };
    m_hands->open(test::unclosedPreview(), reader, {});
    auto* fault = m_hands->find<Banner>("importFault");
    QVERIFY(fault->isVisible());
    QVERIFY2(fault->text().contains(QStringLiteral("line 4")), qPrintable(fault->text()));
    QVERIFY(!m_hands->find<QPushButton>("import")->isEnabled());
    auto* mend = m_hands->find<QAbstractButton>("mendFaults");
    QVERIFY(!mend->isChecked());
    mend->click();
    QTRY_VERIFY(m_hands->find<QPushButton>("import")->isEnabled());
    QVERIFY(!fault->isVisible());
    QVERIFY(m_hands->dialog->wishes().faults == project::FaultChoice::Mend);
}

void TestImportDialog::earlierFaultIsToldInPlace()
{
    m_hands->open(QStringLiteral("id,text\n1,a\n"));
    m_hands->dialog->setFault({ErrorCode::UnclosedQuote, QStringLiteral("/a/reviews.csv"), 1'200'000, 0, 0, {}});
    auto* fault = m_hands->find<Banner>("importFault");
    QVERIFY2(fault->isVisible() && fault->text().contains(QStringLiteral("1,200,000")), qPrintable(fault->text()));
    QVERIFY(!m_hands->find<QPushButton>("import")->isEnabled());
    m_hands->find<QAbstractButton>("leaveOutFaults")->click();
    QTRY_VERIFY(m_hands->find<QPushButton>("import")->isEnabled());
    QVERIFY(!fault->isVisible());
}

void TestImportDialog::raggedLinesAreListed()
{
    m_hands->open(test::semicolonPreview());
    auto* fault = m_hands->find<Banner>("importFault");
    QVERIFY(fault->isVisible());
    QVERIFY(m_hands->find<QPushButton>("import")->isEnabled());
    QTest::mouseClick(fault->findChild<QPushButton*>(QStringLiteral("bannerDetails")), Qt::LeftButton);
    auto* list = m_hands->dialog->findChild<QDialog*>(QStringLiteral("noteList"));
    QVERIFY(list && list->isVisible());
    QCOMPARE(list->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("line 4: 3 cells, fewer than the header: the rest are empty."));
    const QPointer<QDialog> watched(list);
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_VERIFY(watched.isNull());
}

void TestImportDialog::oldRowsStayUntilNewOnesAreThere()
{
    m_hands->open(QStringLiteral("id,text\n1,a\n"));
    m_hands->source->blocked = true;
    m_hands->find<QAbstractButton>("header")->click();
    QTRY_COMPARE(m_hands->source->reads.load(), 1);
    QCOMPARE(m_hands->header(0), QStringLiteral("id"));
    QTRY_COMPARE(m_hands->find<QLabel>("previewExtent")->text(), QStringLiteral("Reading the first rows…"));
    m_hands->find<QAbstractButton>("trim")->click(); // the newest wins: the first reader is stopped
    QTRY_COMPARE(m_hands->source->reads.load(), 2);
    m_hands->source->blocked = false;
    QTRY_COMPARE(m_hands->header(0), QStringLiteral("Column 1"));
}

void TestImportDialog::enterWaitsForThePreview()
{
    m_hands->open(QStringLiteral("id,text\n1,a\n"));
    m_hands->source->blocked = true;
    m_hands->find<QAbstractButton>("header")->click();
    QTest::keyClick(m_hands->dialog, Qt::Key_Return);
    QCOMPARE(m_hands->settled->count(), 0);
    m_hands->source->blocked = false;
    QTRY_COMPARE(m_hands->settled->count(), 1);
    QCOMPARE(m_hands->settled->first().first().value<ImportOrder>().wishes.hasHeader, std::optional(false));
}

void TestImportDialog::holdsAtLargeFonts()
{
    const QFont usual = QApplication::font();
    QFont large(usual);
    large.setPointSizeF(usual.pointSizeF() * 2);
    QApplication::setFont(large);
    QWidget window;
    window.resize(900, 600);
    ImportOrder order;
    order.paths = {QStringLiteral("/home/me/a long name of a file that somebody has once downloaded somewhere.csv")};
    m_hands->dialog = new ImportDialog(order, test::semicolonPreview(), test::readerOf(test::semicolonPreview()), &window);
    m_hands->dialog->open();
    QVERIFY2(m_hands->dialog->width() <= 900 && m_hands->dialog->height() <= 600,
        qPrintable(QStringLiteral("%1 x %2").arg(m_hands->dialog->width()).arg(m_hands->dialog->height())));
    const auto* import = m_hands->find<QPushButton>("import");
    QVERIFY(m_hands->dialog->rect().contains(import->geometry()));
    delete m_hands->dialog;
    QApplication::setFont(usual);
}

QTEST_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
