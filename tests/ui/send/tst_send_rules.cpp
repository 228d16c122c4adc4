// The rules of the send sheet.
#include "send/send_rules.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

SendProposal proposalFor(const service::Profile& profile)
{
    SendProposal proposal;
    proposal.projectName = QStringLiteral("Reviews");
    proposal.profile = profile;
    proposal.check.kind = requests::Kind::Embedding;
    return proposal;
}

service::Profile inference()
{
    return service::builtInProfiles().front();
}

} // namespace

class TestSendRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesTheEndpointOfTheKind();
    void endpointIsNotedOrRefused();
    void webhook_data();
    void webhook();
    void metadata();
    void summaryCountsRowsAndParts();
    void orderTakesOnlyWhatTheServiceTakes();
};

void TestSendRules::proposesTheEndpointOfTheKind()
{
    SendProposal proposal = proposalFor(inference());
    QCOMPARE(proposedEndpoint(proposal), inference().endpointFor(QStringLiteral("embedding")));
    proposal.check.endpoints = {QStringLiteral("/v1/completions")}; // what the lines themselves say wins
    QCOMPARE(proposedEndpoint(proposal), QStringLiteral("/v1/completions"));
}

void TestSendRules::endpointIsNotedOrRefused()
{
    SendProposal proposal = proposalFor(inference());
    proposal.profile.endpointRule = service::EndpointRule::Warning;
    QVERIFY(endpointNote(proposal, proposedEndpoint(proposal)).sentence.isEmpty());
    const FieldNote note = endpointNote(proposal, QStringLiteral("/v1/completions"));
    QVERIFY(!note.sentence.isEmpty());
    QVERIFY(!note.stops);
    proposal.profile.endpointRule = service::EndpointRule::Error;
    QVERIFY(endpointNote(proposal, QStringLiteral("/v1/completions")).stops);
    QVERIFY(endpointNote(proposal, QStringLiteral("  ")).stops);
}

void TestSendRules::webhook_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("stops");
    const auto row = [](const char* address, bool stops) { QTest::newRow(address) << QString::fromLatin1(address) << stops; };
    row("", false);
    row("https://example.com/done", false);
    row("http://localhost:8080/", false);
    row("http://127.0.0.1:1/x", false);
    row("http://[::1]/x", false);
    row("http://example.com/done", true);
    row("ftp://example.com/", true);
    row("example.com/done", true);
    row("https://", true);
}

void TestSendRules::webhook()
{
    QFETCH(QString, address);
    QTEST(webhookNote(address).stops, "stops");
}

void TestSendRules::metadata()
{
    const QString a = QStringLiteral("a");
    QVERIFY(!metadataNote({{a, a}, {QString(), QString()}}).stops);
    QVERIFY(metadataNote({{a, a}, {a, QString()}}).stops);
    QVERIFY(metadataNote({{QString(), a}}).stops);
    QVERIFY(!metadataNote({{a.repeated(64), a.repeated(512)}}).stops);
    QVERIFY(metadataNote({{a.repeated(65), a}}).stops);
    QVERIFY(metadataNote({{a, a.repeated(513)}}).stops);
    MetadataRows many;
    for (int i = 0; i < 15; ++i)
        many.append({QString::number(i), a});
    QVERIFY(!metadataNote(many).stops);
    many.append({a, a});
    QVERIFY(metadataNote(many).stops);
}

void TestSendRules::summaryCountsRowsAndParts()
{
    jobs::SheetCheck check; // one of each: the words for one and for many are the translation's
    check.rowsToSend = 1;
    check.bytes = 340'000;
    check.parts = {{{{RowId(0), 1}}, 1, 340'000}};
    QCOMPARE(summaryText(check, QLocale::c()), QStringLiteral("1 row(s) in 1 part(s), 0.34 MB"));
}

void TestSendRules::orderTakesOnlyWhatTheServiceTakes()
{
    SendProposal proposal = proposalFor(inference());
    proposal.check.parts = {{{{RowId(0), 3}}, 3, 100}};
    const SendChoices choices {QStringLiteral(" Job "), QStringLiteral(" /v1/x "), QStringLiteral("24h"), QStringLiteral("https://a.b/"),
        {{QStringLiteral("team"), QStringLiteral("blue")}, {QString(), QString()}}};
    proposal.profile.takesWebhook = false;
    jobs::SendOrder order = orderFor(proposal, choices);
    QCOMPARE(order.name, QStringLiteral("Job"));
    QCOMPARE(order.endpoint, QStringLiteral("/v1/x"));
    QVERIFY(order.webhookUrl.isEmpty());
    QCOMPARE(order.metadata.size(), 1);
    QCOMPARE(order.parts.size(), 1);
    proposal.profile.takesWebhook = true;
    order = orderFor(proposal, choices);
    QCOMPARE(order.webhookUrl, QStringLiteral("https://a.b/"));
}

QTEST_GUILESS_MAIN(TestSendRules)
#include "tst_send_rules.moc"
