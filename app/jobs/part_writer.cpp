#include "jobs/part_writer.h"

#include "base/input_file.h"
#include "jobs/export_table.h"

#include <xxhash.h>

#include <vector>

namespace sheaf::jobs {

namespace {

Result<QByteArray> hashOf(const QString& path)
{
    const auto file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    const std::unique_ptr<XXH64_state_t, decltype(&XXH64_freeState)> state(XXH64_createState(), &XXH64_freeState);
    XXH64_reset(state.get(), 0);
    std::vector<char> block(std::size_t(InputFile::blockSize));
    for (qint64 offset = 0; offset < (*file)->size();) {
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

} // namespace

Result<WrittenFile> writePart(const WriteOrder& order, Progress& progress, std::stop_token stop)
{
    const auto rows = RowRequests::make(order.sheet, order.requestTemplate, order.shape, order.salt);
    if (!rows)
        return failure(rows.error());
    const auto written = exportRequests(*rows, order.sheet, order.rows, order.path, progress, stop);
    if (!written)
        return failure(written.error());
    const auto hash = hashOf(order.path);
    if (!hash)
        return failure(hash.error());
    const auto file = InputFile::open(order.path);
    if (!file)
        return failure(file.error());
    return WrittenFile {(*file)->size(), *hash};
}

} // namespace sheaf::jobs
