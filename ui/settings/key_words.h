// What is said about a key. The key itself never comes here.
#pragma once

#include "base/error.h"
#include "common/theme.h"

#include <QString>

namespace sheaf::ui {

/// Where the key of a service is, as far as it is known.
enum class KeyState {
    Asking, ///< the keychain has not answered yet
    InKeychain,
    ForSession, ///< in memory, until Sheaf is closed
    None,
    NotNeeded,
    Unreadable, ///< the keychain could not be asked
};

struct KeyWords {
    QString sentence;
    QString icon;
    Role role = Role::SecondText;
};
[[nodiscard]] KeyWords keyWords(KeyState state);
/// Whether requests can be sent in this state.
[[nodiscard]] bool isUsable(KeyState state);
/// Whether the keychain, and not the key, is what failed: then memory is offered.
[[nodiscard]] bool isKeychainFault(ErrorCode code);

} // namespace sheaf::ui
