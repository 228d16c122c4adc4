// When a Sheaf is killed.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace sheaf::test {

/// One of the three, or the first of them that comes.
struct KillPoint {
    QByteArray name = {};
    QString rule = {}; ///< of the fault proxy (fault_rule.h): killed as soon as a request is held, or an answer drips
    QString state = {}; ///< killed as soon as a part has it on the disk
    std::optional<std::chrono::milliseconds> after = {};
};

/// Each state of a part at least once, and both sides of every request that is not harmless.
[[nodiscard]] inline QList<KillPoint> everyState()
{
    const auto held = [](const char* name, const char* rule) { return KillPoint {.name = name, .rule = QLatin1String(rule)}; };
    const auto seen = [](const char* state) { return KillPoint {.name = state, .state = QLatin1String(state)}; };
    return {
        seen("planned"),
        seen("written"),
        held("uploading", "POST /v1/files#2 hold"),
        held("uploading, and the file is there", "POST /v1/files#1 hold-answer"),
        seen("uploaded"),
        held("creating, and the request never left", "POST /v1/batches#1 hold"),
        held("creating, and the batch is there", "POST /v1/batches#2 hold-answer"),
        held("created", "GET /v1/batches/[^/]+#2 hold"),
        seen("ended"),
        held("fetching", "GET /v1/files/[^/]+/content#2 hold"),
        held("fetching, in the middle of a file", "GET /v1/files/[^/]+/content#1 drip=400"),
        seen("accounted"),
    };
}

} // namespace sheaf::test
