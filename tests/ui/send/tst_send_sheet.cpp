// The sheet itself: what it shows, that one press sends once, that a missing key stops it.
#include "import/import_run.h"
#include "send/send_sheet.h"
#include "settings/key_box.h"
#include "ui/support/window_world.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

class TestSendSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatIsSent();
    void onePressSendsOnce();
    void missingKeyStopsIt();
    void enterInTheKeyFieldStoresAndSendsNothing();
    void growsWithWhatIsUnfolded();
    void staysOnTheScreenWithLargeFonts();
    void escapeSendsNothing();
    void rowsThatAreOutAreAskedAbout();
    void rowsThatAreOutCanStayBehind();

private:
    void sendAll();
    [[nodiscard]] SendSheet* open(const QString& profileId);

    std::unique_ptr<test::WindowWorld> m_world;
    std::unique_ptr<ImportRun> m_import;
    std::shared_ptr<project::Project> m_project;
    QPointer<SendSheet> m_sheet;
};

void TestSendSheet::init()
{
    m_world = std::make_unique<test::WindowWorld>();
    m_import = std::make_unique<ImportRun>(m_world->library());
    QSignalSpy finished(m_import.get(), &ImportRun::finished);
    m_import->importText("id\ttext\n1\ta\n2\tb\n3\tc\n", QStringLiteral("Reviews"));
    QTRY_COMPARE(finished.count(), 1);
    m_project = m_import->project();
}

void TestSendSheet::cleanup()
{
    delete m_sheet;
    m_world->engine.leave(m_project.get());
    m_project.reset();
    m_import.reset();
    m_world.reset();
}

