// What a fault proxy does to which requests: values, and the words for them on a command line.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <chrono>
#include <optional>

namespace sheaf::test {

/// An answer that the service never gave.
struct CannedAnswer {
    int status = 500;
    QByteArray body = {};
    QByteArrayList headers = {"Content-Type: application/json"};
};

/// What happens to one request and its answer; several of these may come together. Bytes count from the first byte of
/// the head.
struct Fault {
    std::optional<qint64> cutRequestAt = {}; ///< the service gets so many bytes, then both sides are hung up on
    std::optional<qint64> cutAnswerAt = {}; ///< the client gets so many bytes of the answer
    std::optional<qint64> keepBody = {}; ///< the client gets so many bytes of the answer's body; the head promises all
    bool resets = false; ///< cuts with RST instead of FIN
    bool holdsRequest = false; ///< not passed on before release(), and not at all when the client has gone meanwhile
    bool holdsAnswer = false; ///< the service has acted; the client hears of it after release()
    bool dropsAnswer = false; ///< the service has acted; the client never hears of it
    std::chrono::milliseconds delay {0}; ///< before the request is passed on
    std::chrono::milliseconds answerDelay {0};
    qint64 requestRate = 0; ///< bytes a second; 0 = as they come
    qint64 answerRate = 0;
    int behind = 0; ///< the answer waits until so many other ones have gone out
    std::optional<CannedAnswer> instead = {}; ///< the service does not get to see the request
};

struct FaultRule {
    QByteArray method = {}; ///< empty = any
    QString path = {}; ///< a regular expression for the whole path, e.g. "/v1/files/[^/]+/content"
    int first = 1; ///< the first of the requests it fits that it concerns
    int times = 1; ///< how many of them; 0 = all that follow
    Fault fault = {};
};

/// `METHOD PATH[#FIRST[+TIMES|+]] WORD…`, e.g. "POST /v1/batches drop-answer reset" or
/// "GET /v1/files/[^/]+/content#2+ keep-body=100 drip=1000". METHOD may be `*`. Words: cut-request=N, cut-answer=N,
/// keep-body=N, reset, hold, hold-answer, drop-answer, delay=MS, delay-answer=MS, drip=N, drip-request=N, behind=N,
/// answer=STATUS, header=NAME:VALUE (with answer), body=TEXT (with answer; the last word, takes the rest of the line).
/// Nothing when it is no rule.
[[nodiscard]] std::optional<FaultRule> ruleFromText(const QString& text);

} // namespace sheaf::test
