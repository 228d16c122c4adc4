// A plain client for the tests of the practice service. It waits in a local loop, which only tests may do.
#pragma once

#include "practice/practice_service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

struct Answered {
    int status = 0; ///< 0 = no answer
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

class PracticeClient
{
public:
    explicit PracticeClient(const QUrl& address, const QByteArray& key = "k");

    Answered get(const QString& path, const QByteArray& range = {});
    Answered remove(const QString& path);
    Answered post(const QString& path, const QJsonObject& body);
    /// One request with any body.
    Answered send(const QByteArray& method, const QString& path, const QByteArray& type, const QByteArray& body);
    Answered upload(const QByteArray& content, const QByteArray& name = "rows.jsonl", const QByteArray& purpose = "batch", bool fileFirst = false);

    /// Uploads, creates and polls until the batch has ended.
    QJsonObject run(const QByteArray& content, const QString& endpoint);
    Answered create(const QByteArray& content, const QString& endpoint);
    QJsonObject untilEnded(const QString& id);
    /// The lines of a file of the service, as objects; nothing for an empty id.
    QList<QJsonObject> lines(const QJsonValue& fileId);

private:
    [[nodiscard]] QNetworkRequest request(const QString& path) const;
    Answered wait(QNetworkReply* reply);

    QUrl m_address;
    QByteArray m_key;
    QNetworkAccessManager m_network;
};

/// `count` good chat lines "row-0" … that name a url.
[[nodiscard]] QByteArray chatLines(int count);
