#include "import/assumption_line.h"

#include "import/import_words.h"
#include "project/note_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct Assumptions {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Assumptions)
};

QString delimitedSentence(const formats::Dialect& dialect, double confidence)
{
    const QString encoding = encodingInSentence(dialect.encoding, confidence);
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

QString workbookSentence(const project::ImportAssumptions& assumptions)
{
    return (assumptions.dialect.hasHeader ? Assumptions::tr("Read from the sheet “%1” with a header row.")
                                          : Assumptions::tr("Read from the sheet “%1” without a header row."))
        .arg(assumptions.sheet);
}

QString kindSentence(const project::ImportAssumptions& assumptions)
{
    switch (assumptions.kind) {
    case formats::FileKind::Requests: return Assumptions::tr("Read as request lines: each row is sent as it stands.");
    case formats::FileKind::Results: return Assumptions::tr("Read as the results of a batch: the answers stand beside their ids.");
    case formats::FileKind::Records: return Assumptions::tr("Read as JSON lines: each member became a column.");
    case formats::FileKind::JsonArray: return Assumptions::tr("Read as a JSON list: each member became a column.");
    case formats::FileKind::Workbook: return workbookSentence(assumptions);
    case formats::FileKind::Folder:
    case formats::FileKind::Picture: return Assumptions::tr("Read as a folder: one row for each file.");
    default: return delimitedSentence(assumptions.dialect, assumptions.encodingConfidence);
    }
}

/// What became of lines in another service's shape.
QString shapeLine(const project::ImportAssumptions& assumptions)
{
    if (assumptions.shape == project::LineShape::Ours)
        return {};
    return assumptions.converted ? Assumptions::tr("The lines were written for another service and became requests.")
                                 : shapeSentence(assumptions.shape);
}

} // namespace

QString assumptionLine(const project::ImportAssumptions& assumptions, qsizetype sources)
{
    QStringList sentences {kindSentence(assumptions)};
    if (sources > 1 && assumptions.kind != formats::FileKind::Folder) {
        sentences += Assumptions::tr("%Ln file(s) were put together; the column “file” says where a row is from.", nullptr,
            static_cast<int>(sources));
    }
    if (const QString shape = shapeLine(assumptions); !shape.isEmpty())
        sentences += shape;
    sentences += project::noteSentences(assumptions);
    return sentences.join(QLatin1Char(' '));
}

bool needsAttention(const project::ImportAssumptions& assumptions)
{
    const bool foreign = assumptions.shape != project::LineShape::Ours && !assumptions.converted;
    return foreign || assumptions.leftOut > 0 || assumptions.encodingConfidence < certainEnough
        || std::ranges::any_of(
            assumptions.notes, [](const formats::Note& note) { return project::needsAttention(note.kind); });
}

} // namespace sheaf::ui
