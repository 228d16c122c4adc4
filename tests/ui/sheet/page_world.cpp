#include "ui/sheet/page_world.h"

#include <QDir>
#include <QFile>

namespace sheaf::test {

using project::Outcome;

namespace {

QByteArray answerLine(const QByteArray& id, const QByteArray& text, const QByteArray& finish)
{
    return R"({"id":"r","custom_id":")" + id
        + R"(","response":{"status_code":200,"body":{"model":"practice-small","choices":[{"index":0,"message":{"role":)"
          R"("assistant","content":")" + text + R"("},"finish_reason":")" + finish
        + R"("}],"usage":{"prompt_tokens":41,"completion_tokens":7,"total_tokens":48}}},"error":null})" + '\n';
}

QByteArray errorLine(const QByteArray& id)
{
    return R"({"id":"r","custom_id":")" + id
        + R"(","response":{"status_code":429,"body":{"error":{"message":"Too many tokens at once","code":"rate_limited"}}},)"
          R"("error":null})" + '\n';
}

void write(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

QByteArray fewReviews()
{
    return "id,review,country,stars\n"
           "00123,\"Great coffee, but the tray\nis too small\",GB,4\n"
           "00124,Nie wieder,DE,1\n"
           "00125,\xD8\xA7\xD9\x84\xD8\xB3\xD9\x85\xD8\xA7\xD8\xB9\xD8\xA7\xD8\xAA \xD9\x85\xD9\x85\xD8\xAA\xD8\xA7\xD8\xB2\xD8\xA9,AE,5\n"
           "00126,,JP,3\n"
           "00127,fine,FR,2.5\n";
}

void giveAnswers(project::Project& project)
{
    const QString file = QStringLiteral("received/1-1.output.jsonl");
    const QList<QByteArray> lines {answerLine("row-1", "positive: <b>not bold</b>", "stop"),
        answerLine("row-2", "negative because the", "length"), errorLine("row-3")};
    QByteArray bytes;
    std::vector<project::RowAnswer> answers;
    constexpr std::array outcomes {Outcome::Good, Outcome::CutOff, Outcome::Failed};
    for (qsizetype i = 0; i < lines.size(); ++i) {
        answers.push_back({RowId(quint32(i)),
            {.offset = bytes.size(), .length = quint32(lines[i].size() - 1), .file = 0,
                .outcome = outcomes.at(std::size_t(i)), .attempt = 1}});
        bytes += lines[i];
    }
    answers.push_back({RowId(3), {.offset = 0, .length = 0, .file = 0, .outcome = Outcome::Missing, .attempt = 1}});
    answers.push_back({RowId(4), {.offset = 0, .length = 0, .file = 0, .outcome = Outcome::Pending, .attempt = 1}});
    write(project.path(file), bytes);

    project::PartRecord part;
    part.state = project::PartState::Accounted;
    part.rows = {project::Piece {RowId(0), 5}};
    part.rowCount = 5;
    project::JobRecord job;
    job.name = QStringLiteral("First try");
    job.rowCount = 5;
    job.parts = {part};
    static_cast<void>(project.addJob(job));
    project.mergeAnswers({file}, answers);
}

} // namespace sheaf::test
