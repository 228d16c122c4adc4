#include "service/http_errors.h"

#include "service/addresses.h"
#include "service/batch.h"

#include <algorithm>
#include <array>

namespace sheaf::service {

namespace {

bool isGood(int status)
{
    return status >= 200 && status <= 299;
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401: return ErrorCode::KeyRefused;
    case 402: return ErrorCode::PaymentRequired;
    case 403: return ErrorCode::NotAllowed;
    case 404: return ErrorCode::NotFoundRemotely;
    case 429: return ErrorCode::TooManyRequests;
    default: break;
    }
    if (status >= 500)
        return ErrorCode::ServiceFailed;
    return status >= 400 ? ErrorCode::RequestRefused : ErrorCode::AnswerNotUnderstood;
}

} // namespace

bool isHtml(const HttpAnswer& answer)
{
    return answer.header("content-type").toLower().startsWith("text/html") || answer.body.trimmed().startsWith('<');
}

std::optional<Error> errorFromAnswer(const HttpAnswer& answer, const QUrl& url)
{
    if (isGood(answer.status) && !isHtml(answer))
        return {};
    Error error;
    error.code = codeOfStatus(answer.status);
    error.status = answer.status;
    error.path = shownAddress(url);
    error.detail = messageFromErrorBody(answer.body);
    return error;
}

bool saysNotSupported(const HttpAnswer& answer)
{
    if (answer.status == 404 || answer.status == 405 || answer.status == 501)
        return true;
    return isHtml(answer) && (isGood(answer.status) || answer.status == 400);
}

bool saysFileIsMissing(const HttpAnswer& answer)
{
    if (answer.status == 404)
        return true;
    if (answer.status != 400)
        return false;
    const QString words = messageFromErrorBody(answer.body).toLower();
    static constexpr std::array missing {"not found", "not exist", "no such", "could not find", "cannot find"};
    return words.contains(QLatin1String("file"))
        && std::any_of(missing.begin(), missing.end(), [&](const char* phrase) { return words.contains(QLatin1String(phrase)); });
}

} // namespace sheaf::service
