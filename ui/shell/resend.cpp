#include "shell/resend.h"

#include "base/when_done.h"
#include "jobs/follow_up.h"
#include "project/row_runs.h"
#include "project/sheet_kind.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

/// As it can be chosen now, with its present limits; else as it was when the job was sent.
Result<service::Profile> profileFor(const project::JobRecord& job, const jobs::ProfileBook& book)
{
    auto sent = service::profileFromJson(job.profile);
    if (!sent)
        return sent;
    const service::Profile* now = book.find(sent->id);
    return now ? *now : *sent;
}

/// The job that the answers come from, whichever was looked at: its prompt is the one that did not do.
JobId sourceOf(const ResendWanted& wanted)
{
    return wanted.group.job.value > 0 ? wanted.group.job : wanted.job;
}

/// Of a table: a batch that was brought in from elsewhere has no prompt of its own here. Nothing for request lines.
std::optional<requests::RequestTemplate> presentTemplate(const project::Project& project)
{
    const bool isTable = project::sheetKind(project.facts(), project.sheet().data()) == project::SheetKind::Table;
    const auto now = isTable ? requests::templateFromJson(project.facts().requestTemplate) : Result<requests::RequestTemplate>(failure(ErrorCode::NothingToSend));
    return now ? std::optional(*now) : std::nullopt;
}

} // namespace

void Resend::start(const std::shared_ptr<project::Project>& project, const ResendWanted& wanted)
{
    const auto& jobs = project->facts().jobs;
    const auto job = std::ranges::find(jobs, sourceOf(wanted), &project::JobRecord::id);
    if (job == jobs.end())
        return;
    if (job->requestTemplate.value == 0)
        return check(project, wanted, presentTemplate(*project));
    whenDone(project->readTemplate(job->requestTemplate), this, [this, project, wanted](const Result<QByteArray>& json) {
        const auto sent = json ? requests::templateFromJson(*json) : Result<requests::RequestTemplate>(failure(json.error()));
        if (sent)
            check(project, wanted, *sent);
        else
            Q_EMIT failed(sent.error());
    });
}

void Resend::check(const std::shared_ptr<project::Project>& project, const ResendWanted& wanted,
    const std::optional<requests::RequestTemplate>& sent)
{
    const auto& jobs = project->facts().jobs;
    const auto job = std::ranges::find(jobs, sourceOf(wanted), &project::JobRecord::id);
    const auto profile = job == jobs.end() ? Result<service::Profile>(failure(ErrorCode::NothingToSend)) : profileFor(*job, m_context.profiles);
    if (!profile) {
        Q_EMIT failed(profile.error());
        return;
    }
    jobs::FollowUp again = jobs::followUp(wanted.group, sent);
    if (again.needsHand && again.requestTemplate) { // the user has changed the prompt since, or is about to
        if (const auto now = requests::templateFromJson(project->facts().requestTemplate))
            again.requestTemplate = *now;
    }
    SendProposal proposal {tr("%1, again", "name of the job whose rows are sent again").arg(project->facts().name), *profile, again.requestTemplate, {}};
    jobs::CheckOrder order {.sheet = project->sheet().data(), .requestTemplate = again.requestTemplate, .profile = *profile,
        .endpoint = again.requestTemplate ? job->endpoint : QString(), .salt = project->facts().salt,
        .emptyCells = jobs::EmptyCells::SendAsTheyAre, .positions = std::nullopt};
    m_checker.start(
        [order = std::move(order), rows = wanted.group.rowRuns](std::stop_token stop) mutable {
            order.positions = project::RowRuns(rows).positionsIn(order.sheet.order, stop);
            Progress progress;
            return jobs::checkSheet(order, progress, stop);
        },
        [this, project, proposal, wanted](const Result<jobs::SheetCheck>& checked) mutable {
            if (!checked) {
                Q_EMIT failed(checked.error());
            } else if (checked->errors > 0) {
                Q_EMIT blocked({wanted.folder, wanted.group.rowRuns}, checked->errors);
            } else {
                proposal.check = *checked;
                Q_EMIT ready(project, proposal);
            }
        });
}

} // namespace sheaf::ui
