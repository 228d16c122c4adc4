// The work on one batch, from checking its file to publishing its results, at the pace of the service.
#pragma once

#include "practice/batch.h"
#include "practice/file_store.h"
#include "practice/pace.h"
#include "practice/result_files.h"
#include "practice/scenario.h"
#include "practice/wire.h"

#include "base/input_file.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace sheaf::practice {

/// What all batches of a service share; it outlives them.
struct Workshop {
    const Wire& wire;
    const Scenario& scenario;
    double speed;
    Clock clock;
    FileStore& files;
};

/// Runs on a thread of its own and ends soon after a stop. Keeps 8 bytes a row in memory (where it starts).
class BatchRun
{
public:
    BatchRun(const Workshop& workshop, std::shared_ptr<BatchCell> cell, StoredFile input, std::stop_token stop);
    void run();

private:
    enum class Outcome { Done, Expired, Cancelled, Stopped };

    [[nodiscard]] QList<Fault> check();
    [[nodiscard]] Outcome answerRows(ResultFiles& results);
    void answer(ResultFiles& results, qint64 position);
    void listLeftRows(ResultFiles& results, qint64 from);
    void showStrangeStatus(bool on);
    void finish(Outcome outcome, ResultFiles& results);
    [[nodiscard]] Outcome waitFor(Seconds time);
    [[nodiscard]] QByteArray lineAt(qint64 position) const;
    [[nodiscard]] qint64 rowCount() const { return static_cast<qint64>(m_starts.size()); }

    const Workshop& m_shop;
    std::shared_ptr<BatchCell> m_cell;
    StoredFile m_stored;
    std::stop_token m_stop;
    QString m_id;
    bool m_byUrl; ///< the line's url says the kind, not the shape of its body
    InputFilePtr m_input;
    std::vector<qint64> m_starts; ///< of each row
    qint64 m_answered = 0;
    Pace m_pace;
};

} // namespace sheaf::practice
