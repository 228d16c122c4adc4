// The JSON that people read and type around a prompt: further parameters, and the request laid out.
#pragma once

#include "requests/request_template.h"

#include <QByteArrayView>

namespace sheaf::requests {

/// The members of one JSON object, as typed. NotJson with line and position when it is none, or holds a name twice.
/// Blank text is no parameters.
[[nodiscard]] Result<QList<Parameter>> parametersFromJson(const QByteArray& text);
/// One member a line; empty for none.
[[nodiscard]] QByteArray parametersToJson(const QList<Parameter>& parameters);

/// A text as a JSON value, and back; nothing when the value is no string.
[[nodiscard]] QByteArray jsonText(const QString& text);
[[nodiscard]] std::optional<QString> textOfJson(const QByteArray& value);

/// A request line as a person reads it: indented, tokens as they stand in the line.
[[nodiscard]] QByteArray laidOut(QByteArrayView line);

} // namespace sheaf::requests
