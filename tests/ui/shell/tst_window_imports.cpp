// From files to projects in the real window: what is asked, what is assumed, and what changing it leaves behind.
#include "common/banner.h"
#include "import/import_dialog.h"
#include "shell/main_window.h"
#include "shell/project_page.h"
#include "ui/support/window_world.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

class TestWindowImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void plainFileIsNotAskedAbout();
    void changeReplacesAnUntouchedProject();
    void changeKeepsAProjectThatWasWorkedIn();
    void changeKeepsAPromptThatWasBegun();
    void escapeChangesNothing();
    void severalFilesBecomeOneProject();
    void folderIsImported();
    void settingsAreAskedOnRequest();
    void unclosedQuoteIsAskedAbout();
    void raggedLinesAreShown();
    void stoppedImportOffersItsSettings();
    void oldWorkbookIsRefused();

private:
    QString write(const QString& name, const QByteArray& bytes) const;
    void importPlain();
    [[nodiscard]] ImportDialog* dialog() const { return m_window->findChild<ImportDialog*>(); }
    [[nodiscard]] Banner* assumption() const { return m_window->currentProject()->findChild<Banner*>(QStringLiteral("assumptionBanner")); }
    [[nodiscard]] Banner* banner() const { return m_window->findChild<Banner*>(QStringLiteral("windowBanner")); }
    [[nodiscard]] bool isDone() const;
    void change();
    void toSemicolon() const;
    void pressImport() const;
    [[nodiscard]] QStringList columns() const { return m_window->currentProject()->project()->sheet().data().columnNames(); }
    [[nodiscard]] qsizetype folders() const { return QDir(m_world->library()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(); }

    std::unique_ptr<test::WindowWorld> m_world;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowImports::init()
{
    m_world = std::make_unique<test::WindowWorld>();
    m_window = std::make_unique<MainWindow>(m_world->context(), ThemeChoice::System);
    m_window->show();
}

void TestWindowImports::cleanup()
{
    m_window.reset();
    m_world.reset();
}

QString TestWindowImports::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_world->path(name));
    QDir().mkpath(QFileInfo(file.fileName()).path());
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

bool TestWindowImports::isDone() const
{
    return m_window->currentProject() && m_window->currentProject()->project()->facts().baseComplete
        && assumption()->isVisible();
}

void TestWindowImports::importPlain()
{
    m_window->importFiles({write(QStringLiteral("reviews.csv"), "id,text;note\n1,a\n2,b;c\n")});
    QTRY_VERIFY(isDone());
    QVERIFY(!dialog());
}

void TestWindowImports::change()
{
    QTest::mouseClick(assumption()->findChild<QPushButton*>(QStringLiteral("bannerAction")), Qt::LeftButton);
    QTRY_VERIFY(dialog());
}

void TestWindowImports::toSemicolon() const
{
    auto* delimiter = dialog()->findChild<QComboBox*>(QStringLiteral("delimiter"));
    delimiter->setFocus();
    QTest::keyClick(delimiter, Qt::Key_Down);
    QCOMPARE(delimiter->currentText(), QStringLiteral("Semicolon"));
}

void TestWindowImports::pressImport() const
{
    QTest::keyClick(dialog(), Qt::Key_Return);
    QTRY_VERIFY(!dialog());
}

void TestWindowImports::plainFileIsNotAskedAbout()
{
    importPlain();
    QCOMPARE(columns(), (QStringList {QStringLiteral("id"), QStringLiteral("text;note")}));
    QVERIFY2(assumption()->text().startsWith(QStringLiteral("Read as comma-separated UTF-8")), qPrintable(assumption()->text()));
}

void TestWindowImports::changeReplacesAnUntouchedProject()
{
    importPlain();
    const QString before = m_window->currentProject()->project()->folder();
    change();
    toSemicolon();
    pressImport();
    QTRY_VERIFY(isDone() && m_window->currentProject()->project()->folder() != before);
    QCOMPARE(columns(), (QStringList {QStringLiteral("id,text"), QStringLiteral("note")}));
    QTRY_VERIFY(!QFileInfo::exists(before));
    QVERIFY(!m_window->projects().find(before));
    QCOMPARE(folders(), 1);
    QCOMPARE(m_window->currentProject()->project()->facts().name, QStringLiteral("reviews"));
}

void TestWindowImports::changeKeepsAProjectThatWasWorkedIn()
{
    importPlain();
    const auto before = m_window->currentProject()->project();
    const auto& data = before->sheet().data();
    QVERIFY(before->sheet().setCells({{data.order.at(0), data.columns.first().id, "edited"}}, QStringLiteral("Edit")));
    change();
    toSemicolon();
    pressImport();
    QTRY_VERIFY(isDone() && m_window->currentProject()->project() != before);
    QVERIFY(QFileInfo::exists(before->folder()));
    QCOMPARE(folders(), 2);
    QVERIFY(m_window->projects().find(before->folder()));
}

void TestWindowImports::changeKeepsAPromptThatWasBegun()
{
    importPlain();
    const QString before = m_window->currentProject()->project()->folder();
    auto* prompt = m_window->currentProject()->findChild<QPlainTextEdit*>(QStringLiteral("promptEdit"));
    QVERIFY(prompt);
    QTest::keyClicks(prompt, QStringLiteral("Translate"));
    change();
    toSemicolon();
    pressImport();
    QTRY_VERIFY(isDone() && m_window->currentProject()->project()->folder() != before);
    QVERIFY(QFileInfo::exists(before));
}

