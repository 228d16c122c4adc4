#include "import/assumption_line.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sheaf::ui {

namespace {

struct Assumptions {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Assumptions)
};

using formats::Note;

QString delimitedSentence(const formats::Dialect& dialect)
{
    const QString encoding = formats::encodingName(dialect.encoding);
    const bool header = dialect.hasHeader;
    switch (dialect.delimiter) {
    case ',':
        return (header ? Assumptions::tr("Read as comma-separated %1 with a header row.")
                       : Assumptions::tr("Read as comma-separated %1 without a header row.")).arg(encoding);
    case ';':
        return (header ? Assumptions::tr("Read as semicolon-separated %1 with a header row.")
                       : Assumptions::tr("Read as semicolon-separated %1 without a header row.")).arg(encoding);
    case '\t':
        return (header ? Assumptions::tr("Read as tab-separated %1 with a header row.")
                       : Assumptions::tr("Read as tab-separated %1 without a header row.")).arg(encoding);
    default:
        return (header ? Assumptions::tr("Read as %1, cells separated by \"%2\", with a header row.")
                       : Assumptions::tr("Read as %1, cells separated by \"%2\", without a header row."))
            .arg(encoding, QChar::fromLatin1(dialect.delimiter));
    }
}

QString kindSentence(const project::ImportAssumptions& assumptions)
{
    switch (assumptions.kind) {
    case formats::FileKind::Requests: return Assumptions::tr("Read as request lines: each row is sent as it stands.");
    case formats::FileKind::Results: return Assumptions::tr("Read as the results of a batch: the answers stand beside their ids.");
    case formats::FileKind::Records: return Assumptions::tr("Read as JSON lines: each member became a column.");
    default: return delimitedSentence(assumptions.dialect);
    }
}

QString noteSentence(Note::Kind kind, int count, qint64 firstLine)
{
    switch (kind) {
    case Note::Kind::ShortRecord:
        return Assumptions::tr("%Ln rows are shorter than the header (first in line %L1).", nullptr, count).arg(firstLine);
    case Note::Kind::LongRecord:
        return Assumptions::tr("%Ln rows are longer than the header (first in line %L1).", nullptr, count).arg(firstLine);
    case Note::Kind::BytesReplaced:
        return Assumptions::tr("%Ln rows hold bytes that are no text, shown as \uFFFD (first in line %L1).", nullptr, count)
            .arg(firstLine);
    case Note::Kind::BlankLine:
        return Assumptions::tr("%Ln blank lines were left out (first: line %L1).", nullptr, count).arg(firstLine);
    }
    return {};
}

} // namespace

QString assumptionLine(const project::ImportAssumptions& assumptions)
{
    QStringList sentences {kindSentence(assumptions)};
    for (const Note::Kind kind :
        {Note::Kind::ShortRecord, Note::Kind::LongRecord, Note::Kind::BytesReplaced, Note::Kind::BlankLine}) {
        const auto ofKind = [kind](const Note& note) { return note.kind == kind; };
        const auto first = std::ranges::find_if(assumptions.notes, ofKind);
        if (first != assumptions.notes.end())
            sentences += noteSentence(kind, static_cast<int>(std::ranges::count_if(assumptions.notes, ofKind)), first->line);
    }
    if (const qint64 more = assumptions.noteCount - assumptions.notes.size(); more > 0)
        sentences += Assumptions::tr("%L1 more lines like these follow.").arg(more);
    return sentences.join(QLatin1Char(' '));
}

bool needsAttention(const project::ImportAssumptions& assumptions)
{
    return std::ranges::any_of(assumptions.notes, [](const Note& note) { return note.kind != Note::Kind::BlankLine; });
}

} // namespace sheaf::ui
