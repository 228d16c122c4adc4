#include "batches/phase_look.h"

#include <QCoreApplication>

namespace sheaf::ui {

namespace {

struct PhaseWords {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::PhaseWords)
};

QString wordOf(jobs::Phase phase)
{
    switch (phase) {
    case jobs::Phase::Writing: return PhaseWords::tr("Writing");
    case jobs::Phase::WaitingToUpload: return PhaseWords::tr("Waiting to upload");
    case jobs::Phase::Uploading: return PhaseWords::tr("Uploading");
    case jobs::Phase::Creating: return PhaseWords::tr("Starting");
    case jobs::Phase::Checking: return PhaseWords::tr("Checking");
    case jobs::Phase::Running: return PhaseWords::tr("Running");
    case jobs::Phase::Finishing: return PhaseWords::tr("Finishing");
    case jobs::Phase::Cancelling: return PhaseWords::tr("Cancelling");
    case jobs::Phase::Downloading: return PhaseWords::tr("Downloading");
    case jobs::Phase::Done: return PhaseWords::tr("Done");
    case jobs::Phase::Rejected: return PhaseWords::tr("Refused by the service");
    case jobs::Phase::Expired: return PhaseWords::tr("Out of time");
    case jobs::Phase::Cancelled: return PhaseWords::tr("Cancelled");
    case jobs::Phase::NeedsYou: return PhaseWords::tr("Needs you");
    case jobs::Phase::Unknown: break;
    }
    return PhaseWords::tr("Watching");
}

} // namespace

PhaseLook phaseLook(jobs::Phase phase)
{
    const QString word = wordOf(phase);
    switch (groupOf(phase)) {
    case PhaseGroup::Done: return {QStringLiteral("outcome-good"), word, Role::Good};
    case PhaseGroup::NeedsYou: return {QStringLiteral("warning"), word, Role::Attention};
    case PhaseGroup::Stopped:
        if (phase == jobs::Phase::Cancelled)
            return {QStringLiteral("outcome-cancelled"), word, Role::Missing};
        return {phase == jobs::Phase::Expired ? QStringLiteral("outcome-expired") : QStringLiteral("outcome-failed"), word,
            Role::Failed};
    default: return {QStringLiteral("play"), word, Role::Accent};
    }
}

PhaseGroup groupOf(jobs::Phase phase)
{
    switch (phase) {
    case jobs::Phase::Done: return PhaseGroup::Done;
    case jobs::Phase::NeedsYou: return PhaseGroup::NeedsYou;
    case jobs::Phase::Rejected:
    case jobs::Phase::Expired:
    case jobs::Phase::Cancelled: return PhaseGroup::Stopped;
    default: return PhaseGroup::Running;
    }
}

} // namespace sheaf::ui
