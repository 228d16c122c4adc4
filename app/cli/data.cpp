#include "cli/data.h"

#include "cli/console.h"
#include "project/library.h"
#include "project/note_words.h"

#include <QDir>
#include <QFileInfo>

namespace sheaf::cli {

namespace {

void tellNotes(const project::ImportAssumptions& assumptions)
{
    for (const QString& sentence : project::noteSentences(assumptions))
        say(sentence);
}

} // namespace

Result<Data> importData(const ImportOptions& options, const std::string& model, const QString& library)
{
    const auto wishes = options.wishes(model);
    if (!wishes)
        return failure(wishes.error());
    std::shared_ptr<project::LoadedProject> loaded;
    std::vector<std::vector<quint32>> later;
    project::ImportEvents events;
    events.onProject = [&](std::shared_ptr<project::LoadedProject> first) { loaded = std::move(first); };
    events.onRows = [&](std::vector<quint32> lengths) { later.push_back(std::move(lengths)); };
    Progress progress;
    auto imported = project::importFiles(options.paths(), library, events, progress, stopOnSignal(), *wishes);
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
