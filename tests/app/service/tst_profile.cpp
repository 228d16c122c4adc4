// Profiles: those that Sheaf brings along, their JSON, and addresses that the user typed.
#include "service/profile.h"
#include "service/service_url.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::service;

class ProfileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsThreeAlong();
    void goesThroughJson();
    void fillsInWhatIsMissing();
    void refusesWhatIsNoProfile_data();
    void refusesWhatIsNoProfile();
    void choosesTheEndpoint();
    void takesADialectForAnAddress();
    void buildsAddresses_data();
    void buildsAddresses();
};

void ProfileTest::bringsThreeAlong()
{
    const auto profiles = builtInProfiles();
    QCOMPARE(profiles.size(), size_t(3));
    const Profile& inference = profiles[0];
    QCOMPARE(inference.id, QStringLiteral("inference"));
    QCOMPARE(inference.baseUrl, QUrl(QStringLiteral("https://batch.inference.net/v1")));
    QCOMPARE(inference.apiUrl, QUrl(QStringLiteral("https://api.inference.net/v1")));
    QVERIFY(inference.urlMode == UrlMode::Optional && !inference.writesUrl && inference.endpointRule == EndpointRule::Warning);
    QCOMPARE(inference.maxRows, 1'000'000);
    QCOMPARE(inference.uploadSpacing, Millis(60'000));
    QVERIFY(inference.takesWebhook && inference.needsKey && !inference.singleModel);
    const Profile& openai = profiles[1];
    QCOMPARE(openai.id, QStringLiteral("openai"));
    QVERIFY(openai.urlMode == UrlMode::Required && openai.writesUrl && openai.endpointRule == EndpointRule::Error);
    QVERIFY(openai.singleModel && openai.maxRows == 50'000 && openai.maxBytes == 200'000'000);
    QCOMPARE(profiles[2].id, QStringLiteral("practice"));
    QVERIFY(!profiles[2].needsKey);
    for (const Profile& profile : profiles) {
        QCOMPARE(profile.purpose, QStringLiteral("batch"));
        QCOMPARE(profile.windows, QStringList {QStringLiteral("24h")});
    }
}

void ProfileTest::goesThroughJson()
{
    for (const Profile& profile : builtInProfiles()) {
        const auto again = profileFromJson(toJson(profile));
        QVERIFY(again);
        QVERIFY(*again == profile);
    }
}

void ProfileTest::fillsInWhatIsMissing()
{
    const auto profile = profileFromJson(R"({"id":"mine","baseUrl":"https://a.example/v1"})");
    QVERIFY(profile);
    Profile expected;
    expected.id = expected.name = QStringLiteral("mine");
    expected.baseUrl = expected.apiUrl = QUrl(QStringLiteral("https://a.example/v1"));
    QVERIFY(*profile == expected);
}

void ProfileTest::refusesWhatIsNoProfile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* json, const char* expected) { QTest::newRow(json) << QByteArray(json) << QByteArray(expected); };
    row("", "not-json:illegal value");
    row("{", "not-json:unterminated object");
    row("[]", "unknown-format:");
    row("{}", "unknown-format:id");
    row(R"({"id":"x"})", "unknown-format:baseUrl");
    row(R"({"id":"x","baseUrl":"not an address"})", "unknown-format:baseUrl");
    row(R"({"id":"x","baseUrl":"https://a.example","urlMode":"maybe"})", "unknown-format:urlMode");
    row(R"({"id":"x","baseUrl":"https://a.example","maxRows":-1})", "unknown-format:maxRows");
    row(R"({"id":"x","baseUrl":"https://a.example","maxRows":"many"})", "unknown-format:maxRows");
    row(R"({"id":"x","baseUrl":"https://a.example","endpoints":[1]})", "unknown-format:endpoints");
}

void ProfileTest::refusesWhatIsNoProfile()
{
    QFETCH(QByteArray, json);
    const auto profile = profileFromJson(json);
    QVERIFY(!profile);
    QTEST((codeName(profile.error().code) + u':' + profile.error().detail).toUtf8(), "expected");
}

void ProfileTest::choosesTheEndpoint()
{
    const Profile profile = builtInProfiles()[0];
    QCOMPARE(profile.endpointFor(QStringLiteral("chat")), QStringLiteral("/v1/chat/completions"));
    QCOMPARE(profile.endpointFor(QStringLiteral("completion")), QStringLiteral("/v1/completions"));
    QCOMPARE(profile.endpointFor(QStringLiteral("embedding")), QStringLiteral("/v1/embeddings"));
    QCOMPARE(profile.endpointFor(QStringLiteral("?")), QStringLiteral("/v1/chat/completions"));
    QCOMPARE(Profile().endpointFor(QStringLiteral("chat")), QString());
}

void ProfileTest::takesADialectForAnAddress()
{
    const Profile openai = builtInProfiles()[1];
    const auto profile = profileForAddress(QUrl(QStringLiteral("https://b.example:8443/openai/v1/")), QUrl(), openai);
    QCOMPARE(profile.baseUrl, QUrl(QStringLiteral("https://b.example:8443/openai/v1")));
    QCOMPARE(profile.apiUrl, profile.baseUrl);
    QCOMPARE(profile.name, QStringLiteral("b.example:8443"));
    QVERIFY(profile.id != openai.id && profile.needsKey);
    QVERIFY(profile.singleModel && profile.urlMode == UrlMode::Required);
    QVERIFY(!profileForAddress(QUrl(QStringLiteral("http://127.0.0.1:9/v1")), QUrl(), openai).needsKey);
}

void ProfileTest::buildsAddresses_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* base, const char* id, const char* expected) {
        QTest::newRow(id) << QString::fromLatin1(base) << QString::fromUtf8(id) << QByteArray(expected);
    };
    row("https://a/v1", "-uY0W_x", "https://a/v1/files/-uY0W_x?limit=1&after=-uY0W_x");
    row("https://a/v1/", "a/b", "https://a/v1/files/a%2Fb?limit=1&after=a%2Fb");
    row("https://a/v1", "a?b#c", "https://a/v1/files/a%3Fb%23c?limit=1&after=a%3Fb%23c");
    row("https://a/v1", "50%25 x", "https://a/v1/files/50%2525%20x?limit=1&after=50%2525%20x");
    row("https://a/v1", "a&b=c+d", "https://a/v1/files/a%26b%3Dc%2Bd?limit=1&after=a%26b%3Dc%2Bd");
    row("https://a/v1?api-version=2", "\xC3\xA9", "https://a/v1/files/%C3%A9?api-version=2&limit=1&after=%C3%A9");
}

void ProfileTest::buildsAddresses()
{
    QFETCH(QString, base);
    QFETCH(QString, id);
    const QUrl url = below(QUrl(base), {QStringLiteral("files"), id},
        {{QStringLiteral("limit"), QStringLiteral("1")}, {QStringLiteral("after"), id}});
    QTEST(url.toEncoded(), "expected");
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
