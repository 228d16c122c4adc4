// The same JSON text with what simdjson refuses taken out of it: for reading only, never for sending on.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sheaf::json {

/// A valid text with every lone surrogate escape as \ufffd and every number that needs more than 64 bits as 0, of the
/// same length, so that offsets stay.
[[nodiscard]] QByteArray tamed(QByteArrayView text);

} // namespace sheaf::json
