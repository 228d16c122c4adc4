#include "service/batch_calls.h"

#include "service/json_read.h"
#include "service/service_url.h"

namespace sheaf::service {

namespace {

/// A service may digest a large file for minutes before it answers.
constexpr Millis uploadStall {600'000};

} // namespace

QByteArray wireFileName(const QString& fileName)
{
    QByteArray name;
    for (const QChar c : fileName) {
        const char16_t code = c.unicode();
        const bool isPlain = code > 0x20 && code < 0x7f && code != '"' && code != '\\' && code != '/' && code != '%';
        name += isPlain ? char(code) : '_';
    }
    if (name.isEmpty())
        name = "requests";
    return name.endsWith(".jsonl") ? name : name + ".jsonl";
}

Result<UploadedFile> uploadFile(const Wire& wire, const QString& path, const QString& fileName,
    const ProgressPtr& progress, const std::stop_token& stop)
{
    HttpRequest request;
    request.method = "POST";
    request.url = below(wire.profile().baseUrl, {QStringLiteral("files")});
    // the purpose first: a server that streams knows then what the file is for
    request.form = {
        {.name = "purpose", .value = wire.profile().purpose.toUtf8(), .filePath = {}, .fileName = {}, .contentType = {}},
        {.name = "file", .value = {}, .filePath = path, .fileName = wireFileName(fileName), .contentType = "application/jsonl"},
    };
    request.stallTimeout = uploadStall;
    request.progress = progress;
    request.stop = stop;
    const auto body = bodyOrError(wire.send(Exchange::Upload, request), request.url);
    if (!body)
        return failure(body.error());
    const auto object = ObjectView::of(*body);
    const QString id = object ? object->text("id") : QString();
    if (id.isEmpty())
        return failure(ErrorCode::AnswerNotUnderstood, request.url.toString(), messageFromErrorBody(*body));
    return UploadedFile {id, *body};
}

} // namespace sheaf::service
