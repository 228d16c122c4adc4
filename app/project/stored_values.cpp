#include "project/stored_values.h"

#include "project/little_endian.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sheaf::project {

namespace {

QString compact(const QJsonDocument& document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QJsonDocument parsed(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8());
}

} // namespace

QByteArray storedPieces(const QList<Piece>& pieces)
{
    QByteArray stored;
    stored.reserve(pieces.size() * 8);
    for (const Piece& piece : pieces) {
        appendNumber(stored, piece.first.value);
        appendNumber(stored, piece.count);
    }
    return stored;
}

Result<QList<Piece>> piecesFrom(QByteArrayView stored)
{
    if (stored.size() % 8 != 0)
        return failure(ErrorCode::ProjectDamaged);
    QList<Piece> pieces;
    pieces.reserve(stored.size() / 8);
    NumberReader reader(stored);
    while (!reader.rest().isEmpty()) {
        const RowId first(reader.take<quint32>());
        pieces.append({first, reader.take<quint32>()});
    }
    return pieces;
}

QString storedPath(const json::Path& path)
{
    QJsonArray steps;
    for (const json::Step& step : path)
        steps.append(step.index >= 0 ? QJsonValue(qint64(step.index)) : QJsonValue(QString::fromUtf8(step.key)));
    return compact(QJsonDocument(steps));
}

json::Path pathFrom(const QString& stored)
{
    json::Path path;
    const QJsonArray steps = parsed(stored).array();
    for (const QJsonValue& step : steps) {
        if (step.isDouble())
            path.push_back(json::Step::at(qsizetype(step.toInteger())));
        else
            path.push_back({step.toString().toUtf8(), -1});
    }
    return path;
}

QString storedFormat(BaseFormat format)
{
    return format == BaseFormat::JsonLines ? QStringLiteral("jsonl") : QStringLiteral("delimited");
}

BaseFormat baseFormatFrom(const QString& stored)
{
    return stored == storedFormat(BaseFormat::JsonLines) ? BaseFormat::JsonLines : BaseFormat::Delimited;
}

QString storedError(const std::optional<Error>& error)
{
    if (!error)
        return {};
    const QJsonObject object {
        {QStringLiteral("code"), codeName(error->code)},
        {QStringLiteral("path"), error->path},
        {QStringLiteral("line"), error->line},
        {QStringLiteral("column"), error->column},
        {QStringLiteral("status"), error->status},
        {QStringLiteral("detail"), error->detail},
    };
    return compact(QJsonDocument(object));
}

std::optional<Error> errorFrom(const QString& stored)
{
    if (stored.isEmpty())
        return std::nullopt;
    const QJsonObject object = parsed(stored).object();
    Error error;
    error.code = errorCodeOf(object.value(QLatin1String("code")).toString()).value_or(ErrorCode::Unexpected);
    error.path = object.value(QLatin1String("path")).toString();
    error.line = object.value(QLatin1String("line")).toInteger();
    error.column = object.value(QLatin1String("column")).toInteger();
    error.status = object.value(QLatin1String("status")).toInt();
    error.detail = object.value(QLatin1String("detail")).toString();
    return error;
}

QString storedCounts(const OutcomeCounts& counts)
{
    QJsonObject object;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] != 0)
            object.insert(outcomeName(Outcome(i)), counts[i]);
    }
    return compact(QJsonDocument(object));
}

OutcomeCounts countsFrom(const QString& stored)
{
    OutcomeCounts counts {};
    const QJsonObject object = parsed(stored).object();
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] = object.value(outcomeName(Outcome(i))).toInteger();
    return counts;
}

QString storedPairs(const QList<std::pair<QString, QString>>& pairs)
{
    QJsonArray array;
    for (const auto& [key, value] : pairs)
        array.append(QJsonArray {key, value});
    return compact(QJsonDocument(array));
}

QList<std::pair<QString, QString>> pairsFrom(const QString& stored)
{
    QList<std::pair<QString, QString>> pairs;
    const QJsonArray array = parsed(stored).array();
    for (const QJsonValue& pair : array)
        pairs.append({pair.toArray().at(0).toString(), pair.toArray().at(1).toString()});
    return pairs;
}

} // namespace sheaf::project
