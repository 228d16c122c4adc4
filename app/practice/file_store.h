// The files of the service: bytes in its folder, facts in memory and in its journal.
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
/// One that follows from `seed` alone.
[[nodiscard]] QString steadyId(const QString& prefix, const QString& seed);

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

class StateJournal;

/// Thread-safe.
class FileStore
{
public:
    /// `known` are the files of an earlier run; those whose bytes are gone are forgotten.
    FileStore(StateJournal& journal, const QList<StoredFile>& known);

    /// A fresh path inside the folder, for a file that is still being written.
    [[nodiscard]] QString incomingPath() const;
    /// Takes over the file at `incoming`; `file.id` names it from now on. Returns what was stored.
    /// Takes the place of an earlier one of that id.
    [[nodiscard]] Result<StoredFile> adopt(const QString& incoming, StoredFile file);

    [[nodiscard]] std::optional<StoredFile> find(const QString& id) const;
    /// Oldest first.
    [[nodiscard]] QList<StoredFile> all() const;
    /// FileNotFound when there is none. A reader that has it open can read on.
    [[nodiscard]] Result<void> remove(const QString& id);

private:
    [[nodiscard]] QString pathOf(const QString& id) const;

    StateJournal& m_journal;
    mutable QMutex m_mutex;
    QList<StoredFile> m_files;
};

} // namespace sheaf::practice
