// The parts of a zip file, unpacked block by block, with the limits that stop what was made to overrun us.
#pragma once

#include "base/error.h"

#include <memory>
#include <span>

struct zip;
struct zip_file;

namespace sheaf::formats {

/// One part while it is unpacked. Lives no longer than its archive.
class ZipPart
{
public:
    /// Unpacks up to `into.size()` bytes; 0 at the end. WorkbookDamaged when the packed bytes or their sum are wrong,
    /// WorkbookTooLarge when they unpack to far more than text does.
    [[nodiscard]] Result<qint64> read(std::span<char> into);
    /// Bytes when unpacked, as the archive says; it may lie.
    [[nodiscard]] qint64 statedSize() const { return m_statedSize; }
    [[nodiscard]] const QString& name() const { return m_name; }

private:
    friend class ZipArchive;
    struct Close {
        void operator()(zip_file* file) const;
    };

    std::unique_ptr<zip_file, Close> m_file;
    QString m_path; ///< of the archive
    QString m_name;
    qint64 m_statedSize = 0;
    qint64 m_packedSize = 0;
    qint64 m_unpacked = 0;
};

class ZipArchive
{
public:
    /// WorkbookDamaged for a file that was cut short or is no zip at all.
    [[nodiscard]] static Result<ZipArchive> open(const QString& path);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool has(const QString& part) const { return indexOf(part) >= 0; }
    /// WorkbookDamaged when there is no such part, WorkbookEncrypted when it needs a password. Case does not matter.
    [[nodiscard]] Result<ZipPart> part(const QString& name) const;

private:
    struct Discard {
        void operator()(zip* archive) const;
    };

    [[nodiscard]] qint64 indexOf(const QString& part) const;

    std::unique_ptr<zip, Discard> m_zip;
    QString m_path;
};

} // namespace sheaf::formats
