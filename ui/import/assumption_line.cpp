#include "import/assumption_line.h"

#include "project/note_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct Assumptions {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Assumptions)
};

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

} // namespace

QString assumptionLine(const project::ImportAssumptions& assumptions)
{
    const QStringList sentences = QStringList {kindSentence(assumptions)} + project::noteSentences(assumptions);
    return sentences.join(QLatin1Char(' '));
}

bool needsAttention(const project::ImportAssumptions& assumptions)
{
    return std::ranges::any_of(
        assumptions.notes, [](const formats::Note& note) { return project::needsAttention(note.kind); });
}

} // namespace sheaf::ui
