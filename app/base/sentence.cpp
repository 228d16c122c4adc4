#include "base/sentence.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace sheaf {

namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(sheaf::Sentences)
};

QString fileName(const Error& error)
{
    return error.path.isEmpty() ? Sentences::tr("the file") : QFileInfo(error.path).fileName();
}

/// The service's own words, where it had any.
QString withDetail(const QString& words, const Error& error)
{
    return error.detail.isEmpty() ? words : Sentences::tr("%1 The service says: %2").arg(words, error.detail);
}

QString fileSentence(const Error& error)
{
    const QString name = fileName(error);
    switch (error.code) {
    case ErrorCode::FileNotFound:
        return Sentences::tr("%1 is not there any more. Check whether it was moved or renamed.").arg(name);
    case ErrorCode::PermissionDenied:
        return Sentences::tr("You are not allowed to read or write %1. Choose another place, or ask its owner.").arg(name);
    case ErrorCode::DiskFull:
        return Sentences::tr("The disk is full, so %1 was not written. Make room and try again; nothing was lost.").arg(name);
    case ErrorCode::ReadFailed:
        return Sentences::tr("%1 could not be read (%2). If it is on a removable drive, check that it is still connected.")
            .arg(name, error.detail);
    case ErrorCode::WriteFailed:
        return Sentences::tr("%1 could not be written (%2). What was there before is unchanged.").arg(name, error.detail);
    case ErrorCode::FileChanged:
        return Sentences::tr("%1 was changed by another program while Sheaf was reading it. Open it again.").arg(name);
    case ErrorCode::FileExists: return Sentences::tr("%1 exists already. Choose another name.").arg(name);
    case ErrorCode::FileEmpty: return Sentences::tr("%1 is empty: there is no row in it.").arg(name);
    default: return {};
    }
}

QString contentSentence(const Error& error)
{
    const QString name = fileName(error);
    switch (error.code) {
    case ErrorCode::UnknownFormat:
        return Sentences::tr("Sheaf cannot read %1. It opens tables (CSV, TSV, XLSX, ODS), JSON and JSONL files, and folders of text files or of pictures.").arg(name);
    case ErrorCode::NotUtf8:
        return error.line > 0
            ? Sentences::tr("%1 is not UTF-8 text: the first byte that does not fit is in line %L2. Save it as UTF-8 and "
                            "open it again.").arg(name).arg(error.line)
            : Sentences::tr("%1 is not UTF-8 text. Save it as UTF-8 and open it again.").arg(name);
    case ErrorCode::UnclosedQuote:
        return Sentences::tr("In %1 a quotation mark opens in line %L2 and is never closed. Close it, or import the file with such marks as ordinary characters.")
            .arg(name).arg(error.line);
    case ErrorCode::NotJson:
        if (error.detail.isEmpty())
            return Sentences::tr("Line %L1, position %L2 of %3 is not JSON. Mend it there and open it again.")
                .arg(error.line).arg(error.column).arg(name);
        return error.line > 0
            ? Sentences::tr("Line %L1, position %L2 is not JSON: %3.").arg(error.line).arg(error.column).arg(error.detail)
            : Sentences::tr("This is not JSON: %1.").arg(error.detail);
    case ErrorCode::LineTooLong:
        return error.line > 0 ? Sentences::tr("Line %L1 of %2 is longer than 64 MB, more than Sheaf can hold as one row.").arg(error.line).arg(name)
                              : Sentences::tr("%1 is longer than 64 MB, more than Sheaf can hold as one row.").arg(name);
    case ErrorCode::TooManyRows:
        return Sentences::tr("%1 has more rows than a table in Sheaf can hold. Split it and open the pieces.").arg(name);
    case ErrorCode::BytesUnknown:
        return Sentences::tr("Line %L1 of %2 holds bytes that are no text in its encoding. Choose another encoding, or have such bytes shown as \uFFFD.")
            .arg(error.line).arg(name);
    case ErrorCode::NotConverted:
        return Sentences::tr("Line %L1 of %2 cannot become a request line: there is no counterpart of %3.")
            .arg(error.line).arg(name, error.detail);
    case ErrorCode::RaggedRow:
        return Sentences::tr("Line %L1 of %2 has %3 cells, another number than the header. Mend it, or have such rows mended or left out.")
            .arg(error.line).arg(name, error.detail);
    case ErrorCode::NothingInFolder:
        return Sentences::tr("There is neither a text file nor a picture in %1. Tables are opened one by one, or several at once.").arg(name);
    case ErrorCode::FilesDiffer:
        return Sentences::tr("%1 is of another kind than the first file, so they do not make one table. Open it by itself.").arg(name);
    case ErrorCode::UnknownColumn:
        return Sentences::tr("The prompt uses {{%1}}, but no column has that name. Rename it or take it out.").arg(error.detail);
    case ErrorCode::NoModel: return Sentences::tr("No model is chosen. Enter one in the Prompt panel.");
    case ErrorCode::UnknownName: return Sentences::tr("There is nothing called \"%1\" here. Check how it is written.").arg(error.detail);
    case ErrorCode::NothingToSend: return Sentences::tr("There is no row to send.");
    case ErrorCode::HasProblems:
        return Sentences::tr("Some rows have problems that the service would refuse. Mend them or leave those rows out.");
    default: return {};
    }
}

