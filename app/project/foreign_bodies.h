// Bodies of other services' requests as chat bodies: values are spliced, never written anew.
#pragma once

#include "project/json_parts.h"

#include <QStringList>

#include <tl/expected.hpp>

namespace sheaf::project {

struct ConvertedBody {
    QByteArray model; ///< raw; empty where the body names none
    ObjectMaker members; ///< all but the model
    QStringList dropped; ///< members without a counterpart that do without

    void add(QByteArrayView key, QByteArrayView rawValue);
    /// The body, with `fallback` where it names no model; without one where there is none.
    [[nodiscard]] QByteArray withModel(const QString& fallback);
};

/// Anthropic: system and messages with blocks. The error is what has no counterpart.
[[nodiscard]] tl::expected<ConvertedBody, QString> bodyFromParams(QByteArrayView params);
/// Gemini: contents with parts, systemInstruction, generationConfig.
[[nodiscard]] tl::expected<ConvertedBody, QString> bodyFromContents(QByteArrayView request);

/// An array without its last element.
[[nodiscard]] QByteArray withoutLast(QByteArrayView array);
[[nodiscard]] bool isRequest(const JsonParts& line);
/// Names of the members, for telling what a line is.
[[nodiscard]] QString namesOf(const JsonParts& line);
/// A model that stands beside the body instead of in it.
void addModelOf(const JsonParts& line, ConvertedBody& body);

/// Texts, raw, as one string with a blank line between them.
[[nodiscard]] QByteArray joinedTexts(const std::vector<QByteArrayView>& rawStrings);
/// {"type":"text"} and {"type":"image_url"} parts of a message.
[[nodiscard]] QByteArray textPart(QByteArrayView rawString);
[[nodiscard]] QByteArray picturePart(QByteArrayView rawType, QByteArrayView rawData);
/// {"role":…,"content":…}
[[nodiscard]] QByteArray message(QByteArrayView role, QByteArrayView rawContent);
[[nodiscard]] QByteArray arrayOf(const QList<QByteArray>& rawElements);

} // namespace sheaf::project
