// The addresses of the service: from requests to answers.
#pragma once

#include "practice/batch_book.h"
#include "practice/http_server.h"

#include <QMutex>

#include <atomic>

namespace sheaf::practice {

/// Everything behind the routes; shared by the threads of the server and safe for them.
struct Desk {
    /// What the journal tells is known again.
    Desk(const Dialect& dialect, Scenario scenarioOfDesk, double speedOfDesk, QByteArray keyOfDesk, StateJournal& journal);

    Wire wire;
    Scenario scenario;
    double speed;
    QByteArray key; ///< empty = anybody
    bool tagsFiles = false; ///< content comes with a strong ETag
    Clock clock;
    Remembered remembered; ///< of an earlier run
    FileStore files;
    std::atomic<int> gets {0}; ///< for scenarios that drop some
    QMutex uploadMutex; ///< guards lastUpload
    std::optional<Instant> lastUpload;
    QMutex downloadMutex; ///< guards downloaded
    QStringList downloaded; ///< ids of files whose content was asked for
    BatchBook batches; ///< last: its threads use the rest
};

/// `server` must not outlive `desk`.
void addRoutes(HttpServer& server, Desk& desk);

void addFileRoutes(HttpServer& server, Desk& desk);
void addBatchRoutes(HttpServer& server, Desk& desk);
void addAnswerRoutes(HttpServer& server, Desk& desk);

/// The key is asked for first, and every answer gets the headers of the dialect.
[[nodiscard]] HttpServer::Handler guarded(Desk& desk, HttpServer::Handler handler);
[[nodiscard]] HttpServer::FormHandler guardedForm(Desk& desk, HttpServer::FormHandler handler);

/// One page of a list, as every list of this protocol is answered. `all` in the order of the answer.
[[nodiscard]] HttpReply listReply(const Wire& wire, const QList<QJsonObject>& all, const HttpRequest& request, qsizetype usualLimit, qsizetype mostLimit);

} // namespace sheaf::practice
