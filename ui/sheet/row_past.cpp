#include "sheet/row_past.h"

#include "base/input_file.h"
#include "base/sentence.h"
#include "jobs/result_line.h"

namespace sheaf::ui {

namespace {

QString textOf(const QString& folder, const jobs::Attempt& attempt)
{
    if (attempt.file.isEmpty())
        return {};
    const auto file = InputFile::open(folder + QLatin1Char('/') + attempt.file);
    const auto line = file ? (*file)->bytes(attempt.answer.offset, attempt.answer.length) : Result<QByteArray>(failure(file.error()));
    if (!line)
        return sentence(line.error());
    const jobs::AnswerView view = jobs::answerView(*line);
    QString text = view.text;
    if (text.isEmpty())
        text = view.errorCode.isEmpty() ? view.errorMessage : QStringLiteral("%1 (%2)").arg(view.errorMessage, view.errorCode);
    return text.size() <= longestPastText ? text : text.left(longestPastText) + QChar(0x2026);
}

bool isCurrent(const RowPastOrder& order, const jobs::Attempt& attempt, bool isNewest)
{
    const project::AnswerRef now = order.answers.of(order.row);
    if (now.length == 0) // no line: the newest one that ended so
        return isNewest && attempt.answer.outcome == now.outcome;
    return attempt.answer.offset == now.offset && attempt.answer.length == now.length && attempt.file == order.answers.files().value(now.file);
}

} // namespace

Result<std::vector<PastAttempt>> readRowPast(const RowPastOrder& order, std::stop_token stop)
{
    const auto attempts = jobs::attemptsOf(order.folder, order.jobs, order.row, stop);
    if (!attempts)
        return failure(attempts.error());
    std::vector<PastAttempt> past;
    for (const jobs::Attempt& attempt : *attempts)
        past.push_back({attempt, isCurrent(order, attempt, past.empty()), textOf(order.folder, attempt)});
    return past;
}

} // namespace sheaf::ui
