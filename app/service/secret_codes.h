// What the keychain's answers mean: pure rules, from the table that was measured.
#pragma once

#include "base/error.h"

#include <qt6keychain/keychain.h>

#include <optional>

namespace sheaf::service {

/// What the Secret Service says about its default collection, asked over D-Bus before QtKeychain is.
enum class KeychainState {
    Unlocked,
    Locked,
    NoCollection, ///< a service without a keyring
    NoService, ///< a bus, and nobody on it (a KWallet may still be there)
    NoBus,
    NoAnswer, ///< the service hangs
};

enum class SecretAction { Read, Write, Remove };

/// The error of an action that ended with `result`; the state is that of before the action. QtKeychain calls a locked
/// keyring "entry not found" when reading, and says nothing at all when deleting.
[[nodiscard]] std::optional<ErrorCode> secretError(SecretAction action, QKeychain::Error result, KeychainState state);
/// The error of an action that did not end in time.
[[nodiscard]] ErrorCode secretTimeout(KeychainState state);

} // namespace sheaf::service