QString workbookSentence(const Error& error)
{
    const QString name = fileName(error);
    switch (error.code) {
    case ErrorCode::TooManyColumns:
        return Sentences::tr("A workbook holds at most 16,384 columns, so %1 was not written. Export as CSV instead.").arg(name);
    case ErrorCode::WorkbookEncrypted:
        return Sentences::tr("%1 is protected by a password. Open it in your spreadsheet program, save a copy without the "
                             "password, and open that one.").arg(name);
    case ErrorCode::WorkbookOld:
        return Sentences::tr("%1 is a workbook in an old format. Save it as XLSX in your spreadsheet program and open that file.")
            .arg(name);
    case ErrorCode::WorkbookDamaged:
        return error.line > 0
            ? Sentences::tr("The workbook %1 is damaged in row %L2. Open it in a spreadsheet program, which may repair it, and "
                            "save it again.").arg(name).arg(error.line)
            : Sentences::tr("The workbook %1 is damaged or was not copied whole. Fetch it again, or open it in a spreadsheet "
                            "program, which may repair it, and save it again.").arg(name);
    case ErrorCode::WorkbookTooLarge:
        return Sentences::tr("The workbook %1 unpacks to far more than a table holds, so it was not opened. If it is a real one, "
                             "save its sheet as CSV and open that file.").arg(name);
    case ErrorCode::SheetNotFound:
        return error.detail.isEmpty()
            ? Sentences::tr("There is no sheet with rows in %1.").arg(name)
            : Sentences::tr("There is no sheet called \"%1\" in %2. Check how it is written.").arg(error.detail, name);
    default: return {};
    }
}

QString projectSentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::ProjectInUse:
        return Sentences::tr("This project is open in another Sheaf window or program. Close it there first.");
    case ErrorCode::ProjectNewer:
        return Sentences::tr("This project was made by a newer version of Sheaf. You can read it here but not change it.");
    case ErrorCode::ProjectDamaged:
        return Sentences::tr("The project's database cannot be read (%1). The files in its folder are untouched.").arg(error.detail);
    case ErrorCode::DatabaseFailed:
        return Sentences::tr("The project could not be saved (%1). Check that its folder can be written to.").arg(error.detail);
    default: return {};
    }
}

