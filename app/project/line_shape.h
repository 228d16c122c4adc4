// For which service a line of JSON was written, and the same line as a request of ours.
#pragma once

#include "project/import.h"

#include <QStringList>

namespace sheaf::project {

/// By the names of its members. `line` is valid JSON.
[[nodiscard]] LineShape lineShapeOf(QByteArrayView line);

struct ConvertedLine {
    QByteArray line;
    QStringList dropped; ///< members without a counterpart that do without
};
/// {"custom_id", "method", "body"}: values are taken over byte for byte. `row` from 1 names lines without an id, `model` is
/// for lines that name none. The error is what has no counterpart: a name.
[[nodiscard]] tl::expected<ConvertedLine, QString> convertedLine(QByteArrayView line, qint64 row, const QString& model);

} // namespace sheaf::project
