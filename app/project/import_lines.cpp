// Lines of JSON: kept byte for byte, except where they are converted or get a member that names their file.
#include "project/import_readers.h"

#include "formats/json_array.h"
#include "formats/line_assembler.h"
#include "json/text.h"
#include "project/json_row.h"
#include "project/late_keys.h"
#include "project/line_shape.h"
#include "project/line_writer.h"

#include <algorithm>

namespace sheaf::project {

namespace {

using formats::FileKind;

constexpr qint64 bytesForKind = 1024 * 1024;
/// When the first line is damaged, one of the next ones says what it is.
constexpr qint64 linesToTry = 10;

bool isArray(const ImportSource& source)
{
    return source.kind == FileKind::JsonArray;
}

Error inFile(Error error, const QString& path)
{
    if (error.path.isEmpty())
        error.path = path;
    return error;
}

/// What the first valid line of a file is.
struct FirstLine {
    FileKind kind = FileKind::Requests; ///< where no line is valid: so that what is wrong is shown line by line
    LineShape shape = LineShape::Ours;
    bool hasFileKey = false;
};

Result<FirstLine> firstLineOf(const ImportSource& source, const ImportWishes& wishes)
{
    const Result<SourceText> text = textOf(source, wishes);
    if (!text)
        return failure(text.error());
    const Result<QByteArray> head = headOf(source, *text, bytesForKind);
    if (!head)
        return failure(head.error());
    FirstLine first;
    bool found = false;
    formats::LineAssembler lines([&](QByteArrayView raw, qint64 number) -> Result<void> {
        const QByteArrayView line = lineIn(raw);
        if (found || number > linesToTry || !line.startsWith('{') || json::firstFault(line))
            return {};
        found = true;
        first = {formats::kindOfObject(line), lineShapeOf(line), JsonParts(line).has("file")};
        return {};
    });
    formats::ArrayLines elements([&](QByteArrayView part) { return lines.feed(part); });
    // Faults are told when the file is read, with what comes before them.
    std::ignore = isArray(source) ? elements.feed(*head) : lines.feed(*head);
    std::ignore = lines.finish();
    if (!found && !head->isEmpty() && !isArray(source))
        first.kind = source.kind; // a line longer than what was looked at
    return first;
}

class LinesImport
{
public:
    LinesImport(const QList<ImportSource>& sources, const LinePlan& plan, const ImportContext& context)
        : m_sources(sources), m_plan(plan), m_context(context), m_writer(plan.kind, context.output, context.progress)
    {
    }

    Result<ReadResult> run();

private:
    [[nodiscard]] bool areSeveral() const { return m_sources.size() > 1; }
    [[nodiscard]] bool looksAtLines(const SourceText& text) const;
    [[nodiscard]] Result<bool> read(const ImportSource& source);
    [[nodiscard]] Result<bool> readBytes(const ImportSource& source, const SourceText& text);
    [[nodiscard]] Result<bool> readLineByLine(const ImportSource& source, const SourceText& text);
    [[nodiscard]] Result<void> take(QByteArrayView raw, qint64 number);
    [[nodiscard]] Result<void> takeValid(QByteArrayView raw, QByteArrayView line, qint64 number);
    [[nodiscard]] Result<void> convert(QByteArrayView line, qint64 number);
    [[nodiscard]] Result<void> writeNamed(QByteArrayView raw, QByteArrayView line);
    void noteLateKeys();

