// What stands beside one row now, read by a worker: the request as it will be sent, and the answer.
#pragma once

#include "jobs/result_line.h"
#include "jobs/row_requests.h"
#include "project/answers.h"
#include "project/records.h"

#include <stop_token>

namespace sheaf::ui {

struct RowStoryOrder {
    project::SheetData sheet;
    project::Answers answers;
    QString folder;
    QList<project::JobRecord> jobs; ///< the project's
    RowId row;
    bool sends = true; ///< false for results that came from elsewhere
    std::optional<requests::RequestTemplate> requestTemplate;
    requests::LineShape shape;
    QByteArray salt;
};

struct RowStory {
    RowId row;
    std::optional<Result<QByteArray>> request; ///< laid out for reading; nothing when nothing is sent
    QByteArray requestLine; ///< the same as it stands on the wire
    project::AnswerRef ref;
    int attempt = 0; ///< how often the row had been sent by then
    std::optional<Error> answerError; ///< the received file could not be read
    jobs::AnswerView answer; ///< meaningful when ref.length > 0
};

[[nodiscard]] RowStory readRowStory(const RowStoryOrder& order, std::stop_token stop);

} // namespace sheaf::ui
