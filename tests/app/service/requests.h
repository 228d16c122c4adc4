// Short ways to ask a transport something and wait for it.
#pragma once

#include "service/transport.h"

#include <QTest>

namespace sheaf::test {

inline service::HttpRequest get(const QUrl& url, const QByteArray& key = "secret-key-1")
{
    service::HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.key = key;
    return request;
}

inline service::HttpRequest post(const QUrl& url, const QByteArray& body = R"({"input_file_id":"f"})",
    const QByteArray& key = "secret-key-1")
{
    service::HttpRequest request = get(url, key);
    request.method = "POST";
    request.body = body;
    return request;
}

/// A form as the upload sends it, with the file at `path`.
inline service::HttpRequest upload(const QUrl& url, const QString& path)
{
    service::HttpRequest request = post(url, {});
    request.form = {
        {.name = "purpose", .value = "batch", .filePath = {}, .fileName = {}, .contentType = {}},
        {.name = "file", .value = {}, .filePath = path, .fileName = "rows.jsonl", .contentType = "application/jsonl"},
    };
    return request;
}

/// Waits without an event loop: the transport has one of its own.
inline service::HttpOutcome ask(service::Transport& transport, service::HttpRequest request)
{
    return transport.send(std::move(request)).result();
}

inline QByteArray codeOf(const service::HttpOutcome& outcome)
{
    return outcome ? QByteArray("answer ") + QByteArray::number(outcome->status)
                   : codeName(outcome.error().error.code).toUtf8();
}

} // namespace sheaf::test
