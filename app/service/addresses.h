// Which addresses may be asked, and with the key: pure rules.
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace sheaf::service {

/// Whether a host is this computer: localhost, 127.0.0.0/8, ::1.
[[nodiscard]] bool isLoopback(const QString& host);
/// Scheme, host and port alike: only there may the key go.
[[nodiscard]] bool sameOrigin(const QUrl& one, const QUrl& other);
/// For errors and logs: without user, query and fragment, in which a storage service's secrets travel.
[[nodiscard]] QString shownAddress(const QUrl& url);

/// Why a request must not even start: no http or https, or a key over plain http to another computer.
[[nodiscard]] std::optional<Error> refusal(const QUrl& url, bool withKey);

/// Where a redirect leads.
struct Hop {
    QUrl url;
    bool withKey = false;
};
inline constexpr int maxRedirects = 5;
[[nodiscard]] bool isRedirect(int status);
/// The next hop of a request to `from`, of which `followed` redirects were followed already. RedirectRefused for
/// anything but GET, after maxRedirects, from https to http, and to what is no http address.
[[nodiscard]] Result<Hop> nextHop(const QByteArray& method, const Hop& from, int status, const QByteArray& location,
    int followed);

} // namespace sheaf::service
