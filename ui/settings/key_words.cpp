#include "settings/key_words.h"

#include <QCoreApplication>

namespace sheaf::ui {

namespace {

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::KeyWords)
};

} // namespace

KeyWords keyWords(KeyState state)
{
    const QString key = QStringLiteral("key");
    switch (state) {
    case KeyState::Asking: return {Keys::tr("Waiting for the keychain…"), key, Role::SecondText};
    case KeyState::InKeychain: return {Keys::tr("Key stored in the keychain"), QStringLiteral("lock"), Role::Good};
    case KeyState::ForSession: return {Keys::tr("Key kept in memory until you close Sheaf"), key, Role::Good};
    case KeyState::None: return {Keys::tr("No key yet"), key, Role::Attention};
    case KeyState::NotNeeded: return {Keys::tr("Needs no key"), QStringLiteral("check"), Role::Good};
    case KeyState::Unreadable: return {Keys::tr("The keychain could not be read"), key, Role::Failed};
    }
    return {};
}

bool isUsable(KeyState state)
{
    return state == KeyState::InKeychain || state == KeyState::ForSession || state == KeyState::NotNeeded;
}

bool isKeychainFault(ErrorCode code)
{
    switch (code) {
    case ErrorCode::KeychainMissing:
    case ErrorCode::KeychainLocked:
    case ErrorCode::KeychainDenied:
    case ErrorCode::KeychainTimedOut:
    case ErrorCode::KeychainFailed: return true;
    default: return false;
    }
}

} // namespace sheaf::ui
