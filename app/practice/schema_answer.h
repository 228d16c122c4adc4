// A JSON value that fits a JSON Schema, made up from a row's text.
#pragma once

#include <QJsonObject>

namespace sheaf::practice {

/// Understands type (one or several), enum, const, properties, required, items, minItems, minimum, maximum, maxLength,
/// format date, anyOf/oneOf (the first) and local $ref. All properties are filled, required or not.
[[nodiscard]] QJsonValue valueFitting(const QJsonObject& schema, const QString& rowText);

} // namespace sheaf::practice
