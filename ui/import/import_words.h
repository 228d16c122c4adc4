// The words of the import dialog. Pure: from values to sentences.
#pragma once

#include "project/import_preview.h"

#include <QString>
#include <QStringList>

namespace sheaf::ui {

/// "sales.csv", or "3 files".
[[nodiscard]] QString sourceName(const QStringList& paths);

/// Below this a detected encoding is called likely, not detected.
inline constexpr double certainEnough = 0.8;
/// "UTF-8 (detected)", "windows-1252 (likely)".
[[nodiscard]] QString detectedEncoding(formats::Encoding encoding, double confidence);
/// "UTF-8", "windows-1252 (likely)": as part of a sentence.
[[nodiscard]] QString encodingInSentence(formats::Encoding encoding, double confidence);

/// "Comma", "Tab"; for a rare one the character itself.
[[nodiscard]] QString delimiterName(char delimiter);
[[nodiscard]] QString quoteName(char quote);

/// A choice and the one line that says what it means.
struct ChoiceWords {
    QString text;
    QString meaning;
};
[[nodiscard]] ChoiceWords faultChoiceWords(project::FaultChoice choice);

/// "These lines are written for Anthropic (params in place of body)."; empty for our own.
[[nodiscard]] QString shapeSentence(project::LineShape shape);

/// What stands in the way of reading, or was met on it.
struct FaultWords {
    QString sentence; ///< empty = nothing was met
    bool stops = false; ///< nothing can be imported as things are set
    bool hasLines = false; ///< there are single lines to show
};
[[nodiscard]] FaultWords previewFault(const project::ImportPreview& preview);

/// Whether any of them names a line, so that there is a list to show.
[[nodiscard]] bool nameLines(const QList<formats::Note>& notes);

/// "The first 200 rows", "All 12 rows".
[[nodiscard]] QString previewExtent(const project::ImportPreview& preview);

} // namespace sheaf::ui
