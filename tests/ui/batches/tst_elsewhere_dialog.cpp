// A batch that another client made, chosen in the dialog and brought in.
#include "batches/elsewhere_dialog.h"
#include "base/when_done.h"
#include "common/banner.h"
#include "common/progress_strip.h"
#include "practice/practice_service.h"
#include "service/batch_api.h"
#include "support/fault_proxy.h"
#include "ui/support/window_world.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

constexpr auto dialogPatience = 20'000;

} // namespace

class TestElsewhereDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListedBatchBecomesAProject();
    void anUnknownIdSaysSo();
    void aFetchCanBeStopped();
    void whatWasAskedForIsBroughtIn();

private:
    void prepare();
    [[nodiscard]] QString makeBatch();
    /// With an engine that reaches the service, unlike the world's own.
    [[nodiscard]] AppContext context();

    std::unique_ptr<test::WindowWorld> m_world;
    std::unique_ptr<practice::PracticeService> m_service;
    service::Profile m_profile;
    std::unique_ptr<service::Transport> m_transport = service::makeTransport();
    std::unique_ptr<jobs::JobEngine> m_engine;
};

AppContext TestElsewhereDialog::context()
{
    const AppContext given = m_world->context();
    return {*m_engine, given.keys, given.profiles, given.profilesPath, given.library, given.settings, given.dialogs, given.clock};
}

void TestElsewhereDialog::prepare()
{
    m_world = std::make_unique<test::WindowWorld>();
    auto started = practice::PracticeService::start({.dialect = QStringLiteral("openai"), .scenario = {}, .speed = 200, .folder = {}, .key = {}});
    QVERIFY(started);
    m_service = std::move(*started);
    m_profile = service::profileForAddress(m_service->address(), m_service->address(), service::builtInProfiles().at(1));
    m_world->profiles.profiles = {m_profile};
    m_engine = std::make_unique<jobs::JobEngine>(jobs::Surroundings {.transport = m_transport.get(),
        .keyFor = [](const service::Profile&) { return readyFuture<Result<QByteArray>>(QByteArray()); },
        .resolve = {},
        .clock = systemClock(),
        .pollEvery = std::chrono::milliseconds(30)});
}

QString TestElsewhereDialog::makeBatch()
{
    const auto transport = service::makeTransport();
    const service::BatchApi api(m_profile, {}, *transport);
    QFile file(m_world->path(QStringLiteral("other.jsonl")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"messages\":[]}}\n");
    file.close();
    const auto uploaded = api.upload(file.fileName(), QStringLiteral("other.jsonl"), std::make_shared<Progress>()).result();
    const auto batch = api.create({uploaded->id, QStringLiteral("/v1/chat/completions"), QStringLiteral("24h"), {}, {}}).result();
    return batch ? batch->id : QString();
}

void TestElsewhereDialog::aListedBatchBecomesAProject()
{
    prepare();
    const QString id = makeBatch();
    QVERIFY(!id.isEmpty());
    auto* dialog = new ElsewhereDialog(context(), {}, nullptr);
    std::shared_ptr<project::Project> adopted;
    connect(dialog, &ElsewhereDialog::adopted, this, [&](const std::shared_ptr<project::Project>& project, JobId) { adopted = project; });
    dialog->show();
    auto* list = dialog->findChild<QTreeWidget*>(QStringLiteral("elsewhereList"));
    auto* bring = dialog->findChild<QPushButton*>(QStringLiteral("elsewhereBring"));
    QVERIFY(!bring->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 1, dialogPatience);
    const auto* note = dialog->findChild<QLabel*>(QStringLiteral("elsewhereNote"));
    QCOMPARE(note->isHidden(), note->text().isEmpty());
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("elsewhereAgain")), Qt::LeftButton);
    QVERIFY(note->isVisible()); // it asks again, and says so again
    QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 1, dialogPatience);
    list->setCurrentItem(list->topLevelItem(0));
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("elsewhereId"))->text(), id);
    if (qEnvironmentVariableIsSet("SHEAF_SHOTS"))
        dialog->grab().save(qEnvironmentVariable("SHEAF_SHOTS") + QStringLiteral("/elsewhere.png"));
    QTest::mouseClick(bring, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(adopted, dialogPatience);
    QCOMPARE(adopted->facts().jobs.last().parts.first().batchId, id);
    QTRY_VERIFY_WITH_TIMEOUT(jobs::isFinished(adopted->facts().jobs.last()), dialogPatience);
    QCOMPARE(adopted->answers().counts()[std::size_t(project::Outcome::Good)], 1);
    m_engine->leave(adopted.get());
}

