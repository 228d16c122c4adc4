#include "project/answers_cache.h"

#include "base/whole_file.h"
#include "project/little_endian.h"

#include <xxhash.h>

namespace sheaf::project {

namespace {

// Magic, number of files (32 bits), of answers (64), xxh64 of all that follows (64); the files' names, each behind its
// length (32 bits); the answers. The magic's digit is the version: it changes when Outcome's numbers do.
constexpr QByteArrayView magic("SHEAFAN1", 8);
constexpr quint64 answerSize = 20;

void appendAnswer(QByteArray& out, const RowAnswer& answer)
{
    appendNumber(out, answer.row.value);
    appendNumber(out, answer.answer.offset);
    appendNumber(out, answer.answer.length);
    appendNumber(out, answer.answer.file);
    appendNumber(out, quint8(answer.answer.outcome));
    appendNumber(out, answer.answer.attempt);
}

RowAnswer takeAnswer(NumberReader& reader)
{
    RowAnswer answer;
    answer.row = RowId(reader.take<quint32>());
    answer.answer.offset = reader.take<qint64>();
    answer.answer.length = reader.take<quint32>();
    answer.answer.file = reader.take<quint16>();
    answer.answer.outcome = Outcome(reader.take<quint8>());
    answer.answer.attempt = reader.take<quint8>();
    return answer;
}

} // namespace

QString answersCacheFile(JobId job, int part)
{
    return QStringLiteral("received/%1-%2.index").arg(job.value).arg(part);
}

Result<void> writeAnswersCache(const QString& path, const QStringList& files, const std::vector<RowAnswer>& answers)
{
    QByteArray payload;
    payload.reserve(qsizetype(answers.size() * answerSize) + files.size() * 64);
    for (const QString& file : files) {
        const QByteArray name = file.toUtf8();
        appendNumber(payload, quint32(name.size()));
        payload.append(name);
    }
    for (const RowAnswer& answer : answers)
        appendAnswer(payload, answer);
    QByteArray header = magic.toByteArray();
    appendNumber(header, quint32(files.size()));
    appendNumber(header, quint64(answers.size()));
    appendNumber(header, quint64(XXH64(payload.constData(), size_t(payload.size()), 0)));
    Result<WholeFile> file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    Result<void> written = file->write(header);
    if (written)
        written = file->write(payload);
    return written ? file->commit() : written;
}

Result<AnswersCache> readAnswersCache(const QString& path)
{
    const Result<QByteArray> bytes = readWhole(path);
    if (!bytes)
        return failure(bytes.error());
    NumberReader reader(*bytes);
    const bool isOurs = reader.takeBytes(magic.size()) == magic;
    const quint32 fileCount = reader.take<quint32>();
    const quint64 answerCount = reader.take<quint64>();
    const quint64 hash = reader.take<quint64>();
    if (!isOurs || reader.failed() || XXH64(reader.rest().data(), size_t(reader.rest().size()), 0) != hash)
        return failure(ErrorCode::ProjectDamaged, path);
    AnswersCache cache;
    for (quint32 i = 0; i < fileCount && !reader.failed(); ++i) {
        const quint32 length = reader.take<quint32>();
        cache.files.append(QString::fromUtf8(reader.takeBytes(length)));
    }
    // Divided, not multiplied: a damaged count must not wrap around to the right size.
    const quint64 rest = quint64(reader.rest().size());
    if (reader.failed() || rest % answerSize != 0 || rest / answerSize != answerCount)
        return failure(ErrorCode::ProjectDamaged, path);
    cache.answers.reserve(answerCount);
    for (quint64 i = 0; i < answerCount; ++i) {
        cache.answers.push_back(takeAnswer(reader));
        if (std::size_t(cache.answers.back().answer.outcome) >= outcomeCount)
            return failure(ErrorCode::ProjectDamaged, path);
    }
    return cache;
}

} // namespace sheaf::project
