// What goes well and what goes wrong on the practice service: one entry of one table for each story.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace sheaf::practice {

/// How a batch that does not run to its end is ended.
enum class EarlyEnd { None, Expired, Cancelled };

/// Shares are parts of 1; which rows they fall on follows from a row's custom_id alone.
struct Scenario {
    QString name = {};
    double failShare = 0; ///< rows that fail
    double cutShare = 0; ///< rows whose answer ends in the middle, finish_reason "length"
    double missingShare = 0; ///< rows that are in neither file
    double slowness = 1; ///< how many times longer everything takes
    double endsAt = 1; ///< the share of rows that has been worked on when `earlyEnd` strikes
    EarlyEnd earlyEnd = EarlyEnd::None;
    bool rejectsFile = false; ///< every file is found to have faults
    bool shuffles = false; ///< answers come in another order than the rows
    bool dropsCreateAnswer = false; ///< the batch is made, but the connection closes before the answer
    bool truncatesDownload = false; ///< the first download of a file ends half-way
    int dropsEvery = 0; ///< every so many GETs the connection closes without an answer; 0 = never
    int uploadsPerMinute = 0; ///< 429 beyond it; 0 = no limit
    QString strangeStatus = {}; ///< shown instead of in_progress in the second half of the run
};

[[nodiscard]] const QList<Scenario>& scenarioTable();
[[nodiscard]] std::optional<Scenario> findScenario(const QString& name);

} // namespace sheaf::practice
