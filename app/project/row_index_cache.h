// sheet/000.rows: the lengths of a base's rows, so that opening a project does not read the whole base. May be deleted.
#pragma once

#include "base/whole_file.h"
#include "project/row_index.h"

#include <memory>
#include <optional>

namespace sheaf::project {

/// The cache of "sheet/000.csv" is "sheet/000.rows".
[[nodiscard]] QString rowCachePath(const QString& basePath);

/// Writes lengths as they come; what is not known before the end stands behind them.
class RowCacheWriter
{
public:
    [[nodiscard]] static Result<RowCacheWriter> create(const QString& path);
    ~RowCacheWriter();
    RowCacheWriter(RowCacheWriter&&) noexcept;
    RowCacheWriter& operator=(RowCacheWriter&&) noexcept;

    [[nodiscard]] Result<void> add(std::span<const quint32> lengths);
    [[nodiscard]] Result<void> commit(qint64 firstOffset, qint64 baseSize);

private:
    struct Private;
    explicit RowCacheWriter(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

[[nodiscard]] Result<void> writeRowCache(const QString& path, const RowIndex& index, qint64 baseSize);
/// Nothing when there is no cache, it is damaged, or it belongs to a base of another size.
[[nodiscard]] std::optional<RowIndex> readRowCache(const QString& path, qint64 baseSize);

} // namespace sheaf::project
