#include "service/profile.h"

#include "service/addresses.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// At file scope, as Qt wants it: a resource in a static library is not linked unless it is asked for.
static void initProfileResource()
{
    Q_INIT_RESOURCE(profiles);
}

namespace sheaf::service {

namespace {

/// Reads members into a profile and remembers the first one of a wrong kind.
class ProfileReader
{
public:
    explicit ProfileReader(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    void read(const char* name, QString& to) { with(name, &QJsonValue::isString, [&](const QJsonValue& v) { to = v.toString(); }); }
    void read(const char* name, bool& to) { with(name, &QJsonValue::isBool, [&](const QJsonValue& v) { to = v.toBool(); }); }
    void read(const char* name, qint64& to)
    {
        with(name, &QJsonValue::isDouble, [&](const QJsonValue& v) {
            to = v.toInteger(-1);
            if (to < 0)
                reject(name);
        });
    }
    void read(const char* name, std::optional<double>& to)
    {
        with(name, &QJsonValue::isDouble, [&](const QJsonValue& v) {
            to = v.toDouble();
            if (*to < 0)
                reject(name);
        });
    }
    void read(const char* name, QUrl& to)
    {
        with(name, &QJsonValue::isString, [&](const QJsonValue& v) {
            to = QUrl(v.toString(), QUrl::StrictMode);
            if (!to.isValid() || to.host().isEmpty())
                reject(name);
        });
    }
    void read(const char* name, QStringList& to)
    {
        with(name, &QJsonValue::isArray, [&](const QJsonValue& v) {
            to.clear();
            for (const QJsonValue item : v.toArray()) {
                if (!item.isString())
                    reject(name);
                to.append(item.toString());
            }
        });
    }
    template <class Enum> void read(const char* name, Enum& to, std::initializer_list<std::pair<const char*, Enum>> words)
    {
        QString word;
        read(name, word);
        if (word.isNull())
            return;
        for (const auto& [text, value] : words) {
            if (word == QLatin1String(text)) {
                to = value;
                return;
            }
        }
        reject(name);
    }
    void reject(const char* name)
    {
        if (m_wrong.isEmpty())
            m_wrong = QString::fromLatin1(name);
    }
    [[nodiscard]] const QString& wrong() const { return m_wrong; }

private:
    template <class Use> void with(const char* name, bool (QJsonValue::*isKind)() const, Use use)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        if (value.isUndefined())
            return;
        if ((value.*isKind)())
            use(value);
        else
            reject(name);
    }

