#include "app/project/imported.h"

#include <QFile>
#include <QTest>

namespace sheaf::test {

using namespace project;

QString Workplace::file(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qUtf8Printable(file.fileName()));
    return file.fileName();
}

Imported importPaths(const QStringList& paths, const QString& library, const ImportWishes& wishes)
{
    Imported imported;
    std::vector<std::vector<quint32>> later;
    ImportEvents events;
    events.onProject = [&](std::shared_ptr<LoadedProject> loaded) {
        imported.rowsAtFirst = loaded->sheet.rowCount();
        imported.project = std::make_unique<Project>(std::move(loaded));
    };
    events.onRows = [&](std::vector<quint32> lengths) {
        ++imported.batches;
        imported.project->sheet().appendBaseRows(lengths);
    };
    Progress progress;
    imported.result = importFiles(paths, library, events, progress, {}, wishes);
    if (imported.result && !imported.project->finishImport(imported.result->base).result())
        imported.result = failure(ErrorCode::DatabaseFailed);
    return imported;
}

Imported importPath(const QString& path, const QString& library, const ImportWishes& wishes)
{
    return importPaths({path}, library, wishes);
}

Imported Workplace::import(const QString& name, const QByteArray& bytes, const ImportWishes& wishes) const
{
    return importPath(file(name, bytes), library(), wishes);
}

std::unique_ptr<Project> reopened(const QString& folder)
{
    auto loaded = Project::load(folder);
    if (!loaded) {
        qWarning("load: %s %s", qUtf8Printable(codeName(loaded.error().code)), qUtf8Printable(loaded.error().detail));
        return nullptr;
    }
    return std::make_unique<Project>(std::move(*loaded));
}

QByteArray dump(const SheetData& sheet)
{
    QByteArray text;
    const Result<void> done = forEachRow(sheet, [&](qint64, RowId row, QByteArrayView record) {
        const std::vector<QByteArray> cells = sheet.cellsOf(row, record, sheet.columns);
        for (size_t i = 0; i < cells.size(); ++i)
            text += (i > 0 ? "|" : "") + cells[i];
        text += '\n';
        return true;
    });
    return done ? text : "error: " + codeName(done.error().code).toUtf8();
}

QByteArray fileBytes(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

} // namespace sheaf::test
