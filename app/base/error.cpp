#include "base/error.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sheaf {

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
    using Name = std::pair<ErrorCode, const char*>;
    static constexpr std::array names {
        Name {ErrorCode::Cancelled, "cancelled"},
        Name {ErrorCode::Unexpected, "unexpected"},
        Name {ErrorCode::FileNotFound, "file-not-found"},
        Name {ErrorCode::PermissionDenied, "permission-denied"},
        Name {ErrorCode::DiskFull, "disk-full"},
        Name {ErrorCode::ReadFailed, "read-failed"},
        Name {ErrorCode::WriteFailed, "write-failed"},
        Name {ErrorCode::FileChanged, "file-changed"},
        Name {ErrorCode::FileExists, "file-exists"},
        Name {ErrorCode::FileEmpty, "file-empty"},
        Name {ErrorCode::UnknownFormat, "unknown-format"},
        Name {ErrorCode::NotUtf8, "not-utf8"},
        Name {ErrorCode::UnclosedQuote, "unclosed-quote"},
        Name {ErrorCode::NotJson, "not-json"},
        Name {ErrorCode::LineTooLong, "line-too-long"},
        Name {ErrorCode::TooManyRows, "too-many-rows"},
        Name {ErrorCode::TooManyColumns, "too-many-columns"},
        Name {ErrorCode::WorkbookEncrypted, "workbook-encrypted"},
        Name {ErrorCode::WorkbookOld, "workbook-old"},
        Name {ErrorCode::WorkbookDamaged, "workbook-damaged"},
        Name {ErrorCode::WorkbookTooLarge, "workbook-too-large"},
        Name {ErrorCode::SheetNotFound, "sheet-not-found"},
        Name {ErrorCode::BytesUnknown, "bytes-unknown"},
        Name {ErrorCode::NotConverted, "not-converted"},
        Name {ErrorCode::RaggedRow, "ragged-row"},
        Name {ErrorCode::NothingInFolder, "nothing-in-folder"},
        Name {ErrorCode::FilesDiffer, "files-differ"},
        Name {ErrorCode::UnknownColumn, "unknown-column"},
        Name {ErrorCode::NoModel, "no-model"},
        Name {ErrorCode::NothingToSend, "nothing-to-send"},
        Name {ErrorCode::UnknownName, "unknown-name"},
        Name {ErrorCode::HasProblems, "has-problems"},
        Name {ErrorCode::ProjectInUse, "project-in-use"},
        Name {ErrorCode::ProjectNewer, "project-newer"},
        Name {ErrorCode::ProjectDamaged, "project-damaged"},
        Name {ErrorCode::DatabaseFailed, "database-failed"},
        Name {ErrorCode::HostUnreachable, "host-unreachable"},
        Name {ErrorCode::ConnectionLost, "connection-lost"},
        Name {ErrorCode::TimedOut, "timed-out"},
        Name {ErrorCode::TlsFailed, "tls-failed"},
        Name {ErrorCode::InsecureAddress, "insecure-address"},
        Name {ErrorCode::RedirectRefused, "redirect-refused"},
        Name {ErrorCode::DownloadIncomplete, "download-incomplete"},
        Name {ErrorCode::NotAResult, "not-a-result"},
        Name {ErrorCode::KeyRefused, "key-refused"},
        Name {ErrorCode::PaymentRequired, "payment-required"},
        Name {ErrorCode::NotAllowed, "not-allowed"},
        Name {ErrorCode::NotFoundRemotely, "not-found-remotely"},
        Name {ErrorCode::TooManyRequests, "too-many-requests"},
        Name {ErrorCode::RequestRefused, "request-refused"},
        Name {ErrorCode::ServiceFailed, "service-failed"},
        Name {ErrorCode::AnswerNotUnderstood, "answer-not-understood"},
        Name {ErrorCode::NotSupported, "not-supported"},
        Name {ErrorCode::CreateOutcomeUnknown, "create-outcome-unknown"},
        Name {ErrorCode::BatchKnown, "batch-known"},
        Name {ErrorCode::CreateUndecided, "create-undecided"},
        Name {ErrorCode::KeyMissing, "key-missing"},
        Name {ErrorCode::KeychainMissing, "keychain-missing"},
        Name {ErrorCode::KeychainLocked, "keychain-locked"},
        Name {ErrorCode::KeychainDenied, "keychain-denied"},
        Name {ErrorCode::KeychainTimedOut, "keychain-timed-out"},
        Name {ErrorCode::KeychainFailed, "keychain-failed"},
    };
    for (const Name& name : names) {
        if (name.first == code)
            return QString::fromLatin1(name.second);
    }
    return QStringLiteral("unexpected");
}

} // namespace sheaf
