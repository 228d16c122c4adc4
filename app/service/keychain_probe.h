// Asks the Secret Service over D-Bus for what QtKeychain hides: whether the default keyring is locked.
#pragma once

#include "service/secret_codes.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace sheaf::service {

/// Calls `then` in the thread of `context`, within `timeout`; never when `context` is gone.
void probeKeychain(QObject* context, std::chrono::milliseconds timeout, std::function<void(KeychainState)> then);

} // namespace sheaf::service
