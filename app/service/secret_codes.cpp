#include "service/secret_codes.h"

namespace sheaf::service {

namespace {

bool hasNoKeyring(KeychainState state)
{
    return state == KeychainState::NoCollection || state == KeychainState::NoService || state == KeychainState::NoBus;
}

} // namespace

std::optional<ErrorCode> secretError(SecretAction action, QKeychain::Error result, KeychainState state)
{
    const bool isLocked = state == KeychainState::Locked;
    switch (result) {
    case QKeychain::NoError: return {};
    case QKeychain::EntryNotFound:
        if (isLocked)
            return ErrorCode::KeychainLocked;
        return action == SecretAction::Remove ? std::nullopt : std::optional(ErrorCode::KeyMissing);
    case QKeychain::AccessDenied: return isLocked ? ErrorCode::KeychainLocked : ErrorCode::KeychainDenied;
    case QKeychain::AccessDeniedByUser: return ErrorCode::KeychainDenied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return ErrorCode::KeychainMissing;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: break;
    }
    if (isLocked)
        return ErrorCode::KeychainLocked;
    return hasNoKeyring(state) ? ErrorCode::KeychainMissing : ErrorCode::KeychainFailed;
}

ErrorCode secretTimeout(KeychainState state)
{
    // a locked keyring asks its user, who has not answered
    return state == KeychainState::Locked ? ErrorCode::KeychainLocked : ErrorCode::KeychainTimedOut;
}

} // namespace sheaf::service
