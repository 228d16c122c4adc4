// Project::load() and Project::create(): what happens on a worker thread.
#include "project/project.h"

#include "project/answers_cache.h"
#include "project/database.h"
#include "project/loaded_project.h"
#include "project/old_bases.h"
#include "project/row_index_cache.h"
#include "project/row_scan.h"

#include <QDir>

namespace sheaf::project {

namespace {

tl::unexpected<Error> damaged(const QString& path, const char* what)
{
    return failure(ErrorCode::ProjectDamaged, path, QString::fromLatin1(what));
}

/// Opens the base and finds its rows: from the cache, or by reading it all, which takes the disk's time.
Result<RowIndex> openBase(const QString& folder, StoredProject& stored)
{
    const QString path = folder + QLatin1Char('/') + stored.base.fileName;
    Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    stored.base.file = *file;
    if ((*file)->size() != stored.baseBytes)
        return damaged(path, "the rows' file has another size than when it was imported");
    const QString cache = rowCachePath(path);
    if (std::optional<RowIndex> index = readRowCache(cache, stored.baseBytes); index && index->rowCount() == stored.baseRows)
        return std::move(*index);
    Result<RowIndex> index = scanRows(stored.base);
    if (!index)
        return index;
    if (index->rowCount() != stored.baseRows)
        return damaged(path, "the rows' file has another number of rows than when it was imported");
    if (!stored.facts.readOnly)
        (void)writeRowCache(cache, *index, stored.baseBytes); // only a cache
    return index;
}

/// Every row stands in the base or was added, and none is beyond what there is.
bool isPossible(const QList<Piece>& order, qint64 baseRows, quint32 nextInserted)
{
    return std::all_of(order.begin(), order.end(), [&](const Piece& piece) {
        const quint32 first = piece.first.value & ~insertedRowBit;
        const quint64 limit = piece.first.value & insertedRowBit ? nextInserted : quint64(baseRows);
        return quint64(first) + piece.count <= limit;
    });
}

void readAnswers(LoadedProject& project)
{
    for (const JobRecord& job : std::as_const(project.facts.jobs)) {
        for (const PartRecord& part : job.parts) {
            if (part.state != PartState::Accounted)
                continue;
            Result<AnswersCache> cache
                = readAnswersCache(project.folder + QLatin1Char('/') + answersCacheFile(job.id, part.number));
            const qint64 rows = project.sheet.baseRowCount();
            const bool known = cache && std::all_of(cache->answers.begin(), cache->answers.end(), [&](const RowAnswer& answer) {
                return (answer.row.value & insertedRowBit) || answer.row.value < rows;
            });
            if (known)
                project.answers.merge(cache->files, std::move(cache->answers));
            else
                project.partsWithoutAnswers.append(part.id); // they are made anew from the received files
        }
    }
}

QList<Piece> naturalOrder(qint64 rows)
{
    return rows > 0 ? QList<Piece> {{RowId(0), quint32(rows)}} : QList<Piece> {};
}

Result<std::shared_ptr<LoadedProject>> assemble(const QString& folder, std::unique_ptr<Store> store, StoredProject stored)
{
    if (!stored.facts.baseComplete)
        return damaged(folder, "its import was not finished");
    Result<RowIndex> index = openBase(folder, stored);
    if (!index)
        return failure(index.error());
    if (stored.base.addedRows > std::min<qint64>(index->rowCount(), stored.nextInsertedRow))
        return damaged(folder, "its rows' file holds more added rows than there are");
    if (!stored.order)
        stored.order = naturalOrder(index->rowCount() - stored.base.addedRows);
    if (!isPossible(*stored.order, index->rowCount() - stored.base.addedRows, stored.nextInsertedRow))
        return damaged(folder, "the order names rows that do not exist");
    auto loaded = std::make_shared<LoadedProject>();
    loaded->folder = folder;
    loaded->facts = std::move(stored.facts);
    loaded->sheet = {std::move(stored.base), std::move(*index), RowOrder(std::move(*stored.order)), std::move(stored.edits),
        std::move(stored.columns)};
    loaded->nextInsertedRow = stored.nextInsertedRow;
    loaded->store = std::move(store);
    if (!loaded->facts.readOnly)
        removeOtherBases(folder, loaded->sheet.base.fileName);
    readAnswers(*loaded);
    return loaded;
}

} // namespace

Result<std::shared_ptr<LoadedProject>> Project::load(const QString& givenFolder)
{
    const QString folder = QDir(givenFolder).absolutePath();
    Result<std::unique_ptr<Store>> store = Store::open(folder);
    if (!store)
        return failure(store.error());
    bool newer = false;
    Result<StoredProject> stored = (*store)->run([&newer](Database& database) {
        newer = database.isNewer();
        return database.read();
    }).takeResult();
    // What a newer version changed may be more than can be read.
    if (!stored && newer)
        return failure(ErrorCode::ProjectNewer, folder, stored.error().detail);
    if (!stored)
        return failure(stored.error());
    return assemble(folder, std::move(*store), std::move(*stored));
}

Result<std::shared_ptr<LoadedProject>> Project::create(
    const QString& givenFolder, ProjectFacts facts, Base base, QList<Column> columns, RowIndex index)
{
    const QString folder = QDir(givenFolder).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::PermissionDenied, folder);
    StoredProject first;
    first.facts = facts;
    first.base = base;
    first.baseRows = index.rowCount();
    first.baseBytes = base.file ? base.file->size() : 0;
    first.columns = columns;
    Result<std::unique_ptr<Store>> store = Store::create(folder, first);
    if (!store)
        return failure(store.error());
    auto loaded = std::make_shared<LoadedProject>();
    loaded->folder = folder;
    loaded->facts = std::move(facts);
    RowOrder order(naturalOrder(index.rowCount()));
    loaded->sheet = {std::move(base), std::move(index), std::move(order), {}, std::move(columns)};
    loaded->store = std::move(*store);
    return loaded;
}

} // namespace sheaf::project
