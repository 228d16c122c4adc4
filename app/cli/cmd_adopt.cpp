// sheaf-cli adopt: a batch that was made elsewhere becomes a project, or joins the rows that it is about.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/data.h"
#include "cli/options.h"
#include "cli/service_choice.h"

#include "base/when_done.h"
#include "jobs/adoption.h"
#include "jobs/service_access.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace sheaf::cli {

namespace {

struct AdoptOptions {
    ServiceOptions service;
    LibraryOption library;
    std::string batch;
    std::string project;
    std::string idColumn;
};

/// What lives while a batch is adopted.
class AdoptRun : public QObject
{
public:
    AdoptRun(const AdoptOptions& options, const service::Profile& profile, QObject* parent)
        : QObject(parent), m_options(options), m_profile(profile),
          m_session(options.library.path(), text(options.service.scenario), std::nullopt)
    {
    }

    Result<void> prepare()
    {
        if (m_options.project.empty())
            return {};
        auto project = openProject(text(m_options.project), m_options.library.path());
        if (!project)
            return failure(project.error());
        m_target.project = *project;
        const QByteArray json = m_target.project->facts().requestTemplate;
        if (auto made = requests::templateFromJson(json); !json.isEmpty() && made)
            m_target.requestTemplate = *made;
        for (const project::Column& column : m_target.project->sheet().data().columns) {
            if (column.name == text(m_options.idColumn))
                m_target.idColumn = column;
        }
        if (!m_options.idColumn.empty() && !m_target.idColumn)
            return failure(ErrorCode::UnknownColumn, {}, text(m_options.idColumn));
        return {};
    }

    void start()
    {
        m_session.useKeyOfEnvironment(m_profile);
        whenDone(jobs::batchOf(m_session.engine().surroundings(), m_profile, text(m_options.batch)), this,
            [this](const Result<service::Batch>& batch) { batch ? adopt(*batch) : end(batch.error()); });
    }

private:
    void adopt(const service::Batch& batch)
    {
        m_adoption = std::make_unique<jobs::Adoption>(m_session.engine(), m_profile, batch, m_options.library.path());
        connect(m_adoption.get(), &jobs::Adoption::failed, this, &AdoptRun::end);
        connect(m_adoption.get(), &jobs::Adoption::adopted, this, [](const std::shared_ptr<project::Project>& project, JobId job) {
            say(job.value == 0 ? Words::tr("The service hands out no requests; the project holds the results.")
                               : Words::tr("The batch is watched like one of Sheaf's own: `sheaf-cli resume` fetches its answers."));
            const bool printed = print((project->folder() + QLatin1Char('\n')).toUtf8());
            QCoreApplication::exit(printed ? int(AllGood) : int(WrongUsage));
        });
        m_adoption->start(m_target);
    }

    void end(const Error& error)
    {
        complain(error);
        QCoreApplication::exit(exitCodeFor(error));
    }

    AdoptOptions m_options;
    service::Profile m_profile;
    Session m_session;
    jobs::AdoptionTarget m_target;
    std::unique_ptr<jobs::Adoption> m_adoption;
};

int adopt(const AdoptOptions& options, QObject& owner)
{
    const auto profile = chooseProfile(options.service);
    auto* run = profile ? new AdoptRun(options, *profile, &owner) : nullptr;
    const Result<void> prepared = run ? run->prepare() : Result<void>(failure(profile.error()));
    if (!prepared) {
        complain(prepared.error());
        return WrongUsage;
    }
    run->start();
    return staysRunning;
}

} // namespace

void addAdopt(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("adopt", "Bring a batch that was made elsewhere into the library; prints the project's folder");
    auto options = std::make_shared<AdoptOptions>();
    command->add_option("BATCH", options->batch, "Id of the batch, as the service names it")->required();
    command->add_option("--project", options->project, "Join it to the rows of this project instead of making one");
    command->add_option("--id-column", options->idColumn, "The column that holds the custom ids (default: the ids of the rows' own requests, or the column that has most of the batch's ids)");
    options->service.addTo(*command);
    options->library.addTo(*command);
    command->callback([options, &chosen] { chosen = [options](QObject& owner) { return adopt(*options, owner); }; });
}

} // namespace sheaf::cli
