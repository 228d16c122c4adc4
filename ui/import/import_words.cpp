#include "import/import_words.h"

#include "base/sentence.h"
#include "project/note_words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct ImportWords {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::ImportWords)
};

using project::FaultChoice;
using project::LineShape;

/// As many rows as a preview holds at most.
constexpr qsizetype previewRows = 200;

} // namespace

QString sourceName(const QStringList& paths)
{
    if (paths.size() != 1)
        return ImportWords::tr("%Ln file(s)", nullptr, int(paths.size()));
    const QFileInfo info(paths.first());
    return info.fileName().isEmpty() ? QFileInfo(info.path()).fileName() : info.fileName();
}

QString detectedEncoding(formats::Encoding encoding, double confidence)
{
    const QString name = formats::encodingName(encoding);
    return confidence < certainEnough ? ImportWords::tr("%1 (likely)").arg(name) : ImportWords::tr("%1 (detected)").arg(name);
}

QString encodingInSentence(formats::Encoding encoding, double confidence)
{
    const QString name = formats::encodingName(encoding);
    return confidence < certainEnough ? ImportWords::tr("%1 (likely)").arg(name) : name;
}

QString delimiterName(char delimiter)
{
    switch (delimiter) {
    case ',': return ImportWords::tr("Comma", "between cells");
    case ';': return ImportWords::tr("Semicolon", "between cells");
    case '\t': return ImportWords::tr("Tab", "between cells");
    case '|': return ImportWords::tr("Pipe  |", "between cells");
    default: return QString(QChar::fromLatin1(delimiter));
    }
}

QString quoteName(char quote)
{
    switch (quote) {
    case '"': return ImportWords::tr("Double  \"", "quotation mark");
    case '\'': return ImportWords::tr("Single  '", "quotation mark");
    default: return ImportWords::tr("None", "quotation mark");
    }
}

ChoiceWords faultChoiceWords(FaultChoice choice)
{
    switch (choice) {
    case FaultChoice::Mend:
        return {ImportWords::tr("&Mend them"),
            ImportWords::tr("Missing cells are empty, further cells get columns, a quote that never closes is an ordinary character.")};
    case FaultChoice::LeaveOut:
        return {ImportWords::tr("&Leave them out"), ImportWords::tr("They are not imported, and you are told how many.")};
    case FaultChoice::Stop: break;
    }
    return {ImportWords::tr("Sto&p the import"), ImportWords::tr("The first such row ends the import; nothing is kept.")};
}

QString shapeSentence(LineShape shape)
{
    switch (shape) {
    case LineShape::BodyOnly: return ImportWords::tr("These lines are bodies only: they have no custom_id.");
    case LineShape::NoMethod: return ImportWords::tr("These lines are requests without a method.");
    case LineShape::Params: return ImportWords::tr("These lines are written for Anthropic (params in place of body).");
    case LineShape::Request: return ImportWords::tr("These lines are written for Gemini (request in place of body).");
    case LineShape::FineTuning: return ImportWords::tr("These lines are training examples: each ends with the assistant's answer.");
    case LineShape::Ours: break;
    }
    return {};
}

FaultWords previewFault(const project::ImportPreview& preview)
{
    const QList<formats::Note>& notes = preview.assumptions.notes;
    if (preview.fault)
        return {sentence(*preview.fault), true, nameLines(notes)};
    QStringList met;
    if (preview.assumptions.encodingConfidence < certainEnough)
        met += ImportWords::tr("The encoding is a guess. Look whether every letter is right, else choose another.");
    if (std::ranges::any_of(notes, [](const formats::Note& note) { return project::needsAttention(note.kind); }))
        met += project::noteSentences(preview.assumptions);
    return {met.join(QLatin1Char(' ')), false, nameLines(notes)};
}

bool nameLines(const QList<formats::Note>& notes)
{
    return std::ranges::any_of(notes, [](const formats::Note& note) { return note.line > 0; });
}

QString previewExtent(const project::ImportPreview& preview)
{
    const auto rows = qsizetype(preview.rows.size());
    const bool all = rows < previewRows && !preview.fault;
    return all ? ImportWords::tr("All %Ln row(s)", nullptr, int(rows)) : ImportWords::tr("The first %Ln row(s)", nullptr, int(rows));
}

} // namespace sheaf::ui
