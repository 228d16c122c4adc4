// The batch API of one profile: each function is one exchange with the service (GETs are repeated by retry.h's rules,
// the upload and the create only where they surely did nothing). Futures; nothing here blocks.
#pragma once

#include "service/batch.h"
#include "service/profile.h"
#include "service/transport.h"

#include <QFuture>
#include <QStringList>

#include <memory>

namespace sheaf::service {

struct CreateRequest {
    QString inputFileId;
    QString endpoint;
    QString completionWindow;
    QString webhookUrl; ///< sent only where the profile takes it
    QList<std::pair<QString, QString>> metadata; ///< values are strings; at most 16
};

struct UploadedFile {
    QString id;
    QByteArray verbatim;
};

struct BatchPage {
    QList<Batch> batches;
    bool complete = true; ///< false when paging did not come to a clean end
    bool hasUnreadable = false; ///< an entry was no batch that could be read
};

struct RetryPace;

/// Thread-safe; holds the transport by reference and the key in memory only. Copies share their threads; with the last
/// one gone what is still under way is stopped and waited for: keep it as long as its futures matter.
class BatchApi
{
public:
    BatchApi(Profile profile, QByteArray key, Transport& transport);
    /// With a pace of the caller's own between retries (retrying.h), for tests.
    BatchApi(Profile profile, QByteArray key, Transport& transport, RetryPace pace);

    [[nodiscard]] const Profile& profile() const { return m_profile; }

    /// POST /files: `purpose` first, then the file, with a length. `fileName` gets ".jsonl" where it lacks it.
    /// Sent again only after a 429, a 503, or when surely no byte had left.
    [[nodiscard]] QFuture<Result<UploadedFile>> upload(const QString& path, const QString& fileName,
        ProgressPtr progress, std::stop_token stop = {}) const;
    /// POST /batches, once (again only after a 429). Anything that leaves open whether the batch exists is
    /// CreateOutcomeUnknown: a lost connection after the first byte, a timeout, 5xx, 408, a 2xx answer that cannot be
    /// read. NotFoundRemotely: the file is not visible yet, there is no batch, the caller may try again.
    [[nodiscard]] QFuture<Result<Batch>> create(const CreateRequest& request, std::stop_token stop = {}) const;
    /// GET /batches/{id}
    [[nodiscard]] QFuture<Result<Batch>> batch(const QString& id, std::stop_token stop = {}) const;
    /// POST /batches/{id}/cancel; NotSupported on 404, 405, 501 or an HTML answer.
    [[nodiscard]] QFuture<Result<Batch>> cancel(const QString& id, std::stop_token stop = {}) const;
    /// GET /batches, page by page up to `limit` batches.
    [[nodiscard]] QFuture<Result<BatchPage>> list(int limit = 1000, std::stop_token stop = {}) const;
    /// GET /files/{id}: whether the account of this key has the file; false also where the service does not tell.
    [[nodiscard]] QFuture<Result<bool>> hasFile(const QString& id, std::stop_token stop = {}) const;
    /// GET /files/{id}/content to `path`, whole or not at all: `path`.part is compared with Content-Length, must begin
    /// like a result line ('{', custom_id in the first line; an empty file is a result too), and is renamed. What broke
    /// off is carried on by Range where the service offers that for the same bytes (resume.h), by a later call too.
    [[nodiscard]] QFuture<Result<qint64>> download(const QString& fileId, const QString& path, ProgressPtr progress,
        std::stop_token stop = {}) const;
    /// GET {apiUrl}/models: ids.
    [[nodiscard]] QFuture<Result<QStringList>> models(std::stop_token stop = {}) const;
    /// Whether the key works: a cheap GET; KeyRefused or the reason it could not be told.
    [[nodiscard]] QFuture<Result<void>> testKey(std::stop_token stop = {}) const;

private:
    struct Calls;

    Profile m_profile;
    std::shared_ptr<Calls> m_calls;
};

} // namespace sheaf::service
