// Reads a prompt the way a person skims it: what is wanted, which answers are allowed, and which part is the row's text.
#pragma once

#include <QString>
#include <QStringList>

namespace sheaf::practice {

enum class Wish { Answer, Translation, Summary };

struct PromptView {
    Wish wish = Wish::Answer;
    QStringList choices = {}; ///< named answers, in the order of the prompt; empty when it names none
    QString rowText = {}; ///< best guess at the part that differs from row to row
};

/// `instructions` is the system message (or empty), `message` the last user message or the prompt of a completion.
[[nodiscard]] PromptView readPrompt(const QString& instructions, const QString& message);

/// One of `choices` (not empty): by tone where they name tones, else one that the text mentions, else always the same one.
[[nodiscard]] QString chosen(const QStringList& choices, const QString& rowText);

} // namespace sheaf::practice
