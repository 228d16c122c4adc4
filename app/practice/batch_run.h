// The work on one batch, from checking its file to publishing its results, at the pace of the service.
#pragma once

#include "practice/batch.h"
#include "practice/file_store.h"
#include "practice/pace.h"
#include "practice/result_files.h"
#include "practice/scenario.h"
#include "practice/state_journal.h"
#include "practice/wire.h"

#include "base/input_file.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace sheaf::practice {

/// What batches of a service share, and the terms of one: what is referred to outlives them.
struct Workshop {
    Wire wire;
    Scenario scenario;
    double speed;
    Clock clock;
    FileStore& files;
    StateJournal& journal;
};

/// What is known of a batch on which an earlier run of the service has worked.
struct Past {
    bool resumed = false; ///< its phases began when they were due, also when nobody was there to work
    qint64 answeredBeforeCancel = 0;
};

/// Runs on a thread of its own and ends soon after a stop. Everything follows from the input, the terms and the time since
/// the batch was made, so a run that was stopped is resumed by doing it all again, in no time up to where it should be.
/// Keeps 8 bytes a row in memory (where it starts).
class BatchRun
{
public:
    BatchRun(Workshop workshop, std::shared_ptr<BatchCell> cell, StoredFile input, Past past, std::stop_token stop);
    void run();

private:
    enum class Outcome { Done, Expired, Cancelled, Stopped };

    [[nodiscard]] QList<Fault> check();
    [[nodiscard]] Outcome answerRows(ResultFiles& results);
    void answerUntil(ResultFiles& results, qint64 count);
    void answer(ResultFiles& results, qint64 position);
    void listLeftRows(ResultFiles& results, qint64 from);
    void showStrangeStatus(bool on);
    [[nodiscard]] bool waitOutCancelling();
    void reject(const QList<Fault>& faults);
    void finish(Outcome outcome, ResultFiles& results);
    void end(BatchStatus status);
    [[nodiscard]] Outcome waitUntil(Seconds due);
    [[nodiscard]] BatchCell::Deadline deadline() const;
    [[nodiscard]] Seconds sinceCreation() const;
    [[nodiscard]] Instant stamp() const;
    [[nodiscard]] QByteArray lineAt(qint64 position) const;
    [[nodiscard]] qint64 rowCount() const { return static_cast<qint64>(m_starts.size()); }

    const Workshop m_shop;
    std::shared_ptr<BatchCell> m_cell;
    StoredFile m_stored;
    Past m_past;
    std::stop_token m_stop;
    QString m_id;
    Instant m_createdAt;
    BatchCell::Deadline m_begun; ///< when it was made, on the steady clock
    Seconds m_due {}; ///< when, after that, the present phase was or will be over
    bool m_byUrl; ///< the line's url says the kind, not the shape of its body
    InputFilePtr m_input;
    std::vector<qint64> m_starts; ///< of each row
    qint64 m_answered = 0;
    Pace m_pace;
};

} // namespace sheaf::practice