QString networkSentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::HostUnreachable:
        return Sentences::tr("The service could not be reached (%1). Check the internet connection and the address.").arg(error.detail);
    case ErrorCode::ConnectionLost:
        return Sentences::tr("The connection to the service was lost before its answer arrived.");
    case ErrorCode::TimedOut: return Sentences::tr("The service did not answer in time.");
    case ErrorCode::TlsFailed:
        return Sentences::tr("The connection is not secure: %1. Nothing was sent.").arg(error.detail);
    case ErrorCode::InsecureAddress:
        return Sentences::tr("The address begins with http://, so anybody on the way could read your key. Nothing was sent; "
                             "use an address that begins with https://.");
    case ErrorCode::RedirectRefused:
        return Sentences::tr("The service pointed to another address (%1), and following it is not safe.").arg(error.detail);
    case ErrorCode::DownloadIncomplete:
        return Sentences::tr("The results arrived incomplete. Sheaf fetches them again; nothing was lost.");
    case ErrorCode::NotAResult:
        return Sentences::tr("What the service sent instead of results is no result file. Sheaf keeps trying; nothing was lost.");
    default: return {};
    }
}

QString serviceSentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::KeyRefused:
        return withDetail(Sentences::tr("The service does not accept the key. Enter it again under Settings."), error);
    case ErrorCode::PaymentRequired:
        return withDetail(Sentences::tr("The account has not enough credit. Add credit at the service, then go on here."), error);
    case ErrorCode::NotAllowed: return withDetail(Sentences::tr("This key may not do that."), error);
    case ErrorCode::NotFoundRemotely:
        return withDetail(Sentences::tr("The service does not know this, or not with this key."), error);
    case ErrorCode::TooManyRequests: return withDetail(Sentences::tr("The service asks to wait."), error);
    case ErrorCode::RequestRefused:
        return withDetail(Sentences::tr("The service refused the request (%1).").arg(error.status), error);
    case ErrorCode::ServiceFailed:
        return withDetail(Sentences::tr("The service has a fault of its own (%1).").arg(error.status), error);
    case ErrorCode::AnswerNotUnderstood:
        return withDetail(Sentences::tr("The service's answer could not be understood. Check the address."), error);
    case ErrorCode::NotSupported: return Sentences::tr("This service does not offer that.");
    case ErrorCode::CreateOutcomeUnknown:
        return Sentences::tr("The connection broke while the batch was being created, so it may or may not exist. Sheaf looks "
                             "for it in the service's list and does not send it again before it knows.");
    case ErrorCode::BatchKnown: return Sentences::tr("Sheaf has this batch already: it belongs to %1.").arg(error.detail);
    case ErrorCode::CreateUndecided:
        return Sentences::tr("The connection broke while the batch was being created, and the service's list does not tell whether "
                             "it exists. Nothing was sent again. Look at the service's own page, then say what you found.");
    case ErrorCode::BatchUnreadable:
        return withDetail(Sentences::tr("The service fails (%1) whenever it is asked for this batch; it may be gone, or belong to another "
                                        "key. Sheaf keeps its record and looks again from time to time.").arg(error.status), error);
    case ErrorCode::NoResultFile:
        return Sentences::tr("The service says that the batch has ended and counts its answers, but does not say where they are. Sheaf "
                             "looks again from time to time.");
    default: return {};
    }
}

QString keySentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::KeyMissing: return Sentences::tr("There is no key for this service yet. Enter it under Settings.");
    case ErrorCode::KeychainMissing:
        return Sentences::tr("This computer offers no keychain, so the key cannot be stored safely. You can use it until you "
                             "close Sheaf.");
    case ErrorCode::KeychainLocked:
        return Sentences::tr("The keychain is locked. Unlock it, or use the key until you close Sheaf.");
    case ErrorCode::KeychainDenied: return Sentences::tr("The keychain refused access. You can use the key until you close Sheaf.");
    case ErrorCode::KeychainTimedOut:
        return Sentences::tr("The keychain does not answer. You can use the key until you close Sheaf.");
    case ErrorCode::KeychainFailed:
        return Sentences::tr("The keychain reports a fault (%1). You can use the key until you close Sheaf.").arg(error.detail);
    default: return {};
    }
}

} // namespace

QString sentence(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return Sentences::tr("Stopped.");
    for (auto family : {fileSentence, contentSentence, workbookSentence, projectSentence, networkSentence, serviceSentence,
             keySentence}) {
        if (const QString words = family(error); !words.isEmpty())
            return words;
    }
    return Sentences::tr("Sheaf met something that it does not know how to handle: %1.").arg(error.detail);
}

} // namespace sheaf
