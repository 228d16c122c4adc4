// Gemini's generateContent request as a chat body. Its names come in two spellings.
#include "project/foreign_bodies.h"

#include <algorithm>
#include <array>

namespace sheaf::project {

namespace {

QByteArrayView either(const JsonParts& parts, const char* camel, const char* snake)
{
    return parts.has(camel) ? parts.value(camel) : parts.value(snake);
}

tl::expected<QByteArray, QString> contentFromParts(QByteArrayView rawParts)
{
    if (!rawParts.startsWith('['))
        return tl::unexpected(QStringLiteral("parts"));
    std::vector<QByteArrayView> texts;
    QList<QByteArray> all;
    for (const QByteArrayView element : jsonElements(rawParts)) {
        const JsonParts part(element);
        const JsonParts data(either(part, "inlineData", "inline_data"));
        const QByteArrayView type = either(data, "mimeType", "mime_type");
        if (json::typeOf(part.value("text")) == json::Type::String) {
            texts.push_back(part.value("text"));
            all.append(textPart(texts.back()));
        } else if (json::unquoted(type).startsWith("image/") && json::typeOf(data.value("data")) == json::Type::String) {
            all.append(picturePart(type, data.value("data")));
        } else {
            return tl::unexpected(namesOf(part));
        }
    }
    return qsizetype(texts.size()) == all.size() ? joinedTexts(texts) : arrayOf(all);
}

tl::expected<QByteArray, QString> messagesFromContents(const JsonParts& request)
{
    QList<QByteArray> messages;
    const auto add = [&](QByteArrayView role, QByteArrayView holder) -> tl::expected<void, QString> {
        const auto content = contentFromParts(JsonParts(holder).value("parts"));
        if (!content)
            return tl::unexpected(content.error());
        messages.append(message(role, *content));
        return {};
    };
    if (const QByteArrayView system = either(request, "systemInstruction", "system_instruction"); !system.isEmpty()) {
        if (const auto added = add("system", system); !added)
            return tl::unexpected(added.error());
    }
    for (const QByteArrayView element : jsonElements(request.value("contents"))) {
        const QByteArray role = json::unquoted(JsonParts(element).value("role"));
        if (const auto added = add(role == "model" ? "assistant" : "user", element); !added)
            return tl::unexpected(added.error());
    }
    return arrayOf(messages);
}

void addConfig(QByteArrayView config, ConvertedBody& body)
{
    using Name = std::array<const char*, 3>;
    static constexpr std::array names {
        Name {"maxOutputTokens", "max_output_tokens", "max_tokens"},
        Name {"temperature", "temperature", "temperature"},
        Name {"topP", "top_p", "top_p"},
        Name {"topK", "top_k", "top_k"},
        Name {"stopSequences", "stop_sequences", "stop"},
        Name {"candidateCount", "candidate_count", "n"},
        Name {"seed", "seed", "seed"},
        Name {"presencePenalty", "presence_penalty", "presence_penalty"},
        Name {"frequencyPenalty", "frequency_penalty", "frequency_penalty"},
    };
    for (const JsonParts::Part& part : JsonParts(config)) {
        const auto* const name = std::ranges::find_if(
            names, [&](const Name& candidate) { return part.key == candidate[0] || part.key == candidate[1]; });
        if (name != names.end())
            body.add((*name)[2], part.value);
        else
            body.dropped.append(QString::fromUtf8(part.key));
    }
}

} // namespace

tl::expected<ConvertedBody, QString> bodyFromContents(QByteArrayView request)
{
    const JsonParts parts(request);
    const auto messages = messagesFromContents(parts);
    if (!messages)
        return tl::unexpected(messages.error());
    ConvertedBody body;
    body.add("messages", *messages);
    for (const JsonParts::Part& part : parts) {
        if (part.key == "generationConfig" || part.key == "generation_config")
            addConfig(part.value, body);
        else if (part.key == "tools")
            return tl::unexpected(QStringLiteral("tools"));
        else if (part.key == "model")
            body.add(part.key, part.value);
        else if (part.key != "contents" && part.key != "systemInstruction" && part.key != "system_instruction")
            body.dropped.append(QString::fromUtf8(part.key));
    }
    return body;
}

} // namespace sheaf::project
