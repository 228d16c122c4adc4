#include "cli/data.h"

#include "cli/console.h"
#include "project/library.h"

#include <QDir>
#include <QFileInfo>

namespace sheaf::cli {

namespace {

void tellNotes(const project::ImportAssumptions& assumptions)
{
    using Kind = formats::Note::Kind;
    constexpr qsizetype told = 5;
    for (const formats::Note& note : assumptions.notes.first(std::min(told, assumptions.notes.size()))) {
        switch (note.kind) {
        case Kind::ShortRecord: say(Words::tr("Line %L1 has only %L2 cells; the rest are empty.").arg(note.line).arg(note.cells)); break;
        case Kind::LongRecord: say(Words::tr("Line %L1 has %L2 cells, more than the header.").arg(note.line).arg(note.cells)); break;
        case Kind::BytesReplaced: say(Words::tr("Line %L1 has bytes that are no text; they are shown as \uFFFD.").arg(note.line)); break;
        case Kind::BlankLine: say(Words::tr("Line %L1 is blank and was skipped.").arg(note.line)); break;
        }
    }
    if (assumptions.noteCount > told)
        say(Words::tr("… and %L1 more such lines.").arg(assumptions.noteCount - told));
}

} // namespace

Result<Data> importData(const QString& path, const QString& library, const project::ImportWishes& wishes)
{
    std::shared_ptr<project::LoadedProject> loaded;
    std::vector<std::vector<quint32>> later;
    project::ImportEvents events;
    events.onProject = [&](std::shared_ptr<project::LoadedProject> first) { loaded = std::move(first); };
    events.onRows = [&](std::vector<quint32> lengths) { later.push_back(std::move(lengths)); };
    Progress progress;
    auto imported = project::importFile(path, library, events, progress, stopOnSignal(), wishes);
    if (!imported)
        return failure(imported.error());
    Data data;
    data.assumptions = imported->assumptions;
    tellNotes(data.assumptions);
    data.project = std::make_shared<project::Project>(std::move(loaded));
    for (const std::vector<quint32>& lengths : later)
        data.project->sheet().appendBaseRows(lengths);
    const auto finished = data.project->finishImport(imported->base).result();
    if (!finished)
        return failure(finished.error());
    return data;
}

Result<std::shared_ptr<project::Project>> openProject(const QString& nameOrPath, const QString& library)
{
    QString folder;
    for (const QString& candidate : {nameOrPath, library + QLatin1Char('/') + nameOrPath}) {
        if (QFileInfo::exists(candidate + QStringLiteral("/project.sqlite")))
            folder = candidate;
    }
    for (const project::ProjectSummary& summary : folder.isEmpty() ? project::projectsIn(library) : QList<project::ProjectSummary>()) {
        if (summary.name == nameOrPath)
            folder = summary.folder;
    }
    if (folder.isEmpty())
        return failure(ErrorCode::UnknownName, library, nameOrPath);
    auto loaded = project::Project::load(QDir(folder).absolutePath());
    if (!loaded)
        return failure(loaded.error());
    return std::make_shared<project::Project>(*loaded);
}

QList<project::Piece> allRows(project::Project& project)
{
    return project.sheet().data().order.pieces();
}

} // namespace sheaf::cli
