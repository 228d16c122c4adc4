// The settings of the import dialog under a person's hands: what they redraw, and what they make of the wishes.
#include "common/banner.h"
#include "ui/import/dialog_hands.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using project::ColumnWish;
using project::ImportPreview;

class TestImportSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hands = std::make_unique<test::DialogHands>(); }
    void cleanup() { m_hands.reset(); }
    void showsTheSource();
    void everyControlHasANameAndALabel();
    void anotherDelimiterRedraws();
    void typedDelimiterRedraws();
    void headerToggles();
    void firstRowIsTyped();
    void sheetIsChosen();
    void columnsReachTheWishes();
    void foreignLinesAreConverted();
    void onlyFittingControlsAreShown_data();
    void onlyFittingControlsAreShown();
    void wishesComeBack();

private:
    std::unique_ptr<test::DialogHands> m_hands;
};

void TestImportSettings::showsTheSource()
{
    m_hands->open(QStringLiteral("id,text\n00123,a\n2,b\n"));
    QCOMPARE(m_hands->find<QLabel>("sourceName")->text(), QStringLiteral("reviews.csv"));
    QCOMPARE(m_hands->find<QLabel>("sourceSize")->text(), QStringLiteral("0.34 MB"));
    QCOMPARE(m_hands->find<QComboBox>("encoding")->currentText(), QStringLiteral("UTF-8 (detected)"));
    QCOMPARE(m_hands->find<QComboBox>("delimiter")->currentText(), QStringLiteral("Comma"));
    QVERIFY(m_hands->find<QAbstractButton>("header")->isChecked());
    QVERIFY(m_hands->find<QAbstractButton>("mendFaults")->isChecked());
    QCOMPARE(m_hands->header(1), QStringLiteral("text"));
    QCOMPARE(m_hands->cell(0, 0), QStringLiteral("00123"));
    QCOMPARE(m_hands->find<QLabel>("previewExtent")->text(), QStringLiteral("All 2 row(s)"));
    QVERIFY(!m_hands->find<Banner>("importFault")->isVisible());
    QCOMPARE(m_hands->dialog->wishes(), project::ImportWishes());
}

void TestImportSettings::everyControlHasANameAndALabel()
{
    m_hands->open(test::workbookPreview());
    const auto labels = m_hands->dialog->findChildren<QLabel*>();
    const auto hasBuddy = [&labels](const QWidget* widget) {
        return std::any_of(labels.begin(), labels.end(), [widget](const QLabel* label) { return label->buddy() == widget; });
    };
    for (const char* name : {"sheet", "encoding", "delimiter", "quote", "firstRow", "convertModel"}) {
        const auto* field = m_hands->find<QWidget>(name);
        QVERIFY2(field && !field->accessibleName().isEmpty() && hasBuddy(field), name);
    }
    for (const char* name : {"header", "trim", "mendFaults", "leaveOutFaults", "stopAtFaults", "convert", "allColumns", "noColumns", "import"}) {
        const auto* button = m_hands->find<QAbstractButton>(name);
        QVERIFY2(button && button->text().contains(u'&'), name);
    }
    for (const char* name : {"importPreview", "importColumns", "importTabs"})
        QVERIFY2(!m_hands->find<QWidget>(name)->accessibleName().isEmpty(), name);
}

void TestImportSettings::anotherDelimiterRedraws()
{
    m_hands->open(QStringLiteral("id;a,b\n1;x,y\n"));
    QCOMPARE(m_hands->columnCount(), 2);
    QCOMPARE(m_hands->find<QComboBox>("delimiter")->currentText(), QStringLiteral("Semicolon"));
    m_hands->choose("delimiter", QStringLiteral("Comma"));
    QTRY_COMPARE(m_hands->header(0), QStringLiteral("id;a"));
    QCOMPARE(m_hands->cell(0, 1), QStringLiteral("y"));
    QCOMPARE(m_hands->dialog->wishes().delimiter, std::optional(','));
}

void TestImportSettings::typedDelimiterRedraws()
{
    m_hands->open(QStringLiteral("id~text\n1~a\n"));
    QCOMPARE(m_hands->columnCount(), 1);
    QVERIFY(!m_hands->isShown("otherDelimiter"));
    m_hands->choose("delimiter", QStringLiteral("Other"));
    QTRY_VERIFY(m_hands->isShown("otherDelimiter"));
    QTest::keyClicks(m_hands->find<QLineEdit>("otherDelimiter"), QStringLiteral("\"x~"));
    QCOMPARE(m_hands->find<QLineEdit>("otherDelimiter")->text(), QStringLiteral("~"));
    QTRY_COMPARE(m_hands->columnCount(), 2);
    QCOMPARE(m_hands->dialog->wishes().delimiter, std::optional('~'));
}

void TestImportSettings::headerToggles()
{
    m_hands->open(QStringLiteral("id,text\n1,a\n"));
    auto* box = m_hands->find<QAbstractButton>("header");
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE(m_hands->header(0), QStringLiteral("Column 1"));
    QCOMPARE(m_hands->cell(0, 0), QStringLiteral("id"));
    QCOMPARE(m_hands->dialog->wishes().hasHeader, std::optional(false));
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE(m_hands->header(0), QStringLiteral("id"));
}

void TestImportSettings::firstRowIsTyped()
{
    m_hands->open(QStringLiteral("Report,\nid,text\n1,a\n"));
    auto* field = m_hands->find<QSpinBox>("firstRow");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("2"));
    QTRY_COMPARE(m_hands->header(0), QStringLiteral("id"));
    QCOMPARE(m_hands->dialog->wishes().firstRow, 2);
}

