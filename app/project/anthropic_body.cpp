// Anthropic's message parameters as a chat body.
#include "project/foreign_bodies.h"

namespace sheaf::project {

namespace {

bool isText(QByteArrayView value)
{
    return json::typeOf(value) == json::Type::String;
}

/// A picture's source: its bytes, or where it is.
QByteArray pictureFrom(QByteArrayView source)
{
    const JsonParts parts(source);
    if (isText(parts.value("media_type")) && isText(parts.value("data")))
        return picturePart(parts.value("media_type"), parts.value("data"));
    if (isText(parts.value("url")))
        return "{\"type\":\"image_url\",\"image_url\":{\"url\":" + parts.value("url").toByteArray() + "}}";
    return {};
}

/// Content as one string where it is but text, else as a list of parts. The error is the kind of block that has none.
tl::expected<QByteArray, QString> contentFrom(QByteArrayView content)
{
    if (isText(content))
        return content.toByteArray();
    if (!content.startsWith('['))
        return tl::unexpected(QStringLiteral("content"));
    std::vector<QByteArrayView> texts;
    QList<QByteArray> all;
    for (const QByteArrayView block : jsonElements(content)) {
        const JsonParts parts(block);
        if (isText(parts.value("text"))) {
            texts.push_back(parts.value("text"));
            all.append(textPart(texts.back()));
            continue;
        }
        const QByteArray picture = pictureFrom(parts.value("source"));
        if (picture.isEmpty())
            return tl::unexpected(QString::fromUtf8(json::unquoted(parts.value("type"))));
        all.append(picture);
    }
    return qsizetype(texts.size()) == all.size() ? joinedTexts(texts) : arrayOf(all);
}

tl::expected<QByteArray, QString> messagesFrom(const JsonParts& params)
{
    QList<QByteArray> messages;
    if (params.has("system")) {
        const auto content = contentFrom(params.value("system"));
        if (!content)
            return content;
        messages.append(message("system", *content));
    }
    for (const QByteArrayView element : jsonElements(params.value("messages"))) {
        const JsonParts parts(element);
        const auto content = contentFrom(parts.value("content"));
        if (!content)
            return content;
        messages.append(message(json::unquoted(parts.value("role")), *content));
    }
    return arrayOf(messages);
}

} // namespace

tl::expected<ConvertedBody, QString> bodyFromParams(QByteArrayView params)
{
    const JsonParts parts(params);
    const auto messages = messagesFrom(parts);
    if (!messages)
        return tl::unexpected(messages.error());
    ConvertedBody body;
    body.add("messages", *messages);
    for (const JsonParts::Part& part : parts) {
        if (part.key == "tools" || part.key == "tool_choice")
            return tl::unexpected(QString::fromUtf8(part.key));
        if (part.key == "model" || part.key == "max_tokens" || part.key == "temperature" || part.key == "top_p"
            || part.key == "top_k")
            body.add(part.key, part.value);
        else if (part.key == "stop_sequences")
            body.add("stop", part.value);
        else if (part.key != "messages" && part.key != "system")
            body.dropped.append(QString::fromUtf8(part.key));
    }
    return body;
}

} // namespace sheaf::project
