// sheaf-cli resume: carry on everything unfinished in a library.

#include "cli/commands.h"
#include "cli/data.h"
#include "cli/job_watch.h"
#include "cli/options.h"
#include "cli/service_choice.h"
#include "jobs/part_rules.h"
#include "project/library.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace sheaf::cli {

namespace {

struct ResumeOptions {
    LibraryOption library;
    double pollSeconds = 0;
    std::string inDoubt;
    std::string profile;
};

struct Resumed : QObject {
    std::unique_ptr<Session> session;
    std::unique_ptr<JobWatch> watch;
};

void addService(QList<service::Profile>& profiles, const project::JobRecord& job)
{
    const auto profile = service::profileFromJson(job.profile);
    if (profile && profile->needsKey && std::ranges::find(profiles, profile->id, &service::Profile::id) == profiles.end())
        profiles.append(*profile);
}

struct Unfinished {
    QList<std::shared_ptr<project::Project>> projects;
    QList<service::Profile> services; ///< that their jobs go to with a key
    std::optional<Error> passedOver; ///< the first of the errors
};

/// Opens what is unfinished. What cannot be opened is said and passed over.
Unfinished openUnfinished(Resumed& resumed, const QString& library)
{
    Unfinished unfinished;
    std::optional<Error>& passedOver = unfinished.passedOver;
    for (const project::ProjectSummary& summary : project::projectsIn(library)) {
        if (summary.unfinishedParts == 0)
            continue;
        auto project = openProject(summary.folder, library);
        if (!project) {
            complain(project.error());
            passedOver = passedOver.value_or(project.error());
            continue;
        }
        if ((*project)->facts().readOnly) { // nothing can be recorded there, so nothing is done
            const Error error = (*project)->refusal();
            complain(error);
            passedOver = passedOver.value_or(error);
            continue;
        }
        for (const project::JobRecord& job : (*project)->facts().jobs) {
            if (jobs::isFinished(job))
                continue;
            resumed.watch->add(*project, job.id);
            addService(unfinished.services, job);
        }
        unfinished.projects.append(*project);
    }
    return unfinished;
}

/// The key of the environment belongs to one service: the one that was named, or the only one that these jobs go to.
void useKeyOfEnvironment(Resumed& resumed, const QList<service::Profile>& profiles, const QString& named)
{
    const bool isPlain = !named.isEmpty() || profiles.size() == 1;
    if (!isPlain && !profiles.isEmpty() && !qEnvironmentVariableIsEmpty("SHEAF_API_KEY"))
        say(Words::tr("SHEAF_API_KEY is not used: these jobs go to several services. Name the one it is for with --profile."));
    for (const service::Profile& profile : profiles) {
        if (isPlain && (named.isEmpty() || profile.id == named || profile.name == named))
            resumed.session->useKeyOfEnvironment(profile);
    }
}

int resume(const ResumeOptions& options, QObject& owner)
{
    const QString library = options.library.path();
    const auto poll = options.pollSeconds > 0 ? std::optional(Millis(qint64(options.pollSeconds * 1000))) : std::nullopt;
    auto* resumed = new Resumed;
    resumed->setParent(&owner);
    resumed->session = std::make_unique<Session>(library, QString(), poll);
    resumed->watch = std::make_unique<JobWatch>(resumed->session->engine(), JobWatch::Until::Ended);
    if (!options.inDoubt.empty())
        resumed->watch->setInDoubt(options.inDoubt == "create" ? JobWatch::InDoubt::Create : JobWatch::InDoubt::GiveUp);
    const Unfinished unfinished = openUnfinished(*resumed, library);
    if (resumed->watch->isEmpty()) {
        if (unfinished.passedOver)
            return exitCodeFor(*unfinished.passedOver);
        say(Words::tr("Nothing is unfinished in %1.").arg(library));
        return AllGood;
    }
    useKeyOfEnvironment(*resumed, unfinished.services, text(options.profile));
    for (const std::shared_ptr<project::Project>& project : unfinished.projects)
        resumed->session->engine().take(project);
    QObject::connect(resumed->watch.get(), &JobWatch::finished, resumed, [](int code) { QCoreApplication::exit(code); });
    resumed->watch->start();
    return staysRunning;
}

} // namespace

void addResume(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("resume", "Carry on every unfinished job and wait for its answers");
    auto options = std::make_shared<ResumeOptions>();
    options->library.addTo(*command);
    command->add_option("--poll", options->pollSeconds, "Seconds between two looks at the service (default: a schedule)")
        ->check(CLI::PositiveNumber);
    command->add_option("--profile", options->profile, "The service that SHEAF_API_KEY is for, where the jobs go to several");
    command->add_option("--in-doubt", options->inDoubt,
            "For batches of which nobody knows whether they exist, once you have looked at the service: create (they are not there) or "
            "give-up (also what the service does not hand out)")
        ->check(CLI::IsMember({"create", "give-up"}));
    command->callback([options, &chosen] { chosen = [options](QObject& owner) { return resume(*options, owner); }; });
}

} // namespace sheaf::cli
