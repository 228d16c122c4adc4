// One line of an output or error file: whose it is, how it ended, what it says. Pure.
#pragma once

#include "json/line_parser.h"
#include "project/outcome.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>

namespace sheaf::jobs {

/// What the accounting needs of a line. Views live as long as the parser's last line.
struct ResultLine {
    bool isResult = false; ///< an object with a custom_id that is a string
    bool isAnswer = false; ///< an object with an id of any type, a response or an error: somebody's answer
    std::string_view customId;
    project::Outcome outcome = project::Outcome::Failed;
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
};

/// Good only when the status is 2xx, there is no error, neither beside nor in the body, and there is an answer (protocol.md 2.7).
/// finish_reason length = cut off, content_filter or a refusal text = refused, batch_expired = expired, batch_cancelled = cancelled.
/// `padded` as for LineParser::parse().
[[nodiscard]] ResultLine readResultLine(json::LineParser& parser, QByteArrayView padded);
/// The text of the first choice of a line that the parser has just read, of several parts together; empty where it is none.
[[nodiscard]] std::string choiceText(json::LineParser& parser);

/// What a line says about its failure, in the service's words.
struct ServiceError {
    QString code;
    QString message; ///< plain text
    std::optional<int> status; ///< HTTP status of the row's own request; nothing where the line has none
};
/// Of a line that the parser has just read, beside the response or in its body.
[[nodiscard]] ServiceError serviceError(const json::LineParser& parser);

/// What a person reads of a line.
struct AnswerView {
    project::Outcome outcome = project::Outcome::None;
    QString text; ///< the answer; for embeddings the first numbers and how many there are
    QString errorCode; ///< the service's code, or "HTTP 429"
    QString errorMessage; ///< the service's words, plain text
    QString finishReason;
    QString model;
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
    QByteArray raw; ///< the line
    QByteArray pretty; ///< the same, indented
};
[[nodiscard]] AnswerView answerView(const QByteArray& line);
/// Only the text of it, for table cells and exports.
[[nodiscard]] QByteArray answerText(const QByteArray& line);

} // namespace sheaf::jobs
