#include "project/import.h"

#include "project/import_readers.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

namespace sheaf::project {

namespace {

bool isLines(formats::FileKind kind)
{
    using Kind = formats::FileKind;
    return kind == Kind::Requests || kind == Kind::Results || kind == Kind::Records;
}

Result<ImportResult> importSource(const ImportSource& source, ImportTarget::Plan plan, const ImportEvents& events,
    Progress& progress, std::stop_token stop)
{
    progress.setTotal(source.file->size());
    plan.format = isLines(source.kind) ? BaseFormat::JsonLines : BaseFormat::Delimited;
    plan.isResults = source.kind == formats::FileKind::Results;
    Result<std::unique_ptr<ImportTarget>> target = ImportTarget::create(plan, events);
    if (!target)
        return failure(target.error());
    const auto read = isLines(source.kind) ? importLines : importDelimited;
    Result<ImportResult> result = read(source, **target, progress, stop);
    if (!result) {
        Error error = result.error();
        if (error.path.isEmpty())
            error.path = source.file->path();
        return failure(std::move(error));
    }
    result->assumptions.kind = source.kind;
    return result;
}

} // namespace

Result<ImportResult> importFile(const QString& path, const QString& library, const ImportEvents& events,
    Progress& progress, std::stop_token stop, const ImportWishes& wishes)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    if ((*file)->size() == 0)
        return failure(ErrorCode::FileEmpty, path);
    const Result<formats::FileKind> kind = formats::fileKind(path);
    if (!kind)
        return failure(kind.error());
    if (!isLines(*kind) && *kind != formats::FileKind::Delimited)
        return failure(ErrorCode::UnknownFormat, path);
    const QFileInfo info(path);
    ImportTarget::Plan plan;
    plan.library = library;
    plan.name = info.completeBaseName();
    plan.sourceName = info.fileName();
    return importSource({*file, info.fileName(), *kind, wishes}, plan, events, progress, stop);
}

Result<ImportResult> importText(const QByteArray& text, const QString& name, const QString& library,
    const ImportEvents& events, Progress& progress, std::stop_token stop)
{
    if (text.trimmed().isEmpty())
        return failure(ErrorCode::FileEmpty);
    // By way of a file in the library, so that there is one way of reading; it is gone when this returns.
    if (!QDir().mkpath(library))
        return failure(ErrorCode::PermissionDenied, library);
    QTemporaryFile copy(library + QStringLiteral("/.paste-XXXXXX.tsv"));
    if (!copy.open() || copy.write(text) != text.size() || !copy.flush())
        return failure(ErrorCode::WriteFailed, library, copy.errorString());
    const Result<InputFilePtr> file = InputFile::open(copy.fileName());
    if (!file)
        return failure(file.error());
    const Result<formats::FileKind> kind = formats::fileKind(copy.fileName());
    const bool lines = kind && isLines(*kind);
    ImportTarget::Plan plan;
    plan.library = library;
    plan.name = name;
    const formats::FileKind asKind = lines ? *kind : formats::FileKind::Delimited;
    return importSource({*file, QStringLiteral("paste.tsv"), asKind, {}}, plan, events, progress, stop);
}

} // namespace sheaf::project
