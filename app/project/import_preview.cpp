#include "project/import_preview.h"

#include "project/import_readers.h"
#include "project/json_row.h"

#include <algorithm>

namespace sheaf::project {

namespace {

constexpr qint64 bytesToPreview = 1024 * 1024;
constexpr qint64 rowsToPreview = 200;
constexpr qsizetype charactersACell = 500;
/// Of very many files the first ones tell what there is.
constexpr qsizetype filesToPreview = 20;
/// Below this the encoding is a guess that somebody should look at.
constexpr double certain = 0.8;

/// The first rows of an import, in memory.
class PreviewOutput final : public ImportOutput
{
public:
    Result<void> write(QByteArrayView bytes) override
    {
        m_bytes.append(bytes);
        return {};
    }
    Result<void> publish(const formats::Dialect& dialect, const QList<Column>& columns, qint64 firstOffset,
        std::vector<quint32>& rows) override
    {
        m_dialect = dialect;
        m_columns = columns;
        m_firstOffset = firstOffset;
        m_published = true;
        return addRows(rows);
    }
    Result<void> addRows(std::vector<quint32>& rows) override
    {
        m_lengths.insert(m_lengths.end(), rows.begin(), rows.end());
        rows.clear();
        return {};
    }
    [[nodiscard]] bool isPublished() const override { return m_published; }
    [[nodiscard]] bool isFull() const override { return qint64(m_lengths.size()) >= rowsToPreview; }

    [[nodiscard]] std::vector<QStringList> rows() const;

private:
    [[nodiscard]] std::vector<QByteArray> cellsOf(QByteArrayView record) const;

    QByteArray m_bytes;
    formats::Dialect m_dialect;
    QList<Column> m_columns;
    std::vector<quint32> m_lengths;
    qint64 m_firstOffset = 0;
    bool m_published = false;
};

std::vector<QByteArray> PreviewOutput::cellsOf(QByteArrayView record) const
{
    std::vector<QByteArray> cells;
    const bool isJson = !m_columns.isEmpty() && m_columns.front().source == Column::Source::Json;
    if (!isJson)
        formats::splitRecord(record, m_dialect, cells);
    for (const Column& column : isJson ? m_columns : QList<Column>())
        cells.push_back(valueIn(lineIn(record), column.path));
    cells.resize(size_t(m_columns.size()));
    return cells;
}

std::vector<QStringList> PreviewOutput::rows() const
{
    std::vector<QStringList> rows;
    qint64 at = m_firstOffset;
    for (const quint32 length : m_lengths) {
        if (qint64(rows.size()) == rowsToPreview)
            break;
        QStringList row;
        for (const QByteArray& cell : cellsOf(QByteArrayView(m_bytes).sliced(at, length)))
            row.append(QString::fromUtf8(cell.left(4 * charactersACell)).left(charactersACell));
        rows.push_back(std::move(row));
        at += length;
    }
    return rows;
}

/// The error that the first fault becomes where faults stop the import: an unclosed quote does unless something else
/// is asked for.
std::optional<Error> faultIn(const ImportAssumptions& assumptions, std::optional<FaultChoice> faults)
{
    for (const formats::Note& note : assumptions.notes) {
        if (faults ? *faults != FaultChoice::Stop : note.kind != formats::Note::Kind::UnclosedQuote)
            continue;
        if (note.kind == formats::Note::Kind::BlankLine)
            continue;
        ImportNotes strict(FaultChoice::Stop);
        formats::Note bare = note;
        return strict.judge(std::move(bare)).error();
    }
    return std::nullopt;
}

bool isOrdinary(const formats::Note& note)
{
    return note.kind == formats::Note::Kind::BlankLine || note.kind == formats::Note::Kind::OtherFiles
        || note.kind == formats::Note::Kind::LaterKey;
}

bool isPlain(const ImportPreview& preview, const FoundSources& found)
{
    const bool isTable = found.kind == FoundSources::Kind::Tables || found.kind == FoundSources::Kind::Lines;
    const bool isOne = !isTable || found.sources.size() == 1;
    const auto shown = std::ranges::count_if(preview.sheets, [](const auto& sheet) { return !sheet.hidden; });
    const ImportAssumptions& assumed = preview.assumptions;
    return isOne && shown <= 1 && !preview.fault && assumed.encodingConfidence >= certain
        && assumed.shape == LineShape::Ours && std::ranges::all_of(assumed.notes, isOrdinary);
}

Result<LinePlan> linePlan(const FoundSources& found, const ImportWishes& wishes)
{
    return found.kind == FoundSources::Kind::Lines ? planLines(found.sources, wishes) : LinePlan();
}

} // namespace

Result<ImportPreview> previewImport(const QStringList& paths, const ImportWishes& wishes, std::stop_token stop)
{
    const Result<FoundSources> found = findSources(paths.mid(0, filesToPreview), stop);
    if (!found)
        return failure(found.error());
    ImportPreview preview;
    const ImportSource& first = found->sources.front();
    if (first.kind == formats::FileKind::Workbook) {
        auto sheets = formats::workbookSheets(first.path);
        if (!sheets)
            return failure(sheets.error());
        preview.sheets = std::move(*sheets);
    }
    // All columns are shown, and faults are looked at instead of being stumbled over.
    ImportWishes shown = wishes;
    shown.columns.clear();
    if (shown.faults != FaultChoice::LeaveOut)
        shown.faults = FaultChoice::Mend;
    const Result<LinePlan> plan = linePlan(*found, shown);
    if (!plan)
        return failure(plan.error());
    PreviewOutput output;
    ImportNotes notes(shown.faults);
    Progress progress;
    const Result<ReadResult> read = readSources(*found, *plan, {output, notes, shown, progress, stop, bytesToPreview});
    if (!read)
        return failure(read.error());
    preview.assumptions = assumptionsFrom(*read, *found, notes);
    preview.sourceColumns = read->sourceColumns;
    preview.rows = output.rows();
    preview.fault = faultIn(preview.assumptions, wishes.faults);
    if (preview.fault && preview.fault->path.isEmpty())
        preview.fault->path = first.path;
    preview.isPlain = isPlain(preview, *found);
    return preview;
}

} // namespace sheaf::project