void TestElsewhereDialog::anUnknownIdSaysSo()
{
    prepare();
    auto* dialog = new ElsewhereDialog(context(), {}, nullptr);
    dialog->show();
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("elsewhereId")), QStringLiteral("no-such-batch"));
    auto* bring = dialog->findChild<QPushButton*>(QStringLiteral("elsewhereBring"));
    QTest::mouseClick(bring, Qt::LeftButton);
    QVERIFY(!bring->isEnabled());
    auto* banner = dialog->findChild<Banner*>();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), dialogPatience);
    QVERIFY(bring->isEnabled());
    delete dialog;
}

void TestElsewhereDialog::aFetchCanBeStopped()
{
    prepare();
    const QString id = makeBatch();
    test::FaultProxy proxy(m_service->address());
    proxy.add(*test::ruleFromText(QStringLiteral("GET /v1/files/[^/]+/content drip=20")));
    m_profile.baseUrl = m_profile.apiUrl = proxy.address();
    m_world->profiles.profiles = {m_profile};
    auto* dialog = new ElsewhereDialog(context(), {}, nullptr);
    dialog->show();
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("elsewhereId")), id);
    auto* bring = dialog->findChild<QPushButton*>(QStringLiteral("elsewhereBring"));
    QTest::mouseClick(bring, Qt::LeftButton);
    auto* strip = dialog->findChild<ProgressStrip*>();
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), dialogPatience);
    QTest::mouseClick(strip->findChild<QPushButton*>(QStringLiteral("progressStop")), Qt::LeftButton);
    QVERIFY(!strip->isVisible() && bring->isEnabled());
    // The fetch itself ends too, and leaves nothing in the library.
    QTRY_VERIFY_WITH_TIMEOUT(proxy.passed().last().path.endsWith("/content"), dialogPatience);
    const QDir library(m_world->context().library);
    QTRY_COMPARE_WITH_TIMEOUT(library.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList(), dialogPatience);
    delete dialog;
}

void TestElsewhereDialog::whatWasAskedForIsBroughtIn()
{
    prepare();
    const QString id = makeBatch();
    service::Profile other = m_profile;
    other.id = QStringLiteral("other");
    other.baseUrl = other.apiUrl = QUrl(QStringLiteral("http://127.0.0.1:9/v1")); // nobody is there
    m_world->profiles.profiles = {m_profile, other};
    auto* dialog = new ElsewhereDialog(context(), {}, nullptr);
    std::shared_ptr<project::Project> adopted;
    connect(dialog, &ElsewhereDialog::adopted, this, [&](const std::shared_ptr<project::Project>& project, JobId) { adopted = project; });
    dialog->show();
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("elsewhereId")), id);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("elsewhereBring")), Qt::LeftButton);
    for (const char* name : {"elsewhereService", "elsewhereAgain", "elsewhereList", "elsewhereTarget"})
        QVERIFY2(!dialog->findChild<QWidget*>(QString::fromLatin1(name))->isEnabled(), name);
    dialog->findChild<QComboBox*>(QStringLiteral("elsewhereService"))->setCurrentIndex(1); // no hand can, now
    QTRY_VERIFY_WITH_TIMEOUT(adopted, dialogPatience);
    const project::JobRecord& job = adopted->facts().jobs.last();
    QCOMPARE(service::profileFromJson(job.profile)->id, m_profile.id);
    QTRY_VERIFY_WITH_TIMEOUT(jobs::isFinished(adopted->facts().jobs.last()), dialogPatience);
    m_engine->leave(adopted.get());
}

QTEST_MAIN(TestElsewhereDialog)
#include "tst_elsewhere_dialog.moc"
