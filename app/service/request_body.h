// From a request to the bytes of its body: nothing, JSON, or multipart/form-data with files streamed from disk.
#pragma once

#include "service/body_device.h"
#include "service/transport.h"

#include <memory>

namespace sheaf::service {

struct RequestBody {
    std::vector<BodyPiece> pieces; ///< none for an empty body
    QByteArray contentType; ///< empty for an empty body
};

/// Opens the form's files. `boundary` must not occur in them: makeBoundary() gives one that nobody can guess.
[[nodiscard]] Result<RequestBody> bodyOf(const HttpRequest& request, const QByteArray& boundary);
[[nodiscard]] QByteArray makeBoundary();

} // namespace sheaf::service
