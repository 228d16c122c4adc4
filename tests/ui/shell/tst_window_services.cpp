// What is changed in the settings reaches the projects that are open.
#include "shell/main_window.h"
#include "shell/problems_bar.h"
#include "shell/project_page.h"
#include "ui/support/window_world.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

constexpr qint64 rowsInSample = 200;
constexpr int rowsInPart = 50;

service::Profile ownService()
{
    const QUrl address(QStringLiteral("https://b.example.com/v1"));
    service::Profile own = service::profileForAddress(address, address, service::builtInProfiles().front());
    own.id = own.name = QStringLiteral("Mine");
    return own;
}

} // namespace

class TestWindowServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void otherLimitsMakeOtherParts();
    void servicesThatAreNotChosenAreNotCheckedAgain();
    void addedServiceCanBeChosen();
    void removedServiceGivesWayToTheFirst();

private:
    void choose(const QString& profileId) const { choice().setCurrentIndex(choice().findData(profileId)); }
    void limitRows(const QString& profileId) const;
    [[nodiscard]] QComboBox& choice() const { return *m_page->findChild<QComboBox*>(QStringLiteral("profileChoice")); }
    [[nodiscard]] ProblemsBar& bar() const { return *m_page->findChild<ProblemsBar*>(); }
    [[nodiscard]] QWidget* card(const QString& profileId) const
    {
        return m_window->findChild<QWidget*>(QStringLiteral("service-") + profileId);
    }
    template <class T> [[nodiscard]] T* part(const char* name) const { return m_window->findChild<T*>(QString::fromLatin1(name)); }

    std::unique_ptr<test::WindowWorld> m_world;
    std::unique_ptr<MainWindow> m_window;
    ProjectPage* m_page = nullptr;
};

void TestWindowServices::init()
{
    m_world = std::make_unique<test::WindowWorld>();
    m_world->profiles.put(ownService());
    m_window = std::make_unique<MainWindow>(m_world->context(), ThemeChoice::System);
    m_window->show();
    m_window->importSample();
    QTRY_VERIFY(m_window->currentProject());
    m_page = m_window->currentProject();
    QTRY_VERIFY(m_page->project()->facts().baseComplete);
    choose(QStringLiteral("inference"));
    QTRY_VERIFY(bar().check());
    QCOMPARE(bar().check()->rows, rowsInSample);
    QCOMPARE(bar().check()->parts.size(), 1);
    m_window->showSettings();
}

void TestWindowServices::cleanup()
{
    m_window.reset();
    m_world.reset();
}

void TestWindowServices::limitRows(const QString& profileId) const
{
    auto* rows = card(profileId)->findChild<QLineEdit*>(QStringLiteral("maxRows"));
    rows->setFocus();
    rows->selectAll();
    QTest::keyClicks(rows, QString::number(rowsInPart));
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(m_world->profiles.find(profileId)->maxRows, rowsInPart);
}

void TestWindowServices::otherLimitsMakeOtherParts()
{
    limitRows(QStringLiteral("inference"));
    QVERIFY(!bar().check()); // the one before cut other parts
    QTRY_VERIFY(bar().check());
    QCOMPARE(bar().check()->parts.size(), rowsInSample / rowsInPart);
    QCOMPARE(m_page->currentProfile().id, QStringLiteral("inference"));
}

void TestWindowServices::servicesThatAreNotChosenAreNotCheckedAgain()
{
    QSignalSpy checked(&bar(), &ProblemsBar::checkChanged);
    limitRows(QStringLiteral("openai"));
    QCOMPARE(checked.count(), 0);
    QVERIFY(bar().check());
    choose(QStringLiteral("openai"));
    QVERIFY(checked.count() > 0);
}

void TestWindowServices::addedServiceCanBeChosen()
{
    part<QPushButton>("addService")->click();
    part<QLineEdit>("serviceName")->setText(QStringLiteral("Another"));
    part<QLineEdit>("baseUrl")->setText(QStringLiteral("https://another.example.com/v1"));
    QSignalSpy checked(&bar(), &ProblemsBar::checkChanged);
    QSignalSpy chosen(&bar(), &ProblemsBar::profileChosen);
    part<QPushButton>("acceptAddress")->click();
    QCOMPARE(m_page->currentProfile().id, QStringLiteral("inference"));
    QCOMPARE(checked.count(), 0);
    choose(QStringLiteral("Another"));
    QCOMPARE(m_page->currentProfile().name, QStringLiteral("Another"));
    QCOMPARE(chosen.count(), 1); // filling the list anew does not follow it twice
}

void TestWindowServices::removedServiceGivesWayToTheFirst()
{
    choose(QStringLiteral("Mine"));
    QCOMPARE(m_page->project()->facts().profileId, QStringLiteral("Mine"));
    card(QStringLiteral("Mine"))->findChild<QPushButton*>(QStringLiteral("removeService"))->click();
    QCOMPARE(choice().findData(QStringLiteral("Mine")), -1);
    QCOMPARE(m_page->currentProfile().id, m_world->profiles.profiles.front().id);
    QCOMPARE(m_page->project()->facts().profileId, m_page->currentProfile().id);
    QTRY_VERIFY(bar().check());
}

QTEST_MAIN(TestWindowServices)
#include "tst_window_services.moc"