void TestImportSettings::sheetIsChosen()
{
    m_hands->open(test::workbookPreview());
    QCOMPARE(m_hands->find<QComboBox>("sheet")->currentText(), QStringLiteral("Catalogue"));
    QVERIFY(m_hands->find<QComboBox>("sheet")->findText(QStringLiteral("Lists (hidden)")) >= 0);
    m_hands->choose("sheet", QStringLiteral("Lists"));
    QCOMPARE(m_hands->dialog->wishes().sheet, QStringLiteral("Lists"));
}

void TestImportSettings::columnsReachTheWishes()
{
    m_hands->open(QStringLiteral("id,text,note\n1,a,b\n"));
    m_hands->showColumns();
    auto* list = m_hands->find<QAbstractItemView>("importColumns");
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Space);
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_F2);
    auto* editor = list->findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("review"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_hands->header(1), QStringLiteral("review"));
    QCOMPARE(m_hands->header(0), QStringLiteral("id (left out)"));
    QCOMPARE(m_hands->settled->count(), 0); // Enter ended the editing, not the dialog
    QVERIFY(m_hands->find<QTabBar>("importTabs")->tabText(1).contains(QStringLiteral("2 of 3")));
    QCOMPARE(m_hands->dialog->wishes().columns, (QList<ColumnWish> {{1, QStringLiteral("review")}, {2, {}}}));
    QTest::mouseClick(m_hands->find<QPushButton>("import"), Qt::LeftButton);
    QCOMPARE(m_hands->settled->first().first().value<ImportOrder>().wishes.columns.size(), 2);
}

void TestImportSettings::foreignLinesAreConverted()
{
    m_hands->open(test::anthropicPreview());
    QVERIFY(m_hands->find<QLabel>("lineShape")->text().contains(QStringLiteral("Anthropic")));
    auto* model = m_hands->find<QLineEdit>("convertModel");
    QVERIFY(!model->isEnabled());
    QTest::keyClick(m_hands->find<QWidget>("convert"), Qt::Key_Space);
    QVERIFY(model->isEnabled());
    QTest::keyClicks(model, QStringLiteral("some model "));
    QCOMPARE(model->text(), QStringLiteral("some model ")); // what is being typed stays
    QVERIFY(m_hands->dialog->wishes().convert);
    QCOMPARE(m_hands->dialog->wishes().model, QStringLiteral("some model"));
}

void TestImportSettings::onlyFittingControlsAreShown_data()
{
    QTest::addColumn<ImportPreview>("preview");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<QStringList>("hidden");
    const auto names = [](std::initializer_list<const char*> list) {
        QStringList made;
        for (const char* name : list)
            made += QString::fromLatin1(name);
        return made;
    };
    QTest::newRow("text") << test::semicolonPreview() << names({"encoding", "delimiter", "quote", "header", "firstRow", "trim", "faultChoice"})
                          << names({"sheet", "convertBox", "nothingToSet", "otherDelimiter"});
    QTest::newRow("workbook") << test::workbookPreview() << names({"sheet", "header", "firstRow", "trim", "faultChoice"})
                              << names({"encoding", "delimiter", "quote", "convertBox", "nothingToSet"});
    QTest::newRow("foreign lines") << test::anthropicPreview() << names({"convertBox", "convert", "convertModel"})
                                   << names({"sheet", "encoding", "delimiter", "quote", "header", "firstRow", "trim", "nothingToSet"});
    ImportPreview pictures;
    pictures.assumptions.kind = formats::FileKind::Folder;
    QTest::newRow("pictures") << pictures << names({"nothingToSet"}) << names({"sheet", "encoding", "header", "convertBox", "faultChoice"});
}

void TestImportSettings::onlyFittingControlsAreShown()
{
    QFETCH(ImportPreview, preview);
    QFETCH(QStringList, shown);
    QFETCH(QStringList, hidden);
    m_hands->open(preview);
    for (const QString& name : shown)
        QVERIFY2(m_hands->isShown(qPrintable(name)), qPrintable(name));
    for (const QString& name : hidden)
        QVERIFY2(!m_hands->isShown(qPrintable(name)), qPrintable(name));
}

void TestImportSettings::wishesComeBack()
{
    project::ImportWishes wishes;
    wishes.delimiter = ';';
    wishes.encoding = formats::Encoding::Windows1252;
    wishes.hasHeader = false;
    wishes.trim = true;
    wishes.faults = project::FaultChoice::LeaveOut;
    wishes.columns = {{1, QStringLiteral("text")}};
    m_hands->open(QStringLiteral("1;a\n2;b\n"), wishes);
    QCOMPARE(m_hands->find<QComboBox>("encoding")->currentText(), QStringLiteral("windows-1252"));
    QCOMPARE(m_hands->find<QComboBox>("encoding")->itemText(0), QStringLiteral("Detect"));
    QVERIFY(m_hands->find<QAbstractButton>("trim")->isChecked());
    QVERIFY(m_hands->find<QAbstractButton>("leaveOutFaults")->isChecked());
    QCOMPARE(m_hands->header(1), QStringLiteral("text"));
    QCOMPARE(m_hands->dialog->wishes(), wishes);
    m_hands->find<QComboBox>("encoding")->setFocus();
    m_hands->choose("encoding", QStringLiteral("Detect"));
    QTRY_COMPARE(m_hands->find<QComboBox>("encoding")->itemText(0), QStringLiteral("UTF-8 (detected)"));
    QCOMPARE(m_hands->dialog->wishes().columns, wishes.columns); // the same table: what was chosen stays
}

QTEST_MAIN(TestImportSettings)
#include "tst_import_settings.moc"
