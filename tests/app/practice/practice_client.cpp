#include "practice_client.h"

#include <QEventLoop>
#include <QTest>

using namespace Qt::StringLiterals;

QByteArray Answered::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

PracticeClient::PracticeClient(const QUrl& address, const QByteArray& key)
    : m_address(address)
    , m_key(key)
{
}

QNetworkRequest PracticeClient::request(const QString& path) const
{
    QNetworkRequest request(QUrl(m_address.toString() + path));
    request.setRawHeader("Authorization", "Bearer " + m_key);
    request.setTransferTimeout(60'000);
    return request;
}

Answered PracticeClient::wait(QNetworkReply* reply)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    Answered answered { reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), reply->rawHeaderPairs() };
    delete reply;
    return answered;
}

Answered PracticeClient::get(const QString& path, const QByteArray& range)
{
    QNetworkRequest wanted = request(path);
    wanted.setRawHeader("Accept-Encoding", "identity");
    if (!range.isEmpty())
        wanted.setRawHeader("Range", range);
    return wait(m_network.get(wanted));
}

Answered PracticeClient::remove(const QString& path)
{
    return wait(m_network.deleteResource(request(path)));
}

Answered PracticeClient::post(const QString& path, const QJsonObject& body)
{
    return send("POST", path, "application/json", QJsonDocument(body).toJson());
}

Answered PracticeClient::send(const QByteArray& method, const QString& path, const QByteArray& type, const QByteArray& body)
{
    QNetworkRequest wanted = request(path);
    wanted.setHeader(QNetworkRequest::ContentTypeHeader, type);
    return wait(m_network.sendCustomRequest(wanted, method, body));
}

Answered PracticeClient::upload(const QByteArray& content, const QByteArray& name, const QByteArray& purpose, bool fileFirst)
{
    const QByteArray file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
        + "\"\r\nContent-Type: application/jsonl\r\n\r\n" + content + "\r\n";
    const QByteArray field = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n" + purpose + "\r\n";
    return send("POST", u"/files"_s, "multipart/form-data; boundary=b", (fileFirst ? file + field : field + file) + "--b--\r\n");
}

Answered PracticeClient::create(const QByteArray& content, const QString& endpoint)
{
    const QJsonObject uploaded = upload(content).object();
    return post(u"/batches"_s, { { u"input_file_id"_s, uploaded.value(u"id") }, { u"endpoint"_s, endpoint }, { u"completion_window"_s, u"24h"_s } });
}

QJsonObject PracticeClient::run(const QByteArray& content, const QString& endpoint)
{
    return untilEnded(create(content, endpoint).object().value(u"id").toString());
}

QJsonObject PracticeClient::untilEnded(const QString& id)
{
    static const QStringList ends { u"completed"_s, u"failed"_s, u"expired"_s, u"cancelled"_s };
    QJsonObject batch;
    for (int polls = 0; polls < 3000; ++polls) {
        const Answered answered = get(u"/batches/"_s + id);
        batch = answered.object();
        if (ends.contains(batch.value(u"status").toString()))
            return batch;
        QTest::qWait(10);
    }
    return batch;
}

QList<QJsonObject> PracticeClient::lines(const QJsonValue& fileId)
{
    QList<QJsonObject> objects;
    if (fileId.toString().isEmpty())
        return objects;
    const QByteArray content = get(u"/files/"_s + fileId.toString() + u"/content"_s).body;
    for (const QByteArray& line : content.split('\n')) {
        if (!line.isEmpty())
            objects += QJsonDocument::fromJson(line).object();
    }
    return objects;
}

QByteArray chatLines(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        lines += R"({"custom_id":"row-)" + QByteArray::number(i)
            + R"(","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"Text )" + QByteArray::number(i)
            + "\"}]}}\n";
    }
    return lines;
}
