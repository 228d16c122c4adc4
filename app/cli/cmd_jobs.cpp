// sheaf-cli jobs: every job of a library, for people or as JSON. Reads only; another Sheaf may have the projects open.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/job_watch.h"
#include "cli/options.h"
#include "json/text.h"
#include "project/library.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace sheaf::cli {

namespace {

struct JobsOptions {
    LibraryOption library;
    bool json = false;
};

qint64 outcomes(const project::JobRecord& job, project::Outcome outcome)
{
    qint64 sum = 0;
    for (const project::PartRecord& part : job.parts)
        sum += part.outcomes[std::size_t(outcome)];
    return sum;
}

QByteArray asJson(const project::ProjectSummary& summary, const project::JobRecord& job)
{
    QByteArrayList batches;
    for (const project::PartRecord& part : job.parts)
        batches.append(json::quoted(part.batchId));
    QByteArrayList counts;
    for (std::size_t i = 0; i < project::outcomeCount; ++i) {
        const auto outcome = project::Outcome(i);
        if (outcomes(job, outcome) > 0)
            counts.append(json::quoted(project::outcomeName(outcome)) + ':' + QByteArray::number(outcomes(job, outcome)));
    }
    return "{\"project\":" + json::quoted(summary.folder) + ",\"job\":" + QByteArray::number(job.id.value)
        + ",\"name\":" + json::quoted(job.name) + ",\"phase\":" + json::quoted(jobs::phaseName(jobs::phaseOf(job)))
        + ",\"rows\":" + QByteArray::number(job.rowCount) + ",\"created_at\":"
        + json::quoted(toDateTime(job.createdAt).toString(Qt::ISODateWithMs)) + ",\"batches\":[" + batches.join(',')
        + "],\"outcomes\":{" + counts.join(',') + "}}";
}

QByteArray asLine(const project::ProjectSummary& summary, const project::JobRecord& job)
{
    return QStringLiteral("%1\t%2\t%3\t%L4\t%5\n")
        .arg(summary.name, job.name, phaseWords(job)).arg(job.rowCount)
        .arg(toDateTime(job.createdAt).toString(Qt::ISODate)).toUtf8();
}

int listJobs(const JobsOptions& options)
{
    QByteArrayList entries;
    for (const project::ProjectSummary& summary : project::projectsIn(options.library.path())) {
        const auto facts = project::readFacts(summary.folder);
        if (!facts) {
            complain(facts.error());
            continue;
        }
        for (const project::JobRecord& job : facts->jobs)
            entries.append(options.json ? asJson(summary, job) : asLine(summary, job));
    }
    if (options.json)
        return print("[" + entries.join(",\n") + "]\n") ? AllGood : WrongUsage;
    if (entries.isEmpty())
        say(Words::tr("There are no jobs in %1.").arg(options.library.path()));
    return print(entries.join()) ? AllGood : WrongUsage;
}

} // namespace

void addJobs(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("jobs", "List every job: project, name, phase, rows, time");
    auto options = std::make_shared<JobsOptions>();
    options->library.addTo(*command);
    command->add_flag("--json", options->json, "As a JSON array");
    command->callback([options, &chosen] { chosen = [options](QObject&) { return listJobs(*options); }; });
}

} // namespace sheaf::cli
