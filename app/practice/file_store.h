// The files of the service: bytes in one folder, facts in memory.
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QList>
#include <QMutex>
#include <QString>

#include <optional>

namespace sheaf::practice {

/// A name as the real services give them: `prefix` and 21 letters, digits, `_` or `-`, which may also come first.
[[nodiscard]] QString newId(const QString& prefix);

struct StoredFile {
    QString id = {};
    QString name = {}; ///< as it was uploaded
    QString purpose = {};
    qint64 bytes = 0;
    qint64 lines = 0; ///< line feeds, and a last line without one
    Instant createdAt = {};
    std::optional<Instant> expiresAt = {};
    QString path = {};
};

/// Thread-safe.
class FileStore
{
public:
    /// `folder` exists and belongs to the service.
    explicit FileStore(QString folder);

    /// A fresh path inside the folder, for a file that is still being written.
    [[nodiscard]] QString incomingPath();
    /// Takes over the file at `incoming`; `file.id` names it from now on. Returns what was stored.
    [[nodiscard]] Result<StoredFile> adopt(const QString& incoming, StoredFile file);

    [[nodiscard]] std::optional<StoredFile> find(const QString& id) const;
    /// Oldest first.
    [[nodiscard]] QList<StoredFile> all() const;
    /// Whether there was one. A reader that has it open can read on.
    bool remove(const QString& id);

private:
    QString m_folder;
    mutable QMutex m_mutex;
    QList<StoredFile> m_files;
    qint64 m_incoming = 0;
};

} // namespace sheaf::practice
