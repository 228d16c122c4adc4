// The calls of the batch API as functions from values to values. They block: for worker threads; batch_api.h makes
// futures of them.
#pragma once

#include "service/batch_api.h"
#include "service/wire.h"

namespace sheaf::service {

[[nodiscard]] Result<UploadedFile> uploadFile(const Wire& wire, const QString& path, const QString& fileName,
    const ProgressPtr& progress, const std::stop_token& stop);
[[nodiscard]] Result<Batch> createBatch(const Wire& wire, const CreateRequest& request, const std::stop_token& stop);
[[nodiscard]] Result<Batch> readBatch(const Wire& wire, const QString& id, const std::stop_token& stop);
[[nodiscard]] Result<Batch> cancelBatch(const Wire& wire, const QString& id, const std::stop_token& stop);
[[nodiscard]] Result<bool> accountHasFile(const Wire& wire, const QString& id, const std::stop_token& stop);
[[nodiscard]] Result<BatchPage> listBatches(const Wire& wire, int limit, const std::stop_token& stop);
[[nodiscard]] Result<qint64> downloadFile(const Wire& wire, const QString& fileId, const QString& path,
    const ProgressPtr& progress, const std::stop_token& stop);
[[nodiscard]] Result<QStringList> listModels(const Wire& wire, const std::stop_token& stop);
[[nodiscard]] Result<void> testKey(const Wire& wire, const std::stop_token& stop);

/// ASCII, without quotes and slashes, ending in ".jsonl": some services refuse any other name.
[[nodiscard]] QByteArray wireFileName(const QString& fileName);
/// The body of POST /batches, members in the order in which the official clients send them.
[[nodiscard]] QByteArray createBody(const CreateRequest& request, const Profile& profile);

} // namespace sheaf::service
