// The "model" of the practice service: from the body of a request to the body of its answer, always the same.
#pragma once

#include <QJsonObject>

#include <optional>

namespace sheaf::practice {

enum class Kind { Chat, Completion, Embedding };

/// By shape: `messages`, `prompt` or `input`; nothing when it has none of them.
[[nodiscard]] std::optional<Kind> kindOf(const QJsonObject& body);
/// "/v1/chat/completions" and so on.
[[nodiscard]] std::optional<Kind> kindOfUrl(const QString& url);

struct AnswerOptions {
    qint64 createdSeconds = 0; ///< `created` of the answer
    bool cutOff = false; ///< end in the middle, with finish_reason "length"
};

/// `body` is of that kind and names a model.
[[nodiscard]] QJsonObject answerTo(Kind kind, const QJsonObject& body, const AnswerOptions& options);

} // namespace sheaf::practice
