// What run and send share: a file is imported, checked and sent; stumbling blocks are said before anything leaves.
#pragma once

#include "cli/data.h"
#include "cli/job_watch.h"
#include "cli/options.h"
#include "cli/service_choice.h"

#include <QObject>

namespace sheaf::cli {

struct SendingOptions {
    ImportOptions data;
    PromptOptions prompt;
    ServiceOptions service;
    LibraryOption library;
    std::string projectName;
    std::string endpoint;
    std::string window;
    std::string webhook;
    qint64 rows = 0; ///< only the first ones; 0 = all
    bool leaveOutEmpty = false;
    double pollSeconds = 0; ///< 0 = the schedule

    void addTo(CLI::App& command);
};

/// Owns all that lives while a job is sent and watched. begin() may be called once, from the event loop.
class Sending : public QObject
{
    Q_OBJECT

public:
    Sending(SendingOptions options, JobWatch::Until until, QObject* parent = nullptr);

    /// AllGood when it has begun (finished() follows); another code when nothing was sent.
    [[nodiscard]] ExitCode begin();
    [[nodiscard]] project::Project& project() const { return *m_project; }
    /// Whether the sheet is a file of request lines.
    [[nodiscard]] bool isOfRequestLines() const { return !m_template; }

Q_SIGNALS:
    void finished(int exitCode);

private:
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<jobs::SheetCheck> check();
    void send(const jobs::SheetCheck& check);
    void removeProject();

    SendingOptions m_options;
    std::optional<requests::RequestTemplate> m_template;
    service::Profile m_profile;
    QString m_endpoint;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<project::Project> m_project;
    JobWatch* m_watch = nullptr;
    JobWatch::Until m_until;
};

} // namespace sheaf::cli
