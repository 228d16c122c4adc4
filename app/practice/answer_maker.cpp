#include "practice/answer_maker.h"

#include "practice/prompt_reader.h"
#include "practice/schema_answer.h"
#include "practice/steady_hash.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype lettersPerToken = 4; // the usual rule of thumb
    constexpr qsizetype quoteLength = 120;
    constexpr int mostChoices = 8;
    constexpr int vectorLength = 8;

    struct Text {
        QString words = {};
        QString finishReason = u"stop"_s;
    };

    qint64 tokensOf(QStringView text)
    {
        return (text.size() + lettersPerToken - 1) / lettersPerToken;
    }

    /// The text of a message: a string, or parts of which only those of text are read.
    QString contentText(const QJsonValue& content)
    {
        if (content.isString())
            return content.toString();
        QStringList texts;
        for (const QJsonValue& part : content.toArray()) {
            if (part.toObject().contains("text"_L1))
                texts += part.toObject().value("text"_L1).toString();
        }
        return texts.join(u'\n');
    }

    QString shortened(const QString& text, qsizetype length)
    {
        const QString line = text.simplified();
        return line.size() <= length ? line : line.left(length - 1) + u'…';
    }

    QString wordsFor(const PromptView& prompt)
    {
        if (!prompt.choices.isEmpty())
            return chosen(prompt.choices, prompt.rowText);
        switch (prompt.wish) {
        case Wish::Translation:
            return u"[practice translation] "_s + shortened(prompt.rowText, 4 * quoteLength);
        case Wish::Summary:
            return u"In short: "_s + shortened(prompt.rowText, quoteLength / 2);
        case Wish::Answer:
            break;
        }
        return u"Practice answer to “%1”."_s.arg(shortened(prompt.rowText, quoteLength));
    }

    QString structured(const QJsonObject& format, const PromptView& prompt)
    {
        const QString rowText = shortened(prompt.rowText, quoteLength);
        QJsonValue value = QJsonObject { { u"answer"_s, rowText } };
        if (format.value("type"_L1) == "json_schema"_L1)
            value = valueFitting(format.value("json_schema"_L1).toObject().value("schema"_L1).toObject(), rowText);
        // only an object or an array can be a document; a schema's root is an object
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }

    Text limited(QString words, const QJsonObject& body, bool cutOff)
    {
        qsizetype room = words.size();
        for (const QLatin1StringView key : { "max_completion_tokens"_L1, "max_tokens"_L1 }) {
            if (const qint64 most = body.value(key).toInteger(); most > 0)
                room = std::min(room, most * lettersPerToken);
        }
        if (cutOff)
            room = std::min(room, words.size() / 2);
        if (room >= words.size())
            return { .words = words };
        if (room > 0 && words.at(room - 1).isHighSurrogate())
            --room;
        return { .words = words.left(room), .finishReason = u"length"_s };
    }

    QJsonObject usage(qint64 promptTokens, qint64 answerTokens)
    {
        return { { u"prompt_tokens"_s, promptTokens }, { u"completion_tokens"_s, answerTokens },
            { u"total_tokens"_s, promptTokens + answerTokens } };
    }

    QString answerId(const QString& prefix, const QJsonObject& body)
    {
        return prefix + QString::number(steadyHash(QJsonDocument(body).toJson(QJsonDocument::Compact)), 16);
    }

    QJsonObject head(const QString& prefix, const QString& object, const QJsonObject& body, const AnswerOptions& options)
    {
        return { { u"id"_s, answerId(prefix, body) }, { u"object"_s, object }, { u"created"_s, options.createdSeconds },
            { u"model"_s, body.value("model"_L1) } };
    }

    int choiceCount(const QJsonObject& body)
    {
        return std::clamp(body.value("n"_L1).toInt(1), 1, mostChoices);
    }

    QJsonObject chatAnswer(const QJsonObject& body, const AnswerOptions& options)
    {
        QStringList instructions;
        QString message;
        qint64 promptTokens = 0;
        for (const QJsonValue& entry : body.value("messages"_L1).toArray()) {
            const QString content = contentText(entry.toObject().value("content"_L1));
            promptTokens += tokensOf(content);
            const QString role = entry.toObject().value("role"_L1).toString();
            if (role == "system"_L1 || role == "developer"_L1)
                instructions += content;
            else if (role == "user"_L1)
                message = content;
        }
        const PromptView prompt = readPrompt(instructions.join(u'\n'), message);
        const QJsonObject format = body.value("response_format"_L1).toObject();
        const bool isStructured = format.value("type"_L1).toString().startsWith("json"_L1);
        const Text text = limited(isStructured ? structured(format, prompt) : wordsFor(prompt), body, options.cutOff);

        QJsonArray choices;
        for (int i = 0; i < choiceCount(body); ++i) {
            const QJsonObject said { { u"role"_s, u"assistant"_s }, { u"content"_s, text.words } };
            choices.append(QJsonObject { { u"index"_s, i }, { u"message"_s, said }, { u"logprobs"_s, QJsonValue::Null },
                { u"finish_reason"_s, text.finishReason } });
        }
        QJsonObject answer = head(u"chatcmpl-"_s, u"chat.completion"_s, body, options);
        answer.insert("choices"_L1, choices);
        answer.insert("usage"_L1, usage(promptTokens, tokensOf(text.words) * choices.size()));
        return answer;
    }

    /// The texts of `prompt` or `input`: a string, strings, or lists of tokens, which are taken as they are written.
    QStringList textsOf(const QJsonValue& value)
    {
        if (value.isString())
            return { value.toString() };
        QStringList texts;
        const QJsonArray list = value.toArray();
        if (list.first().isDouble())
            return { QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)) };
        for (const QJsonValue& entry : list)
            texts += entry.isString() ? entry.toString() : QString::fromUtf8(QJsonDocument(entry.toArray()).toJson(QJsonDocument::Compact));
        return texts;
    }

    QJsonObject completionAnswer(const QJsonObject& body, const AnswerOptions& options)
    {
        QJsonArray choices;
        qint64 promptTokens = 0;
        qint64 answerTokens = 0;
        for (const QString& prompt : textsOf(body.value("prompt"_L1))) {
            const Text text = limited(wordsFor(readPrompt({}, prompt)), body, options.cutOff);
            promptTokens += tokensOf(prompt);
            for (int i = 0; i < choiceCount(body); ++i) {
                answerTokens += tokensOf(text.words);
                choices.append(QJsonObject { { u"index"_s, choices.size() }, { u"text"_s, text.words },
                    { u"logprobs"_s, QJsonValue::Null }, { u"finish_reason"_s, text.finishReason } });
            }
        }
        QJsonObject answer = head(u"cmpl-"_s, u"text_completion"_s, body, options);
        answer.insert("choices"_L1, choices);
        answer.insert("usage"_L1, usage(promptTokens, answerTokens));
        return answer;
    }

    /// A vector of length 1 that only the text decides.
    QList<float> vectorFor(const QString& text, int length)
    {
        QList<float> vector(length);
        double squares = 0;
        for (int i = 0; i < length; ++i) {
            const double value = steadyShare(text.toUtf8(), static_cast<quint64>(i) + 1) * 2 - 1;
            vector[i] = static_cast<float>(value);
            squares += value * value;
        }
        for (float& value : vector)
            value = static_cast<float>(value / std::sqrt(squares));
        return vector;
    }

    QJsonValue encoded(const QList<float>& vector, bool base64)
    {
        if (base64) {
            QByteArray bytes(vector.size() * static_cast<qsizetype>(sizeof(float)), Qt::Uninitialized);
            std::memcpy(bytes.data(), vector.constData(), static_cast<size_t>(bytes.size())); // little endian, as on the wire
            return QString::fromLatin1(bytes.toBase64());
        }
        QJsonArray numbers;
        for (const float value : vector)
            numbers.append(static_cast<double>(value));
        return numbers;
    }

    QJsonObject embeddingAnswer(const QJsonObject& body)
    {
        const bool base64 = body.value("encoding_format"_L1) == "base64"_L1;
        const int length = std::clamp(body.value("dimensions"_L1).toInt(vectorLength), 1, 4096);
        QJsonArray data;
        qint64 tokens = 0;
        for (const QString& text : textsOf(body.value("input"_L1))) {
            tokens += tokensOf(text);
            data.append(QJsonObject { { u"object"_s, u"embedding"_s }, { u"index"_s, data.size() },
                { u"embedding"_s, encoded(vectorFor(text, length), base64) } });
        }
        return { { u"object"_s, u"list"_s }, { u"data"_s, data }, { u"model"_s, body.value("model"_L1) },
            { u"usage"_s, QJsonObject { { u"prompt_tokens"_s, tokens }, { u"total_tokens"_s, tokens } } } };
    }

} // namespace

std::optional<Kind> kindOf(const QJsonObject& body)
{
    if (body.value("messages"_L1).isArray())
        return Kind::Chat;
    const auto isText = [](const QJsonValue& value) { return value.isString() || (value.isArray() && !value.toArray().isEmpty()); };
    if (isText(body.value("prompt"_L1)))
        return Kind::Completion;
    return isText(body.value("input"_L1)) ? std::optional(Kind::Embedding) : std::nullopt;
}

std::optional<Kind> kindOfUrl(const QString& url)
{
    if (url == "/v1/chat/completions"_L1)
        return Kind::Chat;
    if (url == "/v1/completions"_L1)
        return Kind::Completion;
    return url == "/v1/embeddings"_L1 ? std::optional(Kind::Embedding) : std::nullopt;
}

QJsonObject answerTo(Kind kind, const QJsonObject& body, const AnswerOptions& options)
{
    switch (kind) {
    case Kind::Chat:
        return chatAnswer(body, options);
    case Kind::Completion:
        return completionAnswer(body, options);
    case Kind::Embedding:
        break;
    }
    return embeddingAnswer(body);
}

} // namespace sheaf::practice
