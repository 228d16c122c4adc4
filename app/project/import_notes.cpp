#include "project/import_notes.h"

namespace sheaf::project {

namespace {

constexpr qsizetype keptNotes = 1'000;

ErrorCode codeFor(formats::Note::Kind kind)
{
    using Kind = formats::Note::Kind;
    switch (kind) {
    case Kind::UnclosedQuote: return ErrorCode::UnclosedQuote;
    case Kind::BytesReplaced: return ErrorCode::BytesUnknown;
    case Kind::NotJson: return ErrorCode::NotJson;
    case Kind::NotConverted: return ErrorCode::NotConverted;
    default: return ErrorCode::RaggedRow;
    }
}

} // namespace

void ImportNotes::add(formats::Note note)
{
    ++m_count;
    if (m_notes.size() >= keptNotes)
        return;
    note.file = m_file;
    m_notes.append(std::move(note));
}

Result<bool> ImportNotes::judge(formats::Note note)
{
    if (m_faults == FaultChoice::Stop) {
        Error error;
        error.code = codeFor(note.kind);
        error.line = note.line;
        error.column = note.kind == formats::Note::Kind::NotJson ? note.cells : 0;
        error.detail = note.detail.isEmpty() ? QString::number(note.cells) : note.detail;
        return failure(std::move(error));
    }
    note.leftOut = note.leftOut || m_faults == FaultChoice::LeaveOut;
    const bool isKept = !note.leftOut;
    m_leftOut += isKept ? 0 : 1;
    add(std::move(note));
    return isKept;
}

void ImportNotes::moveTo(ImportAssumptions& assumptions)
{
    assumptions.notes = std::move(m_notes);
    assumptions.noteCount = m_count;
    assumptions.leftOut = m_leftOut;
}

} // namespace sheaf::project
