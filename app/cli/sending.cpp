#include "cli/sending.h"

#include "base/when_done.h"

#include <CLI/CLI.hpp>

#include <QDir>

namespace sheaf::cli {

namespace {

constexpr std::size_t problemsTold = 20;

std::vector<quint32> firstPositions(qint64 count)
{
    std::vector<quint32> positions(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < positions.size(); ++i)
        positions[i] = quint32(i);
    return positions;
}

void tellProblems(const jobs::SheetCheck& check)
{
    std::size_t told = 0;
    for (const requests::Problem& problem : check.problems) {
        if (!problem.isError || told++ >= problemsTold)
            continue;
        const QString words = requests::sentence(problem);
        say(problem.line > 0 ? Words::tr("Row %L1: %2").arg(problem.line).arg(words) : words);
    }
    if (check.errors > qint64(problemsTold))
        say(Words::tr("… and %L1 more problems. `sheaf-cli check` lists them.").arg(check.errors - qint64(problemsTold)));
}

} // namespace

void SendingOptions::addTo(CLI::App& command)
{
    service.addTo(command);
    library.addTo(command);
    command.add_option("--project", projectName, "Name of the project (default: the file's name)");
    command.add_option("--endpoint", endpoint, "Endpoint of the batch (default: by the kind of request)");
    command.add_option("--window", window, "Completion window (default: the service's)");
    command.add_option("--webhook", webhook, "An address that the service calls when the batch has ended");
    command.add_option("--poll", pollSeconds, "Seconds between two looks at the service (default: a schedule)")
        ->check(CLI::PositiveNumber);
}

Sending::Sending(SendingOptions options, JobWatch::Until until, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_until(until)
{
}

ExitCode Sending::begin()
{
    if (auto prepared = prepare(); !prepared) {
        complain(prepared.error());
        return exitCodeFor(prepared.error());
    }
    const auto found = check();
    if (!found) {
        complain(found.error());
        removeProject();
        return exitCodeFor(found.error());
    }
    if (found->rowsWithEmptyCells > 0) {
        say(m_options.leaveOutEmpty
                ? Words::tr("%L1 rows are left out: a cell that the prompt uses is empty.").arg(found->rowsWithEmptyCells)
                : Words::tr("In %L1 rows a cell that the prompt uses is empty; they are sent as they are.").arg(found->rowsWithEmptyCells));
    }
    if (found->errors > 0 || found->parts.isEmpty()) {
        tellProblems(*found);
        complain(failure(found->errors > 0 ? ErrorCode::HasProblems : ErrorCode::NothingToSend).value());
        removeProject();
        return WrongUsage;
    }
    send(*found);
    return AllGood;
}

Result<void> Sending::prepare()
{
    auto requestTemplate = m_options.prompt.requestTemplate();
    if (!requestTemplate)
        return failure(requestTemplate.error());
    m_template = std::move(*requestTemplate);
    const auto profile = chooseProfile(m_options.service);
    if (!profile)
        return failure(profile.error());
    m_profile = *profile;
    const QString library = m_options.library.path();
    auto data = importData(m_options.data, m_options.prompt.model, library);
    if (!data)
        return failure(data.error());
    m_project = data->project;
    if (!m_options.projectName.empty())
        m_project->setName(text(m_options.projectName));
    if (m_template)
        m_project->setTemplate(requests::toJson(*m_template));
    m_project->setProfile(m_profile.id);
    const auto poll = m_options.pollSeconds > 0 ? std::optional(Millis(qint64(m_options.pollSeconds * 1000))) : std::nullopt;
    m_session = std::make_unique<Session>(library, text(m_options.service.scenario), poll);
    m_session->useKeyOfEnvironment(m_profile);
    return {};
}

Result<jobs::SheetCheck> Sending::check()
{
    jobs::CheckOrder order;
    order.sheet = m_project->sheet().data();
    order.requestTemplate = m_template;
    order.profile = m_profile;
    order.endpoint = text(m_options.endpoint);
    order.salt = m_project->facts().salt;
    order.emptyCells = m_options.leaveOutEmpty ? jobs::EmptyCells::LeaveOut : jobs::EmptyCells::SendAsTheyAre;
    if (m_options.rows > 0 && m_options.rows < order.sheet.rowCount())
        order.positions = firstPositions(m_options.rows);
    if (m_template && order.endpoint.isEmpty())
        order.endpoint = m_profile.endpointFor(requests::kindName(m_template->kind));
    Progress progress;
    auto found = jobs::checkSheet(order, progress, stopOnSignal());
    m_endpoint = order.endpoint;
    if (found && m_endpoint.isEmpty()) {
        const auto kind = found->kind.value_or(requests::Kind::Chat);
        m_endpoint = found->endpoints.size() == 1 ? found->endpoints.first() : m_profile.endpointFor(requests::kindName(kind));
    }
    return found;
}

void Sending::send(const jobs::SheetCheck& check)
{
    jobs::SendOrder order;
    order.name = m_project->facts().name;
    order.profile = m_profile;
    order.requestTemplate = m_template;
    order.endpoint = m_endpoint;
    order.completionWindow = m_options.window.empty() ? m_profile.windows.value(0) : text(m_options.window);
    order.webhookUrl = text(m_options.webhook);
    order.parts = check.parts;
    m_watch = new JobWatch(m_session->engine(), m_until, this);
    connect(m_watch, &JobWatch::finished, this, &Sending::finished);
    whenDone(m_session->engine().send(m_project, order), this, [this](const Result<JobId>& job) {
        if (!job) {
            complain(job.error());
            Q_EMIT finished(exitCodeFor(job.error()));
            return;
        }
        m_watch->add(m_project, *job);
        m_watch->start();
    });
}

void Sending::removeProject()
{
    const QString folder = m_project->folder();
    m_project.reset();
    QDir(folder).removeRecursively();
}

} // namespace sheaf::cli
