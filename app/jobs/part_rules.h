// The rules of a part's life, pure: which step comes next, when to look again, what the user is told it is doing.
#pragma once

#include "project/records.h"
#include "service/batch.h"

namespace sheaf::jobs {

enum class Step { Write, Upload, Create, Reconcile, Poll, Fetch, Nothing };

/// From the saved state alone, so that a crash resumes here. A part in Creating without a batch id is looked for at the
/// service, never created again blindly. A part in Uploading uploads again, as does one whose file the service has lost: only a
/// file is orphaned. One that was to be cancelled is not uploaded or created any more.
[[nodiscard]] Step nextStep(const project::PartRecord& part);
/// Accounted or abandoned: nothing is left to do.
[[nodiscard]] bool isFinished(const project::PartRecord& part);
[[nodiscard]] bool isFinished(const project::JobRecord& job);
/// Whether waiting and trying again is all that can be done about it (a lost connection, a busy service); everything
/// else needs the user.
[[nodiscard]] bool passesByItself(const Error& problem);
/// Whether another key, or a way to the one that is there, would help.
[[nodiscard]] bool concernsKey(const Error& problem);
/// Whether it concerns everything that is sent with this profile: its key, or the account's credit.
[[nodiscard]] bool pausesProfile(const Error& problem);
/// What needs the user and may yet pass without: a network that shows nothing but its own page, a server that lags behind, a batch
/// that cannot be read. The step is taken again, more and more rarely; never one that could make a second batch.
[[nodiscard]] bool mayHavePassed(const project::PartRecord& part);
/// Whether the user may end the wait: for a batch of which nobody knows whether it exists, once it was looked for; for one that
/// cannot be looked at; for files that do not come.
[[nodiscard]] bool mayBeGivenUp(const project::PartRecord& part);
/// Whether this is the service's last word and no fault of the key or of this computer: a program that was told to may then
/// give a part up that mayBeGivenUp().
[[nodiscard]] bool isLastWord(const Error& problem);
/// Whether no batch can exist yet, so that cancelling is up to Sheaf alone.
[[nodiscard]] bool isStillOurs(const project::PartRecord& part);
/// The id under which these very bytes lie at the service already, from a part whose batch was refused for reasons that
/// pass (a full queue): they need not be uploaded again. Empty when there is none.
[[nodiscard]] QString uploadToReuse(const QList<project::JobRecord>& jobs, const project::PartRecord& part);

/// 2 s in the first minute, 15 s to ten minutes, then 60 s; 1.5 times longer for each refusal (429) in a row, up to 10 min.
/// A clock that was set back makes no part young again.
[[nodiscard]] Millis pollDelay(Instant createdAt, Instant now, int refusalsInARow);

/// Before trying again what passes by itself: 1 s, doubling to 5 min.
[[nodiscard]] Millis retryDelay(int failuresInARow);

/// The same for an upload, in which a whole file travels: 15 s at least.
[[nodiscard]] Millis uploadRetryDelay(int failuresInARow);
/// Before looking again at what mayHavePassed(): 1 min, doubling to an hour.
[[nodiscard]] Millis slowRetryDelay(int failuresInARow);
/// Whether a fault of the service's own that comes back for one batch is the batch's (protocol.md section 4, trap 33): three equal
/// answers 500 in a row, over more than ten minutes. Other statuses are a service that is busy or away.
[[nodiscard]] bool isFaultOfBatch(const Error& fault, int inARow, Millis since);

/// Whether a batch that has ended may still come to name a file: ten minutes for answers that it counts, and half a minute for
/// failures, which not every service writes into a file of their own.
[[nodiscard]] bool waitsForFiles(const service::Batch& batch, Millis sinceEnd);

/// What a part is doing, for people: one of a fixed set, worded by the interface.
enum class Phase {
    Writing, WaitingToUpload, Uploading, Creating, Checking, Running, Finishing, Cancelling, Downloading,
    Done, Rejected, Expired, Cancelled, NeedsYou, Unknown
};
[[nodiscard]] Phase phaseOf(const project::PartRecord& part);
/// The phase of a job: that of its least advanced part, NeedsYou before all.
[[nodiscard]] Phase phaseOf(const project::JobRecord& job);
/// "writing", "running", …: stable, for `sheaf-cli jobs --json`.
[[nodiscard]] QString phaseName(Phase phase);

} // namespace sheaf::jobs
