#include "formats/zip_archive.h"

#include "base/input_file.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <zip.h>

namespace sheaf::formats {

namespace {

/// XML of tables packs to between a third and a fiftieth. Deflate can do a thousandth, but only with what says nothing.
constexpr qint64 highestRatio = 150;
/// Small parts may be as dense as they like.
constexpr qint64 freeBytes = 64LL * 1024 * 1024;
/// A workbook has a few dozen parts. Each costs memory as soon as the archive is opened.
constexpr quint64 mostParts = 65'535;

constexpr qint64 endRecordSize = 22;
constexpr qint64 longestComment = 65'535;

template <class T> quint64 numberAt(QByteArrayView bytes, qint64 at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

/// How many parts the directory at the end says there are; nothing when there is no such directory.
std::optional<quint64> statedParts(const InputFile& file)
{
    const qint64 length = std::min(file.size(), endRecordSize + longestComment);
    const Result<QByteArray> tail = file.bytes(file.size() - length, length);
    if (!tail)
        return {};
    const qsizetype end = tail->lastIndexOf("PK\x05\x06");
    if (end < 0 || end + endRecordSize > tail->size())
        return {};
    const quint64 parts = numberAt<quint16>(*tail, end + 10);
    const qsizetype locator = end - 20; // present where a number does not fit above
    if (locator < 0 || !QByteArrayView(*tail).sliced(locator).startsWith("PK\x06\x07"))
        return parts;
    const quint64 at = numberAt<quint64>(*tail, locator + 8);
    if (at > quint64(file.size()) || quint64(file.size()) - at < 56)
        return {};
    const Result<QByteArray> record = file.bytes(qint64(at), 56);
    return record ? std::optional(numberAt<quint64>(*record, 32)) : std::nullopt;
}

tl::unexpected<Error> zipFailure(zip_error_t& error, const QString& path)
{
    if (zip_error_system_type(&error) == ZIP_ET_SYS && zip_error_code_system(&error) != 0)
        return systemFailure(zip_error_code_system(&error), ErrorCode::WorkbookDamaged, path);
    return failure(ErrorCode::WorkbookDamaged, path, QString::fromUtf8(zip_error_strerror(&error)));
}

} // namespace

void ZipPart::Close::operator()(zip_file* file) const
{
    zip_fclose(file);
}

void ZipArchive::Discard::operator()(zip* archive) const
{
    zip_discard(archive);
}

Result<qint64> ZipPart::read(std::span<char> into)
{
    const zip_int64_t got = zip_fread(m_file.get(), into.data(), into.size());
    if (got < 0)
        return zipFailure(*zip_file_get_error(m_file.get()), m_path);
    m_unpacked += got;
    if (m_unpacked > freeBytes && m_unpacked / highestRatio > m_packedSize)
        return failure(ErrorCode::WorkbookTooLarge, m_path, m_name);
    return qint64(got);
}

Result<ZipArchive> ZipArchive::open(const QString& path)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    const std::optional<quint64> parts = statedParts(**file);
    if (!parts)
        return failure(ErrorCode::WorkbookDamaged, path, QStringLiteral("no directory of parts"));
    if (*parts > mostParts)
        return failure(ErrorCode::WorkbookTooLarge, path);
    int code = 0;
    ZipArchive archive;
    archive.m_path = path;
    archive.m_zip.reset(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code));
    if (archive.m_zip)
        return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    auto failed = zipFailure(error, path);
    zip_error_fini(&error);
    return failed;
}

qint64 ZipArchive::indexOf(const QString& part) const
{
    return zip_name_locate(m_zip.get(), part.toUtf8().constData(), ZIP_FL_NOCASE | ZIP_FL_ENC_UTF_8);
}

Result<ZipPart> ZipArchive::part(const QString& name) const
{
    const qint64 index = indexOf(name);
    zip_stat_t facts;
    if (index < 0 || zip_stat_index(m_zip.get(), zip_uint64_t(index), 0, &facts) != 0)
        return failure(ErrorCode::WorkbookDamaged, m_path, name);
    if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE)
        return failure(ErrorCode::WorkbookEncrypted, m_path);
    ZipPart part;
    part.m_path = m_path;
    part.m_name = name;
    part.m_statedSize = qint64(facts.size);
    part.m_packedSize = qint64(facts.comp_size);
    part.m_file.reset(zip_fopen_index(m_zip.get(), zip_uint64_t(index), 0));
    if (!part.m_file)
        return zipFailure(*zip_get_error(m_zip.get()), m_path);
    return part;
}

} // namespace sheaf::formats
