// A crude guess at the tone of a text, by words of several languages: enough for answers of a demonstration to look right.
#pragma once

#include <QString>
#include <QStringView>

namespace sheaf::practice {

enum class Tone { None, Positive, Negative, Mixed };

[[nodiscard]] Tone toneOf(QStringView text);

/// What a choice of a classification stands for; None for a word that is no tone ("invoice").
[[nodiscard]] Tone toneNamed(QStringView choice);
/// Whether the choice stands for "neither", e.g. "neutral".
[[nodiscard]] bool namesNeutral(QStringView choice);

} // namespace sheaf::practice
