#include "practice/routes.h"
#include "practice/upload_form.h"

#include <QJsonObject>

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    /// Seconds until the next upload is allowed; 0 = now, and then it counts.
    int uploadWait(Desk& desk)
    {
        if (desk.scenario.uploadsPerMinute == 0)
            return 0;
        const QMutexLocker lock(&desk.uploadMutex);
        const Instant now = desk.clock();
        const Millis spacing(static_cast<qint64>(60'000 / (desk.scenario.uploadsPerMinute * desk.speed)));
        if (desk.lastUpload && now < *desk.lastUpload + spacing)
            return std::max(1, static_cast<int>((toMillis(*desk.lastUpload + spacing) - toMillis(now) + 999) / 1000));
        desk.lastUpload = now;
        return 0;
    }

    std::optional<Refusal> formFault(const Dialect& dialect, const UploadForm& form)
    {
        if (!form.hasFile())
            return Refusal { .message = u"Missing required parameter: 'file'."_s, .param = u"file"_s, .code = u"missing_required_parameter"_s };
        if (!form.fileName().endsWith(".jsonl"_L1, Qt::CaseInsensitive))
            return Refusal { .message = dialect.wrongFileName };
        const QString purpose = form.field(u"purpose"_s);
        if (purpose.isEmpty())
            return Refusal { .message = u"Missing required parameter: 'purpose'."_s, .param = u"purpose"_s, .code = u"missing_required_parameter"_s };
        if (!dialect.purposes.contains(purpose))
            return Refusal { .message = u"Invalid value for purpose."_s, .param = u"purpose"_s };
        return std::nullopt;
    }

    HttpReply upload(Desk& desk, const FormSource& source)
    {
        const QString path = desk.files.incomingPath();
        UploadForm form(path);
        if (!source(form))
            return desk.wire.refused({ .message = u"The body is not a whole multipart form."_s });
        if (const auto fault = formFault(desk.wire.dialect(), form))
            return desk.wire.refused(*fault);
        if (const int wait = uploadWait(desk); wait > 0) {
            HttpReply reply = desk.wire.refused({ .status = 429, .message = u"Batch file upload is limited to 1 per minute."_s,
                .code = u"rate_limit_exceeded"_s, .type = u"rate_limit_error"_s });
            reply.headers.emplaceBack("Retry-After", QByteArray::number(wait));
            return reply;
        }
        StoredFile file { .id = newId(desk.wire.dialect().fileIdPrefix), .name = form.fileName(), .purpose = form.field(u"purpose"_s),
            .lines = form.lines(), .createdAt = desk.clock() };
        if (const qint64 seconds = form.field(u"expires_after[seconds]"_s).toLongLong(); seconds > 0)
            file.expiresAt = file.createdAt + std::chrono::seconds(seconds);
        const auto stored = form.keep() ? desk.files.adopt(path, file) : failure(ErrorCode::WriteFailed, path);
        if (!stored)
            return desk.wire.refused({ .status = 500, .message = u"The file could not be stored."_s, .type = u"server_error"_s });
        return desk.wire.ok(desk.wire.uploaded(*stored));
    }

    HttpReply listFiles(const Desk& desk, const HttpRequest& request)
    {
        const QString purpose = request.query.value(u"purpose"_s);
        QList<QJsonObject> objects;
        for (const StoredFile& file : desk.files.all()) {
            if (purpose.isEmpty() || file.purpose == purpose)
                objects += desk.wire.file(file);
        }
        if (request.query.value(u"order"_s) != "asc"_L1)
            std::ranges::reverse(objects);
        return listReply(desk.wire, objects, request, 10'000, 10'000);
    }

    HttpReply content(Desk& desk, const StoredFile& file)
    {
        HttpReply reply { .type = "application/octet-stream", .file = file.path };
        if (desk.tagsFiles) // an id names the same bytes for ever
            reply.headers.emplaceBack("ETag", '"' + file.id.toUtf8() + '"');
        if (desk.scenario.truncatesDownload) {
            const QMutexLocker lock(&desk.downloadMutex);
            if (!desk.downloaded.contains(file.id)) {
                desk.downloaded += file.id;
                reply.share = 0.5;
            }
        }
        return reply;
    }

    HttpReply remove(Desk& desk, const StoredFile& file)
    {
        if (const auto removed = desk.files.remove(file.id); !removed && removed.error().code != ErrorCode::FileNotFound) // gone meanwhile: as wished
            return desk.wire.refused({ .status = 500, .message = u"The file could not be deleted."_s, .type = u"server_error"_s });
        return desk.wire.ok({ { u"id"_s, file.id }, { u"object"_s, u"file"_s }, { u"deleted"_s, true } });
    }

    /// A handler for a file that exists; the first capture is its id.
    template <class Handle> HttpServer::Handler withFile(Desk& desk, Handle handle)
    {
        return guarded(desk, [&desk, handle](const HttpRequest& request) {
            const QString id = request.captures.value(0);
            const auto file = desk.files.find(id);
            return file ? handle(*file) : desk.wire.unknown(desk.wire.dialect().unknownFile, id);
        });
    }

} // namespace

void addFileRoutes(HttpServer& server, Desk& desk)
{
    server.onForm("/v1/files", guardedForm(desk, [&desk](const HttpRequest&, const FormSource& form) { return upload(desk, form); }));
    server.onGet("/v1/files", guarded(desk, [&desk](const HttpRequest& request) { return listFiles(desk, request); }));
    server.onGet("/v1/files/([^/]+)", withFile(desk, [&desk](const StoredFile& file) { return desk.wire.ok(desk.wire.file(file)); }));
    server.onGet("/v1/files/([^/]+)/content", withFile(desk, [&desk](const StoredFile& file) { return content(desk, file); }));
    server.onDelete("/v1/files/([^/]+)", withFile(desk, [&desk](const StoredFile& file) { return remove(desk, file); }));
}

} // namespace sheaf::practice
