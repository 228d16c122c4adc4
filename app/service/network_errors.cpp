#include "service/network_errors.h"

#include "service/addresses.h"

namespace sheaf::service {

namespace {

ErrorCode networkErrorCode(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError: return ErrorCode::HostUnreachable;
    case QNetworkReply::SslHandshakeFailedError: return ErrorCode::TlsFailed;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError: return ErrorCode::TimedOut;
    default: return ErrorCode::ConnectionLost; // ContentReSendError among them: Qt wanted to repeat and could not
    }
}

bool neverConnected(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError: return true;
    default: return false;
    }
}

} // namespace

bool isAnswer(QNetworkReply::NetworkError error, int status)
{
    if (status <= 0 || error == QNetworkReply::ProtocolFailure)
        return false;
    // Qt rewinds the body as soon as it sees one of these, although it is we who follow
    if (error == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    // 1..199 are failures of the connection or a proxy, 201.. stand for statuses of the service
    return error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied;
}

TransportError transportError(QNetworkReply::NetworkError error, const QString& words, const QUrl& url,
    qint64 bodyLength, qint64 bodyTaken)
{
    TransportError result;
    result.error.code = networkErrorCode(error);
    result.error.path = shownAddress(url);
    result.error.detail = words;
    result.mayHaveArrived = !neverConnected(error) && (bodyLength == 0 || bodyTaken > 0);
    return result;
}

} // namespace sheaf::service
