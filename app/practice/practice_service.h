// The practice service: a real HTTP service on this computer that behaves like the real one, costs nothing and needs
// no key. It is the other side of the wire and knows nothing of app/service.
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace sheaf::practice {

struct Options {
    int port = 0; ///< 0 = any free one
    QString dialect; ///< "inference" (default) or "openai"
    QString scenario; ///< see scenarios(); default "all-good"
    double speed = 1; ///< 1 = a batch of 200 rows takes about 6 s; 100 = tests; scales every phase
    QString folder; ///< where uploads, results and what it knows of them lie; empty = a temporary one that is removed at the end
    bool tagsFiles = false; ///< content of files comes with a strong ETag, so that a download that broke off can be resumed
    QByteArray key; ///< when set, every call needs this bearer token (401 otherwise); empty = any or none
};

/// all-good, some-fail, all-fail, slow, expires, rejected-file, shuffled (and what is added later).
[[nodiscard]] QStringList scenarios();
[[nodiscard]] QStringList dialects();

/// Listens on 127.0.0.1 from start() until destruction, on threads of its own. Batches move on with the wall clock,
/// also while no service runs: one that is started in the folder of an earlier one, even of a killed one, knows its files and
/// batches and goes on with them, each under the dialect, scenario and speed that were in force when it was made.
class PracticeService
{
public:
    /// RequestRefused with the name in `detail` for an unknown dialect or scenario; Unexpected when the port is taken.
    [[nodiscard]] static Result<std::unique_ptr<PracticeService>> start(const Options& options);
    ~PracticeService();
    PracticeService(const PracticeService&) = delete;
    PracticeService& operator=(const PracticeService&) = delete;

    /// http://127.0.0.1:PORT/v1
    [[nodiscard]] QUrl address() const;
    /// What was asked of it, in order, e.g. "POST /v1/batches": tests count these.
    [[nodiscard]] QStringList journal() const;

private:
    PracticeService();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sheaf::practice