    QJsonObject m_object;
    QString m_wrong;
};

constexpr std::initializer_list<std::pair<const char*, UrlMode>> urlModes {
    {"required", UrlMode::Required}, {"optional", UrlMode::Optional}, {"omit", UrlMode::Omit}};
constexpr std::initializer_list<std::pair<const char*, EndpointRule>> endpointRules {
    {"warning", EndpointRule::Warning}, {"error", EndpointRule::Error}};

template <class Enum> QString wordFor(Enum value, std::initializer_list<std::pair<const char*, Enum>> words)
{
    for (const auto& [text, candidate] : words) {
        if (candidate == value)
            return QString::fromLatin1(text);
    }
    return {};
}

void readMembers(ProfileReader& reader, Profile& profile)
{
    reader.read("id", profile.id);
    reader.read("name", profile.name);
    reader.read("baseUrl", profile.baseUrl);
    profile.apiUrl = profile.baseUrl;
    reader.read("apiUrl", profile.apiUrl);
    reader.read("needsKey", profile.needsKey);
    reader.read("urlMode", profile.urlMode, urlModes);
    reader.read("writesUrl", profile.writesUrl);
    reader.read("endpointRule", profile.endpointRule, endpointRules);
    reader.read("endpoints", profile.endpoints);
    reader.read("windows", profile.windows);
    reader.read("purpose", profile.purpose);
    reader.read("singleModel", profile.singleModel);
    reader.read("maxRows", profile.maxRows);
    reader.read("maxBytes", profile.maxBytes);
    qint64 spacing = profile.uploadSpacing.count();
    reader.read("uploadSpacingMs", spacing);
    profile.uploadSpacing = Millis(spacing);
    reader.read("canList", profile.canList);
    reader.read("listProves", profile.listProves);
    reader.read("canCancel", profile.canCancel);
    reader.read("canDelete", profile.canDelete);
    reader.read("takesWebhook", profile.takesWebhook);
    reader.read("takesMetadata", profile.takesMetadata);
    reader.read("daysResultsAreKept", profile.daysResultsAreKept);
    reader.read("priceIn", profile.priceIn);
    reader.read("priceOut", profile.priceOut);
    reader.read("currency", profile.currency);
}

QUrl withoutTrailingSlash(const QUrl& url)
{
    return url.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

} // namespace

QString Profile::endpointFor(const QString& kind) const
{
    const auto isFor = [&kind](const QString& endpoint) {
        const bool isChat = endpoint.endsWith(QLatin1String("/chat/completions"));
        if (kind == QLatin1String("chat"))
            return isChat;
        if (kind == QLatin1String("completion"))
            return !isChat && endpoint.endsWith(QLatin1String("/completions"));
        return kind == QLatin1String("embedding") && endpoint.endsWith(QLatin1String("/embeddings"));
    };
    for (const QString& endpoint : endpoints) {
        if (isFor(endpoint))
            return endpoint;
    }
    return endpoints.value(0);
}

Result<Profile> profileFromJson(const QByteArray& json)
{
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return failure(ErrorCode::NotJson, {}, fault.errorString());
    if (!document.isObject())
        return failure(ErrorCode::UnknownFormat);
    Profile profile;
    ProfileReader reader(document.object());
    readMembers(reader, profile);
    if (profile.id.isEmpty())
        reader.reject("id");
    if (profile.baseUrl.isEmpty())
        reader.reject("baseUrl");
    if (!reader.wrong().isEmpty())
        return failure(ErrorCode::UnknownFormat, {}, reader.wrong());
    if (profile.name.isEmpty())
        profile.name = profile.id;
    return profile;
}

QByteArray toJson(const Profile& profile)
{
    QJsonObject object {
        {QStringLiteral("id"), profile.id},
        {QStringLiteral("name"), profile.name},
        {QStringLiteral("baseUrl"), profile.baseUrl.toString(QUrl::FullyEncoded)},
        {QStringLiteral("apiUrl"), profile.apiUrl.toString(QUrl::FullyEncoded)},
        {QStringLiteral("needsKey"), profile.needsKey},
        {QStringLiteral("urlMode"), wordFor(profile.urlMode, urlModes)},
        {QStringLiteral("writesUrl"), profile.writesUrl},
        {QStringLiteral("endpointRule"), wordFor(profile.endpointRule, endpointRules)},
        {QStringLiteral("endpoints"), QJsonArray::fromStringList(profile.endpoints)},
        {QStringLiteral("windows"), QJsonArray::fromStringList(profile.windows)},
        {QStringLiteral("purpose"), profile.purpose},
        {QStringLiteral("singleModel"), profile.singleModel},
        {QStringLiteral("maxRows"), profile.maxRows},
        {QStringLiteral("maxBytes"), profile.maxBytes},
        {QStringLiteral("uploadSpacingMs"), qint64(profile.uploadSpacing.count())},
        {QStringLiteral("canList"), profile.canList},
        {QStringLiteral("listProves"), profile.listProves},
        {QStringLiteral("canCancel"), profile.canCancel},
        {QStringLiteral("canDelete"), profile.canDelete},
        {QStringLiteral("takesWebhook"), profile.takesWebhook},
        {QStringLiteral("takesMetadata"), profile.takesMetadata},
        {QStringLiteral("daysResultsAreKept"), profile.daysResultsAreKept},
    };
    if (profile.priceIn)
        object.insert(QStringLiteral("priceIn"), *profile.priceIn);
    if (profile.priceOut)
        object.insert(QStringLiteral("priceOut"), *profile.priceOut);
    if (!profile.currency.isEmpty())
        object.insert(QStringLiteral("currency"), profile.currency);
    return QJsonDocument(object).toJson();
}

std::vector<Profile> builtInProfiles()
{
    initProfileResource();
    std::vector<Profile> profiles;
    for (const char* name : {"inference", "openai", "practice"}) {
        QFile file(QStringLiteral(":/profiles/%1.json").arg(QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the profile %s is missing in this build", name);
        auto profile = profileFromJson(file.readAll());
        if (!profile)
            qFatal("the profile %s cannot be read", name);
        profiles.push_back(std::move(*profile));
    }
    return profiles;
}

Profile profileForAddress(const QUrl& baseUrl, const QUrl& apiUrl, const Profile& like)
{
    Profile profile = like;
    profile.baseUrl = withoutTrailingSlash(baseUrl);
    profile.apiUrl = apiUrl.isEmpty() ? profile.baseUrl : withoutTrailingSlash(apiUrl);
    profile.id = profile.baseUrl.toString(); // one key for each address
    profile.name = profile.baseUrl.authority();
    // a server on this computer seldom asks for a key; one that is there is sent all the same
    profile.needsKey = like.needsKey && !isLoopback(profile.baseUrl.host());
    return profile;
}

} // namespace sheaf::service
