#include "sheet/row_story.h"

#include "jobs/answer_reader.h"
#include "jobs/attempts.h"
#include "requests/people_json.h"

namespace sheaf::ui {

namespace {

void readRequest(const RowStoryOrder& order, RowStory& story)
{
    if (!order.sends)
        return;
    const auto rows = jobs::RowRequests::make(order.sheet, order.requestTemplate, order.shape, order.salt);
    if (!rows) {
        story.request = failure(rows.error());
        return;
    }
    const auto line = rows->line(order.row);
    if (!line) {
        story.request = failure(line.error());
        return;
    }
    story.requestLine = *line;
    story.request = requests::laidOut(*line);
}

void readAnswer(const RowStoryOrder& order, RowStory& story)
{
    story.ref = order.answers.of(order.row);
    story.attempt = jobs::SentJobs(order.jobs).countOf(order.row, story.ref.attempt);
    if (story.ref.length == 0)
        return;
    jobs::AnswerReader reader(order.folder, order.answers);
    const auto line = reader.line(order.row);
    if (!line) {
        story.answerError = line.error();
        return;
    }
    story.answer = jobs::answerView(*line);
}

} // namespace

RowStory readRowStory(const RowStoryOrder& order, std::stop_token stop)
{
    RowStory story;
    story.row = order.row;
    readRequest(order, story);
    if (stop.stop_requested())
        return story;
    readAnswer(order, story);
    return story;
}

} // namespace sheaf::ui
