// Errors are values: a code and the facts that belong to it, never a sentence. sentence() in base/sentence.h makes the
// words, in one place, in the user's language.
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace sheaf {

enum class ErrorCode {
    Cancelled, ///< the user (or the owner of the work) stopped it; never shown as a failure
    Unexpected, ///< something that should not be possible; `detail` says what

    // Files
    FileNotFound,
    PermissionDenied,
    DiskFull,
    ReadFailed,
    WriteFailed,
    FileChanged, ///< another program changed or removed the file while it was in use
    FileExists,
    FileEmpty,

    // Content
    UnknownFormat,
    NotUtf8,
    UnclosedQuote,
    NotJson,
    LineTooLong,
    TooManyRows,
    TooManyColumns, ///< more than a workbook can hold
    WorkbookEncrypted, ///< it asks for a password
    WorkbookOld, ///< the format before XLSX
    WorkbookDamaged, ///< cut short, or not as a workbook must be; `line` = row where it is known, `detail` = what
    WorkbookTooLarge, ///< it would unpack to more than any real one
    SheetNotFound, ///< no sheet of that name in the workbook; `detail` is the name, empty = there is none at all
    BytesUnknown, ///< bytes that are no text in the encoding, where that was to stop the import
    NotConverted, ///< a line of another service's shape without counterpart; `detail`: what has none
    RaggedRow, ///< fewer or more cells than the header, where that was to stop the import; `detail` is their number
    NothingInFolder, ///< neither text files nor pictures
    FilesDiffer, ///< a table among JSON lines, or the other way round: no single table can be made of them
    UnknownColumn, ///< a {{name}} in a prompt that is no column; `detail` is the name
    NoModel,
    NothingToSend,
    UnknownName, ///< no profile, project or scenario of that name; `detail` is the name
    HasProblems,

    // Projects
    ProjectInUse, ///< another Sheaf holds the lock
    ProjectNewer, ///< written by a newer version; open read-only
    ProjectDamaged,
    DatabaseFailed,

    // Reaching the service
    HostUnreachable,
    ConnectionLost, ///< the connection ended before a whole answer had arrived
    TimedOut,
    TlsFailed,
    InsecureAddress, ///< a key must not travel over plain http except to this computer
    RedirectRefused,
    DownloadIncomplete,
    NotAResult, ///< a download that is an error page or anything else than result lines

    // What the service answered; `status` is the HTTP status
    KeyRefused,
    PaymentRequired,
    NotAllowed,
    NotFoundRemotely,
    TooManyRequests,
    RequestRefused,
    ServiceFailed,
    AnswerNotUnderstood,
    NotSupported, ///< this service has no such function
    CreateOutcomeUnknown, ///< the batch may or may not exist: never create again without looking
    BatchKnown, ///< a project here has this batch already; `detail` is the job's name
    CreateUndecided, ///< the service's list does not tell either: the user decides
    BatchUnreadable, ///< the service has failed for long whenever it was asked for this batch
    NoResultFile, ///< the batch has ended and counts answers, but names no file with them

    // Keys
    KeyMissing,
    KeychainMissing,
    KeychainLocked,
    KeychainDenied,
    KeychainTimedOut,
    KeychainFailed,
};

/// What went wrong, with the facts that help: all fields but `code` may be empty or zero.
struct Error {
    ErrorCode code = ErrorCode::Unexpected;
    QString path; ///< file or address concerned
    qint64 line = 0; ///< from 1; 0 = unknown
    qint64 column = 0; ///< from 1, in bytes; 0 = unknown
    int status = 0; ///< HTTP status, or errno for file errors
    QString detail; ///< verbatim words of the system or the service; never a key, never row text

    bool operator==(const Error&) const = default;
};

template <class T> using Result = tl::expected<T, Error>;

/// `return failure(ErrorCode::FileEmpty, path);`
[[nodiscard]] tl::unexpected<Error> failure(ErrorCode code, const QString& path = {}, const QString& detail = {});
[[nodiscard]] tl::unexpected<Error> failure(Error error);

/// The error for a failed system call on `path`, from errno.
[[nodiscard]] tl::unexpected<Error> systemFailure(int errnoValue, ErrorCode otherwise, const QString& path);

/// Stable name of a code for logs and `sheaf-cli`, e.g. "disk-full".
[[nodiscard]] QString codeName(ErrorCode code);
/// The code of such a name; nothing for a name of another version.
[[nodiscard]] std::optional<ErrorCode> errorCodeOf(const QString& name);

} // namespace sheaf
