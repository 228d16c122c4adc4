// The texts that the cells of an XLSX share: many, and each needed at any time.
#pragma once

#include "base/progress.h"
#include "formats/zip_archive.h"

#include <QTemporaryFile>

#include <deque>
#include <memory>
#include <stop_token>

namespace sheaf::formats {

/// Texts by their number. The first 48 MB stay in memory, the others lie in a temporary file; each costs 4 bytes more.
class SharedStrings
{
public:
    /// Reads the part of the archive. WorkbookTooLarge beyond 16 million texts.
    [[nodiscard]] Result<void> read(ZipPart& part, const QString& path, Progress* progress, const std::stop_token& stop);

    [[nodiscard]] Result<void> append(QByteArrayView text);
    [[nodiscard]] qint64 size() const { return qint64(m_lengths.size()); }
    /// Text `index` of size(); valid until the next call.
    [[nodiscard]] Result<QByteArrayView> at(qint64 index);

private:
    QByteArray m_memory;
    std::unique_ptr<QTemporaryFile> m_file;
    qint64 m_inFile = 0;
    std::deque<quint32> m_lengths; ///< the highest bit: in the file
    struct Base {
        qint64 memory = 0;
        qint64 file = 0;
    };
    std::deque<Base> m_bases; ///< where every 64th text begins, or would in the other place
    QByteArray m_scratch;
};

} // namespace sheaf::formats
