#include "base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sheaf {

namespace {

using ErrorName = std::pair<ErrorCode, const char*>;
constexpr std::array errorNames {
    ErrorName {ErrorCode::Cancelled, "cancelled"},
    ErrorName {ErrorCode::Unexpected, "unexpected"},
    ErrorName {ErrorCode::FileNotFound, "file-not-found"},
    ErrorName {ErrorCode::PermissionDenied, "permission-denied"},
    ErrorName {ErrorCode::DiskFull, "disk-full"},
    ErrorName {ErrorCode::ReadFailed, "read-failed"},
    ErrorName {ErrorCode::WriteFailed, "write-failed"},
    ErrorName {ErrorCode::FileChanged, "file-changed"},
    ErrorName {ErrorCode::FileExists, "file-exists"},
    ErrorName {ErrorCode::FileEmpty, "file-empty"},
    ErrorName {ErrorCode::UnknownFormat, "unknown-format"},
    ErrorName {ErrorCode::NotUtf8, "not-utf8"},
    ErrorName {ErrorCode::UnclosedQuote, "unclosed-quote"},
    ErrorName {ErrorCode::NotJson, "not-json"},
    ErrorName {ErrorCode::LineTooLong, "line-too-long"},
    ErrorName {ErrorCode::TooManyRows, "too-many-rows"},
    ErrorName {ErrorCode::TooManyColumns, "too-many-columns"},
    ErrorName {ErrorCode::WorkbookEncrypted, "workbook-encrypted"},
    ErrorName {ErrorCode::WorkbookOld, "workbook-old"},
    ErrorName {ErrorCode::WorkbookDamaged, "workbook-damaged"},
    ErrorName {ErrorCode::WorkbookTooLarge, "workbook-too-large"},
    ErrorName {ErrorCode::SheetNotFound, "sheet-not-found"},
    ErrorName {ErrorCode::BytesUnknown, "bytes-unknown"},
    ErrorName {ErrorCode::NotConverted, "not-converted"},
    ErrorName {ErrorCode::RaggedRow, "ragged-row"},
    ErrorName {ErrorCode::NothingInFolder, "nothing-in-folder"},
    ErrorName {ErrorCode::FilesDiffer, "files-differ"},
    ErrorName {ErrorCode::UnknownColumn, "unknown-column"},
    ErrorName {ErrorCode::NoModel, "no-model"},
    ErrorName {ErrorCode::NothingToSend, "nothing-to-send"},
    ErrorName {ErrorCode::UnknownName, "unknown-name"},
    ErrorName {ErrorCode::HasProblems, "has-problems"},
    ErrorName {ErrorCode::ProjectInUse, "project-in-use"},
    ErrorName {ErrorCode::ProjectNewer, "project-newer"},
    ErrorName {ErrorCode::ProjectDamaged, "project-damaged"},
    ErrorName {ErrorCode::DatabaseFailed, "database-failed"},
    ErrorName {ErrorCode::HostUnreachable, "host-unreachable"},
    ErrorName {ErrorCode::ConnectionLost, "connection-lost"},
    ErrorName {ErrorCode::TimedOut, "timed-out"},
    ErrorName {ErrorCode::TlsFailed, "tls-failed"},
    ErrorName {ErrorCode::InsecureAddress, "insecure-address"},
    ErrorName {ErrorCode::RedirectRefused, "redirect-refused"},
    ErrorName {ErrorCode::DownloadIncomplete, "download-incomplete"},
    ErrorName {ErrorCode::NotAResult, "not-a-result"},
    ErrorName {ErrorCode::KeyRefused, "key-refused"},
    ErrorName {ErrorCode::PaymentRequired, "payment-required"},
    ErrorName {ErrorCode::NotAllowed, "not-allowed"},
    ErrorName {ErrorCode::NotFoundRemotely, "not-found-remotely"},
    ErrorName {ErrorCode::TooManyRequests, "too-many-requests"},
    ErrorName {ErrorCode::RequestRefused, "request-refused"},
    ErrorName {ErrorCode::ServiceFailed, "service-failed"},
    ErrorName {ErrorCode::AnswerNotUnderstood, "answer-not-understood"},
    ErrorName {ErrorCode::NotSupported, "not-supported"},
    ErrorName {ErrorCode::CreateOutcomeUnknown, "create-outcome-unknown"},
    ErrorName {ErrorCode::BatchKnown, "batch-known"},
    ErrorName {ErrorCode::CreateUndecided, "create-undecided"},
    ErrorName {ErrorCode::BatchUnreadable, "batch-unreadable"},
    ErrorName {ErrorCode::NoResultFile, "no-result-file"},
    ErrorName {ErrorCode::KeyMissing, "key-missing"},
    ErrorName {ErrorCode::KeychainMissing, "keychain-missing"},
    ErrorName {ErrorCode::KeychainLocked, "keychain-locked"},
    ErrorName {ErrorCode::KeychainDenied, "keychain-denied"},
    ErrorName {ErrorCode::KeychainTimedOut, "keychain-timed-out"},
    ErrorName {ErrorCode::KeychainFailed, "keychain-failed"},
};

} // namespace

tl::unexpected<Error> failure(ErrorCode code, const QString& path, const QString& detail)
{
    Error error;
    error.code = code;
    error.path = path;
    error.detail = detail;
    return tl::unexpected<Error>(std::move(error));
}

tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

tl::unexpected<Error> systemFailure(int errnoValue, ErrorCode otherwise, const QString& path)
{
    Error error;
    error.path = path;
    error.status = errnoValue;
    error.detail = QString::fromLocal8Bit(std::strerror(errnoValue));
    switch (errnoValue) {
    case ENOENT:
    case ENOTDIR: error.code = ErrorCode::FileNotFound; break;
    case EACCES:
    case EPERM:
    case EROFS: error.code = ErrorCode::PermissionDenied; break;
    case ENOSPC:
    case EDQUOT: error.code = ErrorCode::DiskFull; break;
    case EEXIST: error.code = ErrorCode::FileExists; break;
    default: error.code = otherwise;
    }
    return tl::unexpected<Error>(std::move(error));
}

QString codeName(ErrorCode code)
{
    const auto found = std::ranges::find(errorNames, code, &ErrorName::first);
    return QString::fromLatin1(found == errorNames.end() ? "unexpected" : found->second);
}

std::optional<ErrorCode> errorCodeOf(const QString& name)
{
    const auto found = std::ranges::find_if(errorNames, [&name](const ErrorName& each) { return name == QLatin1String(each.second); });
    return found == errorNames.end() ? std::nullopt : std::optional(found->first);
}

} // namespace sheaf
