// Calls to one service from a worker thread: its addresses, its key, the retries. Everything here blocks.
#pragma once

#include "service/profile.h"
#include "service/retrying.h"

namespace sheaf::service {

class Wire
{
public:
    Wire(Profile profile, QByteArray key, Transport& transport, RetryPace pace);

    [[nodiscard]] const Profile& profile() const { return m_profile; }

    /// One call by the rules of `exchange`. The key is added here, and taken out of what comes back.
    [[nodiscard]] HttpOutcome send(Exchange exchange, HttpRequest request) const;
    /// One try without the key.
    [[nodiscard]] HttpOutcome sendWithoutKey(HttpRequest request) const;
    /// The same with a look at every outcome before the rules see it (a download is checked there).
    using Judge = std::function<HttpOutcome(HttpOutcome)>;
    [[nodiscard]] HttpOutcome send(Exchange exchange, HttpRequest request, const Judge& judge) const;
    /// The same with a request that `make` makes for every try (a download that is carried on).
    using Make = std::function<HttpRequest()>;
    [[nodiscard]] HttpOutcome send(Exchange exchange, const Make& make, const Judge& judge, const std::stop_token& stop) const;

private:
    [[nodiscard]] HttpOutcome once(const HttpRequest& request) const;

    Profile m_profile;
    QByteArray m_key;
    QByteArrayList m_keyForms; ///< as it may stand in an answer
    Transport* m_transport;
    RetryPace m_pace;
};

/// The body of a good answer, or the error.
[[nodiscard]] Result<QByteArray> bodyOrError(const HttpOutcome& outcome, const QUrl& url);

/// A GET of a small object.
[[nodiscard]] HttpRequest readRequest(const QUrl& url, const std::stop_token& stop);

} // namespace sheaf::service