void TestWindowImports::escapeChangesNothing()
{
    importPlain();
    const QString before = m_window->currentProject()->project()->folder();
    change();
    toSemicolon();
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QCOMPARE(m_window->currentProject()->project()->folder(), before);
    QCOMPARE(folders(), 1);
}

void TestWindowImports::severalFilesBecomeOneProject()
{
    m_window->importFiles({write(QStringLiteral("a.csv"), "id,text\n1,a\n"), write(QStringLiteral("b.csv"), "id,text\n2,b\n")});
    QTRY_VERIFY(dialog());
    pressImport();
    QTRY_VERIFY(isDone());
    QCOMPARE(m_window->currentProject()->project()->sheet().data().rowCount(), 2);
    QCOMPARE(columns(), (QStringList {QStringLiteral("file"), QStringLiteral("id"), QStringLiteral("text")}));
    QVERIFY2(assumption()->text().contains(QStringLiteral("2 file(s) were put together")), qPrintable(assumption()->text()));
    QCOMPARE(folders(), 1);
}

void TestWindowImports::folderIsImported()
{
    write(QStringLiteral("Letters/one.txt"), "Dear Ada");
    write(QStringLiteral("Letters/two.txt"), "Dear Bob");
    m_world->dialogs.folder = m_world->path(QStringLiteral("Letters"));
    auto* action = m_window->findChild<QAction*>(QStringLiteral("openFolder"));
    QVERIFY(!action->shortcut().isEmpty());
    action->trigger();
    QTRY_VERIFY(isDone());
    QCOMPARE(m_window->currentProject()->project()->sheet().data().rowCount(), 2);
    QVERIFY2(assumption()->text().contains(QStringLiteral("one row for each file")), qPrintable(assumption()->text()));
}

void TestWindowImports::settingsAreAskedOnRequest()
{
    m_world->dialogs.files = {write(QStringLiteral("plain.csv"), "id,text\n1,a\n")};
    m_window->findChild<QAction*>(QStringLiteral("openWithSettings"))->trigger();
    QTRY_VERIFY(dialog());
    QVERIFY(!m_window->currentProject());
    dialog()->findChild<QAbstractButton*>(QStringLiteral("header"))->click();
    pressImport();
    QTRY_VERIFY(isDone());
    QCOMPARE(m_window->currentProject()->project()->sheet().data().rowCount(), 2);
}

void TestWindowImports::unclosedQuoteIsAskedAbout()
{
    m_window->importFiles({write(QStringLiteral("torn.csv"), "id,text\n1,a\n2,\"b\n3,c\n")});
    QTRY_VERIFY(dialog());
    auto* fault = dialog()->findChild<Banner*>(QStringLiteral("importFault"));
    QVERIFY2(fault->isVisible() && fault->text().contains(QStringLiteral("line 3")), qPrintable(fault->text()));
    auto* import = dialog()->findChild<QPushButton*>(QStringLiteral("import"));
    QVERIFY(!import->isEnabled());
    dialog()->findChild<QAbstractButton*>(QStringLiteral("mendFaults"))->click();
    QTRY_VERIFY(import->isEnabled());
    pressImport();
    QTRY_VERIFY(isDone());
    QCOMPARE(m_window->currentProject()->project()->sheet().data().rowCount(), 3);
}

void TestWindowImports::raggedLinesAreShown()
{
    m_window->importFiles({write(QStringLiteral("ragged.csv"), "id,text\n1,a\n2\n3,c\n")});
    QTRY_VERIFY(dialog());
    pressImport();
    QTRY_VERIFY(isDone());
    QTest::mouseClick(assumption()->findChild<QPushButton*>(QStringLiteral("bannerDetails")), Qt::LeftButton);
    auto* list = m_window->findChild<QDialog*>(QStringLiteral("noteList"));
    QVERIFY(list);
    QVERIFY(list->findChild<QPlainTextEdit*>()->toPlainText().startsWith(QStringLiteral("line 3: ")));
}

void TestWindowImports::stoppedImportOffersItsSettings()
{
    m_world->dialogs.files = {write(QStringLiteral("late.csv"),
        "id,text\n" + QByteArray("1,a\n").repeated(500'000) + "2,\"torn\n3,c\n")};
    m_window->findChild<QAction*>(QStringLiteral("open"))->trigger();
    QTRY_VERIFY(banner()->isVisible() && banner()->kind() == Banner::Kind::Failed);
    QVERIFY2(banner()->text().contains(QStringLiteral("500,002")), qPrintable(banner()->text()));
    QVERIFY(!m_window->currentProject());
    QTRY_COMPARE(folders(), 0);
    QTest::mouseClick(banner()->findChild<QPushButton*>(QStringLiteral("bannerAction")), Qt::LeftButton);
    QTRY_VERIFY(dialog());
    const auto* fault = dialog()->findChild<Banner*>(QStringLiteral("importFault"));
    QVERIFY2(fault->text().contains(QStringLiteral("500,002")), qPrintable(fault->text()));
    dialog()->findChild<QAbstractButton*>(QStringLiteral("leaveOutFaults"))->click();
    QTRY_VERIFY(dialog()->findChild<QPushButton*>(QStringLiteral("import"))->isEnabled());
    pressImport();
    QTRY_VERIFY(isDone());
}

void TestWindowImports::oldWorkbookIsRefused()
{
    m_window->importFiles({QStringLiteral("/a/old.xls")});
    QVERIFY(banner()->isVisible());
    QVERIFY2(banner()->text().contains(QStringLiteral("Save it as .xlsx")), qPrintable(banner()->text()));
}

QTEST_MAIN(TestWindowImports)
#include "tst_window_imports.moc"
