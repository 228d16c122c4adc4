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

namespace sheaf::cli {

namespace {

struct ResumeOptions {
    LibraryOption library;
    double pollSeconds = 0;
    std::string inDoubt;
};

struct Resumed : QObject {
    std::unique_ptr<Session> session;
    std::unique_ptr<JobWatch> watch;
};

/// Opens what is unfinished. What cannot be opened is said and passed over; the first such error comes back.
std::optional<Error> takeUnfinished(Resumed& resumed, const QString& library)
{
    std::optional<Error> passedOver;
    for (const project::ProjectSummary& summary : project::projectsIn(library)) {
        if (summary.unfinishedParts == 0)
            continue;
        auto project = openProject(summary.folder, library);
        if (!project) {
            complain(project.error());
            passedOver = passedOver.value_or(project.error());
            continue;
        }
        for (const project::JobRecord& job : (*project)->facts().jobs) {
            if (!jobs::isFinished(job))
                resumed.watch->add(*project, job.id);
        }
        resumed.session->engine().take(*project);
    }
    return passedOver;
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
    const auto passedOver = takeUnfinished(*resumed, library);
    if (resumed->watch->isEmpty()) {
        if (passedOver)
            return exitCodeFor(*passedOver);
        say(Words::tr("Nothing is unfinished in %1.").arg(library));
        return AllGood;
    }
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
    command->add_option("--in-doubt", options->inDoubt,
            "For batches of which nobody knows whether they exist, once you have looked at the service: create (they are not there) or "
            "give-up (also what the service does not hand out)")
        ->check(CLI::IsMember({"create", "give-up"}));
    command->callback([options, &chosen] { chosen = [options](QObject& owner) { return resume(*options, owner); }; });
}

} // namespace sheaf::cli