    const QList<ImportSource>& m_sources;
    const LinePlan& m_plan;
    const ImportContext& m_context;
    LineWriter m_writer;
    LateKeys m_keys;
    QByteArray m_fileMember; ///< `"file":"a.jsonl"`, where lines of several files get one
    qint64 m_row = 0;
    bool m_replaced = false;
};

Result<ReadResult> LinesImport::run()
{
    ReadResult result;
    result.kind = m_plan.kind;
    result.shape = m_plan.shape;
    result.converted = m_plan.converts;
    for (const ImportSource& source : m_sources) {
        m_context.notes.setFile(areSeveral() ? source.name : QString());
        const Result<bool> whole = read(source);
        if (!whole)
            return failure(inFile(whole.error(), source.path));
        result.isWhole = result.isWhole && *whole;
        if (m_context.output.isFull())
            break;
    }
    if (const Result<void> finished = m_writer.finish(); !finished)
        return failure(inFile(finished.error(), m_sources.front().path));
    noteLateKeys();
    for (const Column& column : m_writer.columns())
        result.sourceColumns.append(column.name);
    return result;
}

/// Bytes are copied where nothing is asked of a line; that is as fast as the disk.
bool LinesImport::looksAtLines(const SourceText& text) const
{
    return m_plan.converts || m_plan.kind == FileKind::Records || text.encoding != formats::Encoding::Utf8
        || m_context.wishes.faults.value_or(FaultChoice::Mend) != FaultChoice::Mend;
}

Result<bool> LinesImport::read(const ImportSource& source)
{
    if (areSeveral() && source.size == 0) {
        m_context.notes.add({.kind = formats::Note::Kind::EmptyFile});
        return true;
    }
    const Result<SourceText> text = textOf(source, m_context.wishes);
    if (!text)
        return failure(text.error());
    if (const Result<void> ended = m_writer.endLine(); !ended)
        return failure(ended.error());
    if (areSeveral() && m_plan.kind == FileKind::Records)
        m_fileMember = m_plan.fileKey + ':' + json::quoted(source.name);
    return looksAtLines(*text) || isArray(source) ? readLineByLine(source, *text) : readBytes(source, *text);
}

Result<bool> LinesImport::readBytes(const ImportSource& source, const SourceText& text)
{
    // The byte order mark of the first file is kept with it; in the middle it would be a character of a line.
    if (text.bomLength > 0 && &source == &m_sources.front()) {
        if (const Result<void> added = m_writer.add("\xEF\xBB\xBF", text.bomLength); !added)
            return failure(added.error());
    }
    return forEachTextBlock(source, text, m_context, [&](QByteArrayView block, bool) -> Result<void> {
        if (const Result<void> added = m_writer.add(block); !added)
            return added;
        return m_writer.handOn();
    });
}

Result<bool> LinesImport::readLineByLine(const ImportSource& source, const SourceText& text)
{
    formats::LineAssembler lines([&](QByteArrayView raw, qint64 number) { return take(raw, number); });
    formats::ArrayLines elements([&](QByteArrayView part) { return lines.feed(part); });
    const Result<bool> whole = forEachTextBlock(source, text, m_context, [&](QByteArrayView block, bool replaced) -> Result<void> {
        m_replaced = replaced;
        const Result<void> fed = isArray(source) ? elements.feed(block) : lines.feed(block);
        return fed ? m_writer.handOn() : fed;
    });
    if (!whole || !*whole)
        return whole;
    if (isArray(source)) {
        if (const Result<void> ended = elements.finish(); !ended)
            return failure(ended.error());
        if (!elements.otherMembers().isEmpty())
            m_context.notes.add({.kind = formats::Note::Kind::OtherMembers, .cells = elements.otherMembers().size(),
                .detail = elements.otherMembers().mid(0, 10).join(QStringLiteral(", "))});
    }
    if (const Result<void> finished = lines.finish(); !finished)
        return failure(finished.error());
    return true;
}

Result<void> LinesImport::take(QByteArrayView raw, qint64 number)
{
    using Kind = formats::Note::Kind;
    const QByteArrayView line = lineIn(raw);
    if (line.trimmed().isEmpty())
        return m_writer.add(raw);
    if (m_replaced && line.contains(QByteArrayView("\xEF\xBF\xBD"))) {
        const Result<bool> kept = m_context.notes.judge({.kind = Kind::BytesReplaced, .line = number});
        if (!kept || !*kept)
            return kept ? Result<void>() : failure(kept.error());
    }
    const std::optional<json::Fault> fault = json::firstFault(line);
    if (!fault && line.trimmed().startsWith('{'))
        return takeValid(raw, line, number);
    const qint64 column = fault ? fault->offset + 1 : 1;
    const Result<bool> kept
        = m_context.notes.judge({.kind = Kind::NotJson, .line = number, .cells = column, .leftOut = m_plan.converts});
    if (!kept || !*kept)
        return kept ? Result<void>() : failure(kept.error());
    ++m_row;
    return m_writer.add(raw);
}

Result<void> LinesImport::takeValid(QByteArrayView raw, QByteArrayView line, qint64 number)
{
    ++m_row;
    if (m_plan.converts)
        return convert(line, number);
    if (m_plan.kind != FileKind::Records)
        return m_writer.add(raw);
    m_keys.lookAt(line, number);
    return m_fileMember.isEmpty() ? m_writer.add(raw) : writeNamed(raw, line);
}

Result<void> LinesImport::writeNamed(QByteArrayView raw, QByteArrayView line)
{
    const qsizetype brace = line.indexOf('{') + 1;
    const bool isEmpty = line.sliced(brace).trimmed().startsWith('}');
    QByteArray named = line.first(brace).toByteArray() + m_fileMember + (isEmpty ? "" : ",");
    named += raw.sliced(brace);
    return m_writer.add(named);
}

Result<void> LinesImport::convert(QByteArrayView line, qint64 number)
{
    using Kind = formats::Note::Kind;
    auto converted = convertedLine(line, m_row, m_context.wishes.model);
    if (!converted) {
        const Result<bool> kept = m_context.notes.judge(
            {.kind = Kind::NotConverted, .line = number, .detail = converted.error(), .leftOut = true});
        return kept ? Result<void>() : failure(kept.error());
    }
    for (const QString& name : std::as_const(converted->dropped))
        m_context.notes.add({.kind = Kind::PartDropped, .line = number, .detail = name});
    converted->line += '\n';
    return m_writer.add(converted->line);
}

void LinesImport::noteLateKeys()
{
    if (m_plan.kind != FileKind::Records || m_plan.converts)
        return;
    for (const LateKeys::Key& late : m_keys.notIn(m_writer.columns()))
        m_context.notes.add(
            {.kind = formats::Note::Kind::LaterKey, .line = late.line, .detail = QString::fromUtf8(late.key.left(200))});
}

} // namespace

Result<LinePlan> planLines(const QList<ImportSource>& sources, const ImportWishes& wishes)
{
    LinePlan plan;
    bool hasFileKey = false;
    bool isKnown = false;
    for (const ImportSource& source : sources) {
        if (source.size == 0)
            continue;
        const Result<FirstLine> first = firstLineOf(source, wishes);
        if (!first)
            return failure(inFile(first.error(), source.path));
        if (!std::exchange(isKnown, true)) {
            plan.kind = first->kind;
            plan.shape = first->shape;
        } else if (first->kind != plan.kind && !wishes.convert) {
            return failure(ErrorCode::FilesDiffer, source.path);
        }
        hasFileKey = hasFileKey || first->hasFileKey;
    }
    plan.converts = wishes.convert && plan.shape != LineShape::Ours;
    if (plan.converts)
        plan.kind = FileKind::Requests;
    plan.fileKey = hasFileKey ? "\"source file\"" : "\"file\"";
    return plan;
}

Result<ReadResult> readLines(const QList<ImportSource>& sources, const LinePlan& plan, const ImportContext& context)
{
    return LinesImport(sources, plan, context).run();
}

} // namespace sheaf::project
