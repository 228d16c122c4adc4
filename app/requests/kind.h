// What ties a kind of request to the members of its body and to an endpoint. Internal to app/requests.
#pragma once

#include "requests/request_template.h"

#include <QStringView>

namespace sheaf::requests {

/// messages = chat, input = embedding, prompt = completion, in this order where a body has several.
[[nodiscard]] std::optional<Kind> kindByMembers(bool messages, bool input, bool prompt);

/// What an endpoint takes, by the end of its path; nothing for one that is not known, such as /v1/responses.
[[nodiscard]] std::optional<Kind> kindOfEndpoint(QStringView endpoint);

} // namespace sheaf::requests
