#include "service/addresses.h"

#include <QHostAddress>

namespace sheaf::service {

namespace {

bool isWeb(const QUrl& url)
{
    return (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http")) && !url.host().isEmpty();
}

bool isEncrypted(const QUrl& url)
{
    return url.scheme() == QLatin1String("https");
}

int portOf(const QUrl& url)
{
    return url.port(isEncrypted(url) ? 443 : 80);
}

tl::unexpected<Error> redirectRefused(const QUrl& target, int status)
{
    Error error;
    error.code = ErrorCode::RedirectRefused;
    error.status = status;
    error.detail = shownAddress(target);
    return failure(std::move(error));
}

} // namespace

bool isLoopback(const QString& host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

bool sameOrigin(const QUrl& one, const QUrl& other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

QString shownAddress(const QUrl& url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

std::optional<Error> refusal(const QUrl& url, bool withKey)
{
    if (!isWeb(url))
        return failure(ErrorCode::HostUnreachable, shownAddress(url), shownAddress(url)).value();
    if (withKey && !isEncrypted(url) && !isLoopback(url.host()))
        return failure(ErrorCode::InsecureAddress, shownAddress(url)).value();
    return {};
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<Hop> nextHop(const QByteArray& method, const Hop& from, int status, const QByteArray& location, int followed)
{
    Hop hop;
    hop.url = from.url.resolved(QUrl::fromEncoded(location));
    hop.url.setUserInfo({});
    if (method != "GET" || followed >= maxRedirects || !isWeb(hop.url) || (isEncrypted(from.url) && !isEncrypted(hop.url)))
        return redirectRefused(hop.url, status);
    // once the key was dropped it stays dropped, even when a later hop leads home again
    hop.withKey = from.withKey && sameOrigin(from.url, hop.url);
    if (refusal(hop.url, hop.withKey))
        return redirectRefused(hop.url, status);
    return hop;
}

} // namespace sheaf::service
