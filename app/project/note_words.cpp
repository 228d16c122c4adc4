#include "project/note_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sheaf::project {

namespace {

struct NoteWords {
    Q_DECLARE_TR_FUNCTIONS(sheaf::Notes)
};

using formats::Note;
using Kind = formats::Note::Kind;

/// "line 17", or "line 17 of a.csv" where there were several files.
QString placeOf(const Note& note)
{
    if (note.line == 0)
        return note.file;
    return note.file.isEmpty() ? NoteWords::tr("line %L1").arg(note.line)
                               : NoteWords::tr("line %L1 of %2").arg(note.line).arg(note.file);
}

QString cellsSentence(Kind kind, int count, const QString& place)
{
    switch (kind) {
    case Kind::ShortRecord: return NoteWords::tr("%Ln rows are shorter than the header (first in %1).", nullptr, count).arg(place);
    case Kind::LongRecord: return NoteWords::tr("%Ln rows are longer than the header (first in %1).", nullptr, count).arg(place);
    case Kind::BytesReplaced:
        return NoteWords::tr("%Ln rows hold bytes that are no text, shown as \uFFFD (first in %1).", nullptr, count).arg(place);
    case Kind::BlankLine: return NoteWords::tr("%Ln blank lines were left out (first: %1).", nullptr, count).arg(place);
    case Kind::UnclosedQuote:
        return NoteWords::tr("%Ln quotation marks that are never closed were taken as ordinary characters (first in %1).", nullptr, count)
            .arg(place);
    default: return {};
    }
}

QString lineSentence(Kind kind, int count, const Note& first)
{
    const QString place = placeOf(first);
    switch (kind) {
    case Kind::NotJson: return NoteWords::tr("%Ln lines are no JSON objects (first: %1).", nullptr, count).arg(place);
    case Kind::NotConverted:
        return NoteWords::tr("%Ln lines have no counterpart as a request and were left out (first: %1, %2).", nullptr, count)
            .arg(place, first.detail);
    case Kind::PartDropped:
        return NoteWords::tr("%Ln settings have no counterpart and were left out (first: %2 in %1).", nullptr, count)
            .arg(place, first.detail);
    case Kind::LaterKey:
        return NoteWords::tr("%Ln keys came too late to become columns (first: %2 in %1).", nullptr, count).arg(place, first.detail);
    case Kind::OtherMembers: return NoteWords::tr("What stands beside the list of rows was left out: %1.").arg(first.detail);
    default: return {};
    }
}

QString fileSentence(Kind kind, int count, const Note& first)
{
    switch (kind) {
    case Kind::DamagedPicture:
        return NoteWords::tr("The size of %Ln pictures could not be read (first: %1).", nullptr, count).arg(first.detail);
    case Kind::OtherFiles: return NoteWords::tr("%Ln other files in the folder were left out.", nullptr, int(first.cells));
    case Kind::EmptyFile: return NoteWords::tr("%Ln files are empty (first: %1).", nullptr, count).arg(first.file);
    default: return {};
    }
}

QString summary(Kind kind, int count, const Note& first)
{
    for (const QString& words : {cellsSentence(kind, count, placeOf(first)), lineSentence(kind, count, first), fileSentence(kind, count, first)}) {
        if (!words.isEmpty())
            return words;
    }
    return {};
}

constexpr std::array allKinds {
    Kind::UnclosedQuote, Kind::ShortRecord, Kind::LongRecord, Kind::BytesReplaced, Kind::NotJson, Kind::NotConverted,
    Kind::PartDropped, Kind::LaterKey, Kind::OtherMembers, Kind::DamagedPicture, Kind::OtherFiles, Kind::EmptyFile,
    Kind::BlankLine,
};

} // namespace

QStringList noteSentences(const ImportAssumptions& assumptions)
{
    QStringList sentences;
    for (const Kind kind : allKinds) {
        const auto ofKind = [kind](const Note& note) { return note.kind == kind; };
        const auto first = std::ranges::find_if(assumptions.notes, ofKind);
        if (first != assumptions.notes.end())
            sentences += summary(kind, int(std::ranges::count_if(assumptions.notes, ofKind)), *first);
    }
    if (const qint64 more = assumptions.noteCount - assumptions.notes.size(); more > 0)
        sentences += NoteWords::tr("%L1 more lines like these follow.").arg(more);
    if (assumptions.leftOut > 0)
        sentences += NoteWords::tr("%Ln rows were left out.", nullptr, int(assumptions.leftOut));
    return sentences;
}

QString noteSentence(const Note& note)
{
    const QString place = placeOf(note);
    const QString words = [&]() -> QString {
        switch (note.kind) {
        case Kind::ShortRecord: return NoteWords::tr("%n cells, fewer than the header: the rest are empty.", nullptr, int(note.cells));
        case Kind::LongRecord: return NoteWords::tr("%n cells, more than the header.", nullptr, int(note.cells));
        case Kind::BytesReplaced: return NoteWords::tr("Bytes that are no text are shown as \uFFFD.");
        case Kind::BlankLine: return NoteWords::tr("A blank line was skipped.");
        case Kind::UnclosedQuote: return NoteWords::tr("A quotation mark is never closed: it is taken as an ordinary character.");
        case Kind::NotJson: return NoteWords::tr("This is no JSON object (position %L1).").arg(note.cells);
        case Kind::NotConverted: return NoteWords::tr("There is no counterpart of %1, so the line was left out.").arg(note.detail);
        case Kind::PartDropped: return NoteWords::tr("%1 has no counterpart and was left out.").arg(note.detail);
        case Kind::LaterKey: return NoteWords::tr("The key %1 came too late to become a column.").arg(note.detail);
        default: return summary(note.kind, 1, note);
        }
    }();
    const QString placed = place.isEmpty() ? words : NoteWords::tr("%1: %2", "place: what was met there").arg(place, words);
    return note.leftOut && note.kind != Kind::NotConverted ? NoteWords::tr("%1 The row was left out.").arg(placed) : placed;
}

bool needsAttention(Kind kind)
{
    return kind != Kind::BlankLine && kind != Kind::OtherFiles;
}

} // namespace sheaf::project
