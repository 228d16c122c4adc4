// How values are written into single fields of the database.
#pragma once

#include "base/error.h"
#include "json/text.h"
#include "project/outcome.h"
#include "project/sheet_data.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sheaf::project {

/// 8 bytes a run, little-endian: first id, count.
[[nodiscard]] QByteArray storedPieces(const QList<Piece>& pieces);
/// ProjectDamaged when the blob's size is wrong.
[[nodiscard]] Result<QList<Piece>> piecesFrom(QByteArrayView stored);

[[nodiscard]] QString storedFormat(BaseFormat format);
[[nodiscard]] BaseFormat baseFormatFrom(const QString& stored);

/// ["body","messages",1,"content"]
[[nodiscard]] QString storedPath(const json::Path& path);
[[nodiscard]] json::Path pathFrom(const QString& stored);

/// Empty = no error.
[[nodiscard]] QString storedError(const std::optional<Error>& error);
[[nodiscard]] std::optional<Error> errorFrom(const QString& stored);

/// {"good":12,"failed":1}
[[nodiscard]] QString storedCounts(const OutcomeCounts& counts);
[[nodiscard]] OutcomeCounts countsFrom(const QString& stored);

/// [["key","value"],…]: the order is the user's.
[[nodiscard]] QString storedPairs(const QList<std::pair<QString, QString>>& pairs);
[[nodiscard]] QList<std::pair<QString, QString>> pairsFrom(const QString& stored);

} // namespace sheaf::project
