#include "service/request_body.h"

#include <QUuid>

#include <utility>

namespace sheaf::service {

namespace {

/// A value between quotation marks in a part's header, escaped as browsers do it.
QByteArray quotedName(QByteArray name)
{
    return '"' + name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22") + '"';
}

QByteArray fieldHead(const FormField& field, const QByteArray& boundary)
{
    QByteArray head = "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quotedName(field.name);
    if (!field.filePath.isEmpty())
        head += "; filename=" + quotedName(field.fileName);
    if (!field.contentType.isEmpty())
        head += "\r\nContent-Type: " + field.contentType;
    return head + "\r\n\r\n";
}

Result<RequestBody> formBody(const QList<FormField>& form, const QByteArray& boundary)
{
    RequestBody body;
    body.contentType = "multipart/form-data; boundary=" + boundary;
    for (const FormField& field : form) {
        body.pieces.push_back({.bytes = fieldHead(field, boundary), .file = {}});
        if (field.filePath.isEmpty()) {
            body.pieces.push_back({.bytes = field.value, .file = {}});
        } else {
            auto file = InputFile::open(field.filePath);
            if (!file)
                return failure(file.error());
            body.pieces.push_back({.bytes = {}, .file = std::move(*file)});
        }
        body.pieces.push_back({.bytes = "\r\n", .file = {}});
    }
    body.pieces.push_back({.bytes = "--" + boundary + "--\r\n", .file = {}});
    return body;
}

} // namespace

Result<RequestBody> bodyOf(const HttpRequest& request, const QByteArray& boundary)
{
    if (!request.form.isEmpty())
        return formBody(request.form, boundary);
    RequestBody body;
    if (!request.body.isEmpty()) {
        body.pieces.push_back({.bytes = request.body, .file = {}});
        body.contentType = "application/json";
    }
    return body;
}

QByteArray makeBoundary()
{
    return "sheaf-" + QUuid::createUuid().toByteArray(QUuid::Id128);
}

} // namespace sheaf::service
