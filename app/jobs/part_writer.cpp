#include "jobs/part_writer.h"

#include "base/input_file.h"
#include "jobs/export_table.h"
#include "jobs/sent_ids.h"

#include <QFile>

#include <xxhash.h>

#include <vector>

namespace sheaf::jobs {

namespace {

Result<QByteArray> hashOf(const QString& path, const std::stop_token& stop)
{
    const auto file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    const std::unique_ptr<XXH64_state_t, decltype(&XXH64_freeState)> state(XXH64_createState(), &XXH64_freeState);
    XXH64_reset(state.get(), 0);
    std::vector<char> block(std::size_t(InputFile::blockSize));
    for (qint64 offset = 0; offset < (*file)->size();) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const auto got = (*file)->read(offset, block);
        if (!got)
            return failure(got.error());
        if (*got == 0)
            return failure(ErrorCode::FileChanged, path);
        XXH64_update(state.get(), block.data(), std::size_t(*got));
        offset += *got;
    }
    return QByteArray::number(quint64(XXH64_digest(state.get())), 16).rightJustified(16, '0');
}

/// So that the accounting need not read the file again for them. Saves time only: it is no matter if it cannot be kept.
void keepIds(const WriteOrder& order, const QByteArray& hash, std::stop_token stop)
{
    qint64 rows = 0;
    for (const project::Piece& piece : order.rows)
        rows += piece.count;
    const auto ids = SentIds::read(order.path, rows, std::move(stop));
    if (!ids || !ids->save(SentIds::cacheFile(order.path), hash))
        QFile::remove(SentIds::cacheFile(order.path));
}

} // namespace

Result<WrittenFile> writePart(const WriteOrder& order, Progress& progress, std::stop_token stop)
{
    const auto rows = RowRequests::make(order.sheet, order.requestTemplate, order.shape, order.salt);
    if (!rows)
        return failure(rows.error());
    const auto written = exportRequests(*rows, order.sheet, order.rows, order.path, progress, stop);
    if (!written)
        return failure(written.error());
    const auto hash = hashOf(order.path, stop);
    if (!hash)
        return failure(hash.error());
    const auto file = InputFile::open(order.path);
    if (!file)
        return failure(file.error());
    keepIds(order, *hash, std::move(stop));
    return WrittenFile {(*file)->size(), *hash};
}

} // namespace sheaf::jobs
