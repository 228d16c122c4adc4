#include "project/row_index_cache.h"

#include "base/input_file.h"
#include "project/little_endian.h"
#include "project/row_scan.h"

#include <xxhash.h>

#include <QFileInfo>

namespace sheaf::project {

namespace {

// Lengths (32 bits each), then: count, first offset, base size, xxh64 of the lengths (64 bits each), magic.
constexpr QByteArrayView magic("SHEAFRW1", 8);
constexpr qint64 footerSize = 4 * 8 + magic.size();

struct HashDeleter {
    void operator()(XXH64_state_t* state) const { XXH64_freeState(state); }
};
using Hash = std::unique_ptr<XXH64_state_t, HashDeleter>;

Hash newHash()
{
    Hash hash(XXH64_createState());
    XXH64_reset(hash.get(), 0);
    return hash;
}

struct Footer {
    qint64 count = 0;
    qint64 firstOffset = 0;
    qint64 baseSize = 0;
    quint64 hash = 0;
};

std::optional<Footer> readFooter(const InputFile& file)
{
    if (file.size() < footerSize)
        return std::nullopt;
    const Result<QByteArray> bytes = file.bytes(file.size() - footerSize, footerSize);
    if (!bytes)
        return std::nullopt;
    NumberReader reader(*bytes);
    Footer footer;
    footer.count = reader.take<qint64>();
    footer.firstOffset = reader.take<qint64>();
    footer.baseSize = reader.take<qint64>();
    footer.hash = reader.take<quint64>();
    const bool fits = footer.count >= 0 && footer.count <= maxRows && footer.count * 4 + footerSize == file.size();
    if (!fits || reader.rest() != magic)
        return std::nullopt;
    return footer;
}

} // namespace

struct RowCacheWriter::Private {
    WholeFile file;
    Hash hash = newHash();
    qint64 count = 0;
};

RowCacheWriter::RowCacheWriter(std::unique_ptr<Private> priv) : d(std::move(priv)) { }
RowCacheWriter::~RowCacheWriter() = default;
RowCacheWriter::RowCacheWriter(RowCacheWriter&&) noexcept = default;
RowCacheWriter& RowCacheWriter::operator=(RowCacheWriter&&) noexcept = default;

QString rowCachePath(const QString& basePath)
{
    const QFileInfo info(basePath);
    return info.path() + QLatin1Char('/') + info.completeBaseName() + QStringLiteral(".rows");
}

Result<RowCacheWriter> RowCacheWriter::create(const QString& path)
{
    Result<WholeFile> file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    return RowCacheWriter(std::make_unique<Private>(Private {std::move(*file), newHash(), 0}));
}

Result<void> RowCacheWriter::add(std::span<const quint32> lengths)
{
    QByteArray bytes;
    bytes.reserve(qsizetype(lengths.size()) * 4);
    for (const quint32 length : lengths)
        appendNumber(bytes, length);
    XXH64_update(d->hash.get(), bytes.constData(), size_t(bytes.size()));
    d->count += qint64(lengths.size());
    return d->file.write(bytes);
}

Result<void> RowCacheWriter::commit(qint64 firstOffset, qint64 baseSize)
{
    QByteArray footer;
    appendNumber(footer, d->count);
    appendNumber(footer, firstOffset);
    appendNumber(footer, baseSize);
    appendNumber(footer, quint64(XXH64_digest(d->hash.get())));
    footer.append(magic.data(), magic.size());
    if (Result<void> written = d->file.write(footer); !written)
        return written;
    return d->file.commit();
}

Result<void> writeRowCache(const QString& path, const RowIndex& index, qint64 baseSize)
{
    Result<RowCacheWriter> writer = RowCacheWriter::create(path);
    if (!writer)
        return failure(writer.error());
    Result<void> written;
    index.forEachRun([&](std::span<const quint32> lengths) {
        if (written)
            written = writer->add(lengths);
    });
    if (!written)
        return written;
    return writer->commit(index.firstOffset(), baseSize);
}

std::optional<RowIndex> readRowCache(const QString& path, qint64 baseSize)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return std::nullopt;
    const std::optional<Footer> footer = readFooter(**file);
    if (!footer || footer->baseSize != baseSize)
        return std::nullopt;
    RowIndex index(footer->firstOffset);
    const Hash hash = newHash();
    const qint64 end = footer->count * 4;
    for (qint64 at = 0; at < end; at += InputFile::blockSize) {
        const Result<QByteArray> bytes = (*file)->bytes(at, std::min(InputFile::blockSize, end - at));
        if (!bytes)
            return std::nullopt;
        XXH64_update(hash.get(), bytes->constData(), size_t(bytes->size()));
        NumberReader reader(*bytes);
        std::vector<quint32> lengths(size_t(bytes->size() / 4));
        for (quint32& length : lengths)
            length = reader.take<quint32>();
        index.append(lengths);
    }
    // A base that ends elsewhere than its rows is another base.
    if (XXH64_digest(hash.get()) != footer->hash || index.endOffset() > baseSize)
        return std::nullopt;
    return index;
}

} // namespace sheaf::project
