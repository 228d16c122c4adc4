// How a row becomes a request. The interface calls it "Prompt".
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sheaf::requests {

enum class Kind { Chat, Completion, Embedding };

/// "chat", "completion", "embedding": in files, on the command line and in profiles.
[[nodiscard]] QString kindName(Kind kind);
[[nodiscard]] std::optional<Kind> kindFromName(const QString& name);

/// One further member of the body, as JSON: {"temperature", "0.2"}.
struct Parameter {
    QString name;
    QByteArray value; ///< raw JSON, valid
    bool operator==(const Parameter&) const = default;
};

/// Texts may hold {{column}}; nothing else in them is special.
struct RequestTemplate {
    Kind kind = Kind::Chat;
    QString model;
    QString system; ///< chat only; empty = no system message
    QString user; ///< the user message, the prompt of a completion or the input of an embedding
    QList<Parameter> parameters; ///< written into the body in this order

    bool operator==(const RequestTemplate&) const = default;
};

[[nodiscard]] QByteArray toJson(const RequestTemplate& requestTemplate);
/// NotJson with the position when it is no template.
[[nodiscard]] Result<RequestTemplate> templateFromJson(const QByteArray& json);

/// {{name}} in a text; the name is trimmed. Braces that do not close, or hold a line break, are ordinary text.
struct Placeholder {
    QString name;
    qsizetype start = 0; ///< of "{{", in UTF-16 units
    qsizetype length = 0; ///< "}}" included
    bool operator==(const Placeholder&) const = default;
};
[[nodiscard]] QList<Placeholder> placeholdersIn(const QString& text);
/// Those of system and user text that are no column, in their order, each once.
[[nodiscard]] QStringList unknownPlaceholders(const RequestTemplate& requestTemplate, const QStringList& columns);

/// A text whose {{from}} say {{to}}: the column got another name. Nothing else in it changes.
[[nodiscard]] QString renamedColumn(const QString& text, const QString& from, const QString& to);

} // namespace sheaf::requests