SendSheet* TestSendSheet::open(const QString& profileId)
{
    SendProposal proposal;
    proposal.projectName = QStringLiteral("Reviews");
    proposal.profile = *m_world->profiles.find(profileId);
    proposal.requestTemplate = requests::RequestTemplate {requests::Kind::Chat, QStringLiteral("m"), {}, QStringLiteral("{{text}}"), {}};
    proposal.check.rows = proposal.check.rowsToSend = 3;
    proposal.check.bytes = 340'000;
    proposal.check.kind = requests::Kind::Chat;
    proposal.check.parts = {{{{RowId(0), 3}}, 3, 340'000}};
    m_sheet = new SendSheet(m_world->context(), m_project, proposal);
    m_sheet->open();
    return m_sheet;
}

void TestSendSheet::showsWhatIsSent()
{
    SendSheet* sheet = open(QStringLiteral("practice"));
    QCOMPARE(sheet->findChild<QLabel*>(QStringLiteral("sendSummary"))->text(), QStringLiteral("3 row(s) in 1 part(s), 0.34 MB"));
    QVERIFY(sheet->findChild<QLineEdit*>(QStringLiteral("jobName"))->text().startsWith(QStringLiteral("Reviews")));
    QCOMPARE(sheet->findChild<QComboBox*>(QStringLiteral("endpoint"))->currentText(), QStringLiteral("/v1/chat/completions"));
    QCOMPARE(sheet->findChild<QComboBox*>(QStringLiteral("completionWindow"))->currentText(), QStringLiteral("24h"));
    QVERIFY(sheet->findChild<QPushButton*>(QStringLiteral("send"))->isDefault());
}

void TestSendSheet::onePressSendsOnce()
{
    SendSheet* sheet = open(QStringLiteral("practice"));
    QSignalSpy sent(sheet, &SendSheet::sent);
    auto* send = sheet->findChild<QPushButton*>(QStringLiteral("send"));
    QTRY_VERIFY(send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    QVERIFY(!send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    QTest::keyClick(sheet, Qt::Key_Return);
    QTRY_COMPARE(sent.count(), 1);
    QTRY_VERIFY(m_sheet.isNull());
    QCOMPARE(m_project->facts().jobs.size(), 1);
    QCOMPARE(m_project->facts().jobs.first().parts.size(), 1);
}

void TestSendSheet::missingKeyStopsIt()
{
    SendSheet* sheet = open(QStringLiteral("inference"));
    auto* send = sheet->findChild<QPushButton*>(QStringLiteral("send"));
    auto* key = sheet->findChild<KeyBox*>();
    QTRY_COMPARE(key->state(), KeyState::None);
    QVERIFY(!send->isEnabled());
    QTest::mouseClick(key->findChild<QPushButton*>(QStringLiteral("enterKey")), Qt::LeftButton);
    auto* field = key->findChild<QLineEdit*>(QStringLiteral("key"));
    QTest::keyClicks(field, QStringLiteral("secret"));
    QTest::mouseClick(key->findChild<QPushButton*>(QStringLiteral("saveKey")), Qt::LeftButton);
    QTRY_VERIFY(send->isEnabled());
    QVERIFY(field->text().isEmpty());
}

void TestSendSheet::enterInTheKeyFieldStoresAndSendsNothing()
{
    m_world->keys.store(QStringLiteral("inference"), "old");
    SendSheet* sheet = open(QStringLiteral("inference"));
    auto* send = sheet->findChild<QPushButton*>(QStringLiteral("send"));
    auto* box = sheet->findChild<KeyBox*>();
    QTRY_VERIFY(send->isEnabled());
    QTest::mouseClick(box->findChild<QPushButton*>(QStringLiteral("enterKey")), Qt::LeftButton);
    QVERIFY(!send->isEnabled());
    QCOMPARE(send->toolTip(), QStringLiteral("Store the key first, or cancel"));
    auto* field = box->findChild<QLineEdit*>(QStringLiteral("key"));
    QTest::keyClick(field, Qt::Key_Return); // nothing is typed yet
    QVERIFY(box->isEntering());
    QTest::keyClicks(field, QStringLiteral("new"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!box->isEntering());
    QTRY_VERIFY(send->isEnabled());
    QVERIFY(m_project->facts().jobs.isEmpty());
    const auto stored = m_world->keys.keyFor(*m_world->profiles.find(QStringLiteral("inference")));
    QTRY_VERIFY(stored.isFinished());
    QCOMPARE(stored.result().value_or(QByteArray()), QByteArray("new"));
}

void TestSendSheet::growsWithWhatIsUnfolded()
{
    SendSheet* sheet = open(QStringLiteral("practice"));
    QVERIFY(QTest::qWaitForWindowExposed(sheet));
    QCoreApplication::processEvents(); // the layout's
    const auto* middle = sheet->findChild<QScrollArea*>(QStringLiteral("sendMiddle"));
    auto* fold = sheet->findChild<QAbstractButton*>(QStringLiteral("advancedFold"));
    const int folded = sheet->height();
    QCOMPARE(middle->verticalScrollBar()->maximum(), 0);
    fold->click();
    QTRY_VERIFY(sheet->height() > folded);
    QTRY_COMPARE(middle->verticalScrollBar()->maximum(), 0);
    fold->click();
    QTRY_COMPARE(sheet->height(), folded);
}

void TestSendSheet::staysOnTheScreenWithLargeFonts()
{
    const QFont usual = QApplication::font();
    const auto restore = qScopeGuard([&usual] { QApplication::setFont(usual); });
    QFont large(usual);
    large.setPointSizeF(usual.pointSizeF() * 2.5);
    QApplication::setFont(large);
    SendSheet* sheet = open(QStringLiteral("practice"));
    QVERIFY(QTest::qWaitForWindowActive(sheet));
    sheet->findChild<QAbstractButton*>(QStringLiteral("advancedFold"))->click();
    QCoreApplication::processEvents(); // the layout's
    QVERIFY(sheet->height() <= sheet->screen()->availableGeometry().height());
    QVERIFY(sheet->rect().contains(sheet->findChild<QPushButton*>(QStringLiteral("send"))->geometry()));
    const auto* middle = sheet->findChild<QScrollArea*>(QStringLiteral("sendMiddle"));
    QTRY_VERIFY(middle->verticalScrollBar()->maximum() > 0);
    auto* metadata = sheet->findChild<QWidget*>(QStringLiteral("metadata"));
    metadata->setFocus();
    const QWidget* viewport = middle->viewport();
    QTRY_VERIFY(viewport->rect().contains(metadata->mapTo(viewport, metadata->rect().topLeft())));
}

void TestSendSheet::escapeSendsNothing()
{
    SendSheet* sheet = open(QStringLiteral("practice"));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(m_sheet.isNull());
    QVERIFY(m_project->facts().jobs.isEmpty());
}

void TestSendSheet::sendAll()
{
    auto* send = open(QStringLiteral("practice"))->findChild<QPushButton*>(QStringLiteral("send"));
    QTRY_VERIFY(send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_VERIFY(m_sheet.isNull());
}

void TestSendSheet::rowsThatAreOutAreAskedAbout()
{
    sendAll();
    SendSheet* sheet = open(QStringLiteral("practice"));
    auto* send = sheet->findChild<QPushButton*>(QStringLiteral("send"));
    auto* again = sheet->findChild<QRadioButton*>(QStringLiteral("sendRowsAgain"));
    QVERIFY(!send->isEnabled());
    QTRY_VERIFY(again->isVisible());
    const QString words = sheet->findChild<QLabel*>(QStringLiteral("rowsOutWords"))->text();
    QVERIFY2(words.contains(m_project->facts().jobs.first().name), qPrintable(words));
    // All of them are out: nothing is sent before somebody wants that.
    QVERIFY(!sheet->findChild<QRadioButton*>(QStringLiteral("leaveRowsOut"))->isVisible());
    QVERIFY(!again->isChecked());
    QVERIFY(!send->isEnabled());
    again->click();
    QTRY_VERIFY(send->isEnabled());
    QVERIFY(send->text().contains(QStringLiteral("3")));
}

void TestSendSheet::rowsThatAreOutCanStayBehind()
{
    sendAll();
    QTRY_VERIFY(m_project->facts().jobs.first().parts.first().state > project::PartState::Planned); // its file is written
    const ColumnId text = m_project->sheet().data().columns.last().id;
    QVERIFY(m_project->sheet().setCells({{RowId(1), text, "other"}}, {}));
    SendSheet* sheet = open(QStringLiteral("practice"));
    auto* send = sheet->findChild<QPushButton*>(QStringLiteral("send"));
    auto* leave = sheet->findChild<QRadioButton*>(QStringLiteral("leaveRowsOut"));
    QTRY_VERIFY(leave->isVisible());
    QVERIFY(leave->isChecked());
    QTRY_VERIFY(send->isEnabled());
    QVERIFY(sheet->findChild<QLabel*>(QStringLiteral("sendSummary"))->text().startsWith(QStringLiteral("1 ")));
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_COMPARE(m_project->facts().jobs.size(), 2);
    QCOMPARE(m_project->facts().jobs.last().parts.first().rows, (QList<project::Piece> {{RowId(1), 1}}));
}

QTEST_MAIN(TestSendSheet)
#include "tst_send_sheet.moc"
