#include "project/import.h"

#include "project/import_readers.h"
#include "project/import_sources.h"
#include "project/import_target.h"
#include "project/library.h"

#include <QDir>
#include <QTemporaryFile>

namespace sheaf::project {

ImportAssumptions assumptionsFrom(const ReadResult& read, const FoundSources& found, ImportNotes& notes)
{
    ImportAssumptions assumptions;
    assumptions.kind = read.kind;
    assumptions.dialect = read.dialect;
    assumptions.encodingConfidence = read.encodingConfidence;
    assumptions.sheet = read.sheet;
    assumptions.shape = read.shape;
    assumptions.converted = read.converted;
    notes.setFile({});
    if (found.otherFiles > 0)
        notes.add({.kind = formats::Note::Kind::OtherFiles, .cells = found.otherFiles});
    notes.moveTo(assumptions);
    return assumptions;
}

Result<ReadResult> readSources(const FoundSources& found, const LinePlan& plan, const ImportContext& context)
{
    switch (found.kind) {
    case FoundSources::Kind::Tables: return readTables(found.sources, context);
    case FoundSources::Kind::Lines: return readLines(found.sources, plan, context);
    case FoundSources::Kind::Texts: return readTexts(found.sources, context);
    case FoundSources::Kind::Pictures: return readPictures(found.sources, context);
    }
    return failure(ErrorCode::Unexpected);
}

namespace {

Result<ImportResult> importFound(const FoundSources& found, const QString& library, const ImportEvents& events,
    Progress& progress, std::stop_token stop, const ImportWishes& wishes)
{
    LinePlan lines;
    const bool areLines = found.kind == FoundSources::Kind::Lines;
    if (areLines) {
        const Result<LinePlan> planned = planLines(found.sources, wishes);
        if (!planned)
            return failure(planned.error());
        lines = *planned;
    }
    ImportTarget::Plan plan;
    plan.library = library;
    plan.name = found.name;
    plan.sourceName = found.sourceName;
    plan.format = areLines ? BaseFormat::JsonLines : BaseFormat::Delimited;
    plan.isResults = areLines && lines.kind == formats::FileKind::Results;
    progress.setTotal(found.bytes());
    const Result<std::unique_ptr<ImportTarget>> target = ImportTarget::create(plan, events);
    if (!target)
        return failure(target.error());
    ImportNotes notes(wishes.faults);
    const Result<ReadResult> read = readSources(found, lines, {**target, notes, wishes, progress, std::move(stop)});
    if (!read)
        return failure(read.error());
    Result<ImportResult> result = (*target)->finish(read->cellCount);
    if (result)
        result->assumptions = assumptionsFrom(*read, found, notes);
    return result;
}

} // namespace

Result<ImportResult> importFiles(const QStringList& paths, const QString& library, const ImportEvents& events,
    Progress& progress, std::stop_token stop, const ImportWishes& wishes)
{
    const Result<FoundSources> found = findSources(paths, stop);
    if (!found)
        return failure(found.error());
    removeUnfinishedImports(library); // of an earlier time
    return importFound(*found, library, events, progress, std::move(stop), wishes);
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
    Result<FoundSources> found = findSources({copy.fileName()}, stop);
    if (!found || found->kind != FoundSources::Kind::Lines) {
        found = FoundSources();
        found->sources = {{*file, copy.fileName(), QStringLiteral("paste.tsv"), formats::FileKind::Delimited, (*file)->size()}};
    }
    found->name = name;
    found->sourceName.clear();
    return importFound(*found, library, events, progress, std::move(stop), {});
}

} // namespace sheaf::project
