// What routes see of HTTP: values, no library.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <utility>

namespace sheaf::practice {

struct HttpRequest {
    QByteArray method = {};
    QString path = {};
    QStringList captures = {}; ///< what the groups of the route's pattern matched
    QHash<QString, QString> query = {};
    QByteArray authorization = {};
    QByteArray body = {}; ///< empty for forms, which are streamed
};

struct HttpReply {
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body = {};
    QString file = {}; ///< path of a file to stream instead of `body`
    double share = 1; ///< below 1: the file ends after this part of it and the connection closes
    bool dropped = false; ///< the connection closes without any answer
    QList<std::pair<QByteArray, QByteArray>> headers = {};
};

/// Takes the parts of a multipart form as they arrive. Returning false ends the reading.
class FormReceiver
{
public:
    virtual ~FormReceiver() = default;
    virtual bool beginField(const QString& name, const QString& fileName) = 0;
    virtual bool data(QByteArrayView bytes) = 0;
};

/// Reads the whole form into the receiver; false when the body is no form or ends too early.
using FormSource = std::function<bool(FormReceiver&)>;

} // namespace sheaf::practice
