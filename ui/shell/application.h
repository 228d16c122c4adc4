// Wires the objects of the application together, in the order in which they stand on each other.
#pragma once

#include "common/dialogs.h"
#include "common/theme.h"
#include "jobs/awake_while_uploading.h"
#include "jobs/job_engine.h"
#include "jobs/keys.h"
#include "jobs/profile_book.h"
#include "shell/main_window.h"
#include "shell/notifier.h"
#include "shell/practice_home.h"

#include <QApplication>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace sheaf::ui {

/// What the command line asks for.
struct StartOptions {
    QStringList files;
    QString library; ///< empty = the usual one
    std::optional<ThemeChoice> theme; ///< nothing = as it was chosen in the settings
    double practiceSpeed = 1;
    QString practiceScenario; ///< see practice::scenarios(); empty = all goes well
    bool sample = false; ///< begin with the sample project where the library is empty
};
/// Ends the program for --help, --version and wrong usage.
[[nodiscard]] StartOptions startOptions(const QCoreApplication& app);

/// What stands between the program and the person's desktop; a test brings its own.
struct Desktop {
    std::unique_ptr<Dialogs> dialogs;
    std::unique_ptr<service::SecretStore> keychain;
    std::unique_ptr<NoticeOutlet> notices = nullptr; ///< null: the desktop is told nothing
    std::unique_ptr<service::SleepBlocker> sleepBlocker = nullptr; ///< null: the computer sleeps as it likes
};
/// The system's dialogs, its keychain, its notifications, and how it is kept awake.
[[nodiscard]] Desktop systemDesktop();

class Application
{
public:
    Application(QApplication& app, const StartOptions& options, Desktop desktop = systemDesktop());
    ~Application();

    /// Shows the window; what takes longer follows behind it.
    void start();
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] const PracticeHome& practice() const { return m_practice; }

private:
    [[nodiscard]] jobs::Surroundings surroundings();
    void setTheme(ThemeChoice choice);

    QApplication& m_app;
    StartOptions m_options;
    QPalette m_systemPalette;
    QSettings m_settings;
    QString m_library;
    QString m_profilesPath;
    Result<jobs::ProfileBook> m_loadedProfiles;
    jobs::ProfileBook m_profiles;
    std::unique_ptr<Dialogs> m_dialogs;
    PracticeHome m_practice;
    std::unique_ptr<service::Transport> m_transport;
    jobs::Keys m_keys;
    jobs::JobEngine m_engine;
    jobs::AwakeWhileUploading m_awake;
    std::unique_ptr<NoticeOutlet> m_notices;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Notifier> m_notifier;
};

} // namespace sheaf::ui
