// What an answer's status and body mean: pure rules.
#pragma once

#include "service/transport.h"

#include <optional>

namespace sheaf::service {

/// By content type, or by the first character where there is none.
[[nodiscard]] bool isHtml(const HttpAnswer& answer);
/// Nothing for a 2xx answer that is no HTML page; else the code, the status and the service's own words.
[[nodiscard]] std::optional<Error> errorFromAnswer(const HttpAnswer& answer, const QUrl& url);
/// Whether the answer says that this service has no such function (protocol.md 1.9).
[[nodiscard]] bool saysNotSupported(const HttpAnswer& answer);
/// Whether a create was refused because the uploaded file is not visible yet: it proves that no batch was made.
[[nodiscard]] bool saysFileIsMissing(const HttpAnswer& answer);

} // namespace sheaf::service
