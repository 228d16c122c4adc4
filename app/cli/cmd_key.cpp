// sheaf-cli key: set, test and delete. The key is read from standard input, never from an argument, which others could see.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/service_choice.h"

#include "base/when_done.h"
#include "jobs/service_access.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <unistd.h>

namespace sheaf::cli {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("sheaf::Cli", text);
}

/// The first line of standard input without its end.
QByteArray readKey()
{
    if (::isatty(STDIN_FILENO))
        say(words("Paste the key and press Enter:"));
    QByteArray key;
    for (int c = std::fgetc(stdin); c != EOF && c != '\n'; c = std::fgetc(stdin))
        key += char(c);
    return key.trimmed();
}

/// Ends the program when the future is done.
void endWith(const QFuture<Result<void>>& future, std::shared_ptr<Session> session, const QString& whenGood, QObject& owner)
{
    whenDone(future, &owner, [session, whenGood](const Result<void>& result) {
        if (result)
            say(whenGood);
        else
            complain(result.error());
        QCoreApplication::exit(result ? int(AllGood) : int(exitCodeFor(result.error())));
    });
}

using Action = QFuture<Result<void>> (*)(Session& session, const service::Profile& profile);

int act(const std::string& profileName, Action action, const char* whenGood, QObject& owner)
{
    ServiceOptions options;
    options.profile = profileName;
    const auto profile = chooseProfile(options);
    if (!profile) {
        complain(profile.error());
        return WrongUsage;
    }
    auto session = std::make_shared<Session>(QString(), QString(), std::nullopt);
    session->useKeyOfEnvironment(*profile);
    endWith(action(*session, *profile), session, words(whenGood), owner);
    return staysRunning;
}

QFuture<Result<void>> setKey(Session& session, const service::Profile& profile)
{
    const QByteArray key = readKey();
    if (key.isEmpty())
        return readyFuture<Result<void>>(failure(ErrorCode::KeyMissing));
    return session.keys().store(profile.id, key);
}

QFuture<Result<void>> tryKey(Session& session, const service::Profile& profile)
{
    return jobs::testKey(session.engine().surroundings(), profile);
}

QFuture<Result<void>> deleteKey(Session& session, const service::Profile& profile)
{
    return session.keys().remove(profile.id);
}

} // namespace

void addKey(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("key", "Keep, try or remove the key of a service");
    command->require_subcommand(1);
    struct Entry {
        const char* name;
        const char* description;
        Action action;
        const char* whenGood;
    };
    static constexpr Entry entries[] = {
        {"set", "Read the key from standard input and store it in the keychain", setKey, QT_TRANSLATE_NOOP("sheaf::Cli", "The key is in the keychain.")},
        {"test", "Ask the service whether the key works", tryKey, QT_TRANSLATE_NOOP("sheaf::Cli", "The key works.")},
        {"delete", "Remove the key from the keychain", deleteKey, QT_TRANSLATE_NOOP("sheaf::Cli", "There is no key any more.")},
    };
    for (const Entry& entry : entries) {
        CLI::App* sub = command->add_subcommand(entry.name, entry.description);
        auto profile = std::make_shared<std::string>();
        sub->add_option("PROFILE", *profile, "Name of the profile")->required();
        sub->callback([profile, &entry, &chosen] { chosen = [profile, &entry](QObject& owner) { return act(*profile, entry.action, entry.whenGood, owner); }; });
    }
}

} // namespace sheaf::cli
