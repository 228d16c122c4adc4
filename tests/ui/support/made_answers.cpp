#include "ui/support/made_answers.h"

#include "project/answers_cache.h"
#include "requests/request_template.h"
#include "ui/support/made_jobs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace sheaf::test {

using project::Outcome;

namespace {

QByteArray lineFor(quint32 row, Outcome outcome)
{
    const QByteArray id = "row-" + QByteArray::number(row + 1);
    if (outcome == Outcome::Failed) {
        return R"({"custom_id":")" + id
            + R"(","response":{"status_code":503,"body":{"error":{"message":"The model is overloaded. Please try again later.","code":"server_overloaded"}}},"error":null})";
    }
    const QByteArray finish = outcome == Outcome::CutOff ? "length" : outcome == Outcome::Refused ? "content_filter" : "stop";
    const QByteArray text = outcome == Outcome::CutOff ? "The customer writes that the parcel came late and that the box was"
        : outcome == Outcome::Refused                  ? ""
                                                       : "Late delivery, damaged box. The customer wants a refund.";
    return R"({"custom_id":")" + id + R"(","response":{"status_code":200,"body":{"model":"m","choices":[{"message":{"content":")" + text
        + R"("},"finish_reason":")" + finish + R"("}],"usage":{"prompt_tokens":180,"completion_tokens":40}}},"error":null})";
}

/// One accounted job over rows that follow each other, with the outcome that `outcomeOf` gives each of them.
template <class OutcomeOf>
void addJob(project::Project& project, qint64 number, const QString& name, quint32 rows, Instant at, OutcomeOf outcomeOf)
{
    const QString file = QStringLiteral("received/%1-1.output.jsonl").arg(number);
    QByteArray bytes;
    std::vector<project::RowAnswer> answers;
    project::PartRecord part = madeJob(number, name, project::PartState::Accounted, "completed", rows, 0, 0, at, Millis(0)).parts.first();
    part.outcomes = {};
    for (quint32 row = 0; row < rows; ++row) {
        const Outcome outcome = outcomeOf(row);
        ++part.outcomes[static_cast<std::size_t>(outcome)];
        const QByteArray line = outcome == Outcome::Missing ? QByteArray() : lineFor(row, outcome);
        answers.push_back({RowId(row), {bytes.size(), quint32(line.size()), 0, outcome, quint8(number)}});
        bytes += line.isEmpty() ? line : line + '\n';
    }
    QDir(project.folder()).mkpath(QStringLiteral("received"));
    QFile out(project.path(file));
    if (!out.open(QFile::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write the answers");
    part.rows = {{RowId(0), rows}};
    part.rowCount = rows;
    part.outputFile = file;
    part.tokensIn = rows * 180;
    part.tokensOut = rows * 40;
    project::JobRecord job = madeJob(number, name, project::PartState::Accounted, "completed", rows, 0, 0, at, Millis(0));
    requests::RequestTemplate sent;
    sent.model = QStringLiteral("m");
    sent.user = QStringLiteral("Sum up: {{review}}");
    sent.parameters = {{QStringLiteral("max_tokens"), "200"}};
    const auto kept = project.keepTemplate(requests::toJson(sent));
    while (!kept.isFinished())
        QCoreApplication::processEvents();
    job.requestTemplate = kept.result().value_or(TemplateId());
    job.createdAt = at;
    job.attempt = int(number);
    job.parts = {part};
    const auto added = project.addJob(job);
    while (!added.isFinished())
        QCoreApplication::processEvents();
    part.id = added.result()->parts.first().id;
    part.job = added.result()->id;
    part.stateSince = at + std::chrono::hours(2);
    (void)project.savePart(part);
    (void)project::writeAnswersCache(project.path(project::answersCacheFile(part.job, 1)), {file}, answers);
    project.mergeAnswers({file}, answers);
}

} // namespace

void giveManyAnswers(project::Project& project, Instant now)
{
    using namespace std::chrono_literals;
    addJob(project, 1, QStringLiteral("Support mails, 20 Nov"), 60, now - 49h, [](quint32 row) {
        return row < 9 ? Outcome::CutOff : row < 15 ? Outcome::Failed : row < 18 ? Outcome::Refused : row < 20 ? Outcome::Missing : Outcome::Good;
    });
    addJob(project, 2, QStringLiteral("Support mails, again"), 4, now - 25h, [](quint32) { return Outcome::Good; });
    project.drain();
}

} // namespace sheaf::test
