// What Qt says about an exchange that failed, in our codes: pure rules.
#pragma once

#include "service/transport.h"

#include <QNetworkReply>

namespace sheaf::service {

/// Whether `error` is only Qt's word for an HTTP status, so that there is an answer to read.
[[nodiscard]] bool isAnswer(QNetworkReply::NetworkError error, int status);

/// `bodyLength` and `bodyTaken`: a request of whose body no byte was read cannot have been understood by anybody.
[[nodiscard]] TransportError transportError(QNetworkReply::NetworkError error, const QString& words, const QUrl& url,
    qint64 bodyLength, qint64 bodyTaken);

} // namespace sheaf::service
