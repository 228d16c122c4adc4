// From SERVICE options to a profile that can be reached, the practice service started where it is wanted.
#pragma once

#include "cli/options.h"
#include "jobs/awake_while_uploading.h"
#include "jobs/job_engine.h"
#include "jobs/keys.h"
#include "practice/practice_service.h"
#include "service/profile.h"

#include <QObject>

#include <memory>

namespace sheaf::cli {

/// Starts the practice service at its first use and keeps it; its batches lie in the library, so that `resume` finds them.
class PracticeHost
{
public:
    PracticeHost(QString library, QString scenario);
    /// The profile with the running service's address.
    [[nodiscard]] Result<service::Profile> reach(service::Profile profile);

private:
    QString m_library;
    QString m_scenario;
    std::unique_ptr<practice::PracticeService> m_service;
};

/// UnknownName with the name in `detail` when there is no such profile.
[[nodiscard]] Result<service::Profile> chooseProfile(const ServiceOptions& options);

/// Where the window keeps the profiles that the user added.
[[nodiscard]] QString profilesPath();

/// What the engine needs, for a console program: owns it all.
class Session
{
public:
    Session(const QString& library, const QString& scenario, std::optional<Millis> pollEvery);
    ~Session();

    /// Gives this service, and no other, the key of SHEAF_API_KEY for this run, where there is one and it needs one.
    void useKeyOfEnvironment(const service::Profile& profile);
    [[nodiscard]] jobs::JobEngine& engine() { return *m_engine; }
    [[nodiscard]] jobs::Keys& keys() { return *m_keys; }

private:
    PracticeHost m_practice;
    std::unique_ptr<service::Transport> m_transport;
    std::unique_ptr<jobs::Keys> m_keys;
    std::unique_ptr<jobs::JobEngine> m_engine;
    std::unique_ptr<jobs::AwakeWhileUploading> m_awake;
};

} // namespace sheaf::cli
