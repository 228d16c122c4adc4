// How to reach one service: addresses, dialect, limits. Data, in resources/profiles/*.json; never the key itself.
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace sheaf::service {

/// Whether request lines carry `url`.
enum class UrlMode { Required, Optional, Omit };
/// What an endpoint that differs from the lines is.
enum class EndpointRule { Warning, Error };

/// A service that differs from another one differs here, not in an `if`.
struct Profile {
    QString id; ///< "inference", "openai", "practice", or a name that the user gave
    QString name; ///< as shown
    QUrl baseUrl; ///< files and batches, e.g. https://batch.inference.net/v1
    QUrl apiUrl; ///< models and chat; equal to baseUrl where the service has one address
    bool needsKey = true;

    UrlMode urlMode = UrlMode::Optional;
    bool writesUrl = false; ///< whether Sheaf writes `url` into the lines it makes
    EndpointRule endpointRule = EndpointRule::Warning;
    QStringList endpoints; ///< values for `endpoint`; the first is the default for chat
    QStringList windows; ///< values for `completion_window`; the first is the default
    QString purpose = QStringLiteral("batch"); ///< form field of the upload; not for the user to type
    bool singleModel = false; ///< one model a file

    qint64 maxRows = 0; ///< a part; 0 = not known
    qint64 maxBytes = 0; ///< a part; 0 = not known
    Millis uploadSpacing {0}; ///< between two uploads

    bool canList = false;
    bool listProves = false; ///< a batch that is not in its list does not exist
    bool canCancel = false;
    bool canDelete = false;
    bool takesWebhook = false; ///< knows `webhook_url` in create
    bool takesMetadata = true;
    qint64 daysResultsAreKept = 0; ///< 0 = not known

    // What the user typed: nobody publishes prices in a form that could be read
    std::optional<double> priceIn; ///< for a million tokens that go in
    std::optional<double> priceOut; ///< for a million tokens that come out
    QString currency; ///< "USD"

    bool operator==(const Profile&) const = default;

    /// The endpoint for a kind of request ("chat", "completion", "embedding"), from `endpoints`.
    [[nodiscard]] QString endpointFor(const QString& kind) const;
};

/// Missing members take the defaults above; NotJson or UnknownFormat when it is no profile.
[[nodiscard]] Result<Profile> profileFromJson(const QByteArray& json);
[[nodiscard]] QByteArray toJson(const Profile& profile);
/// Those that Sheaf brings along, Inference.net first.
[[nodiscard]] std::vector<Profile> builtInProfiles();

/// A profile for an address that the user typed, with the dialect (behaviour) of `like`.
[[nodiscard]] Profile profileForAddress(const QUrl& baseUrl, const QUrl& apiUrl, const Profile& like);

} // namespace sheaf::service
