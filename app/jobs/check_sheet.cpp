#include "jobs/check_sheet.h"

#include "base/whole_file.h"

#include <QTemporaryDir>

namespace sheaf::jobs {

namespace {

constexpr std::size_t problemsKept = 10'000;

using requests::Problem;
using requests::ProblemCode;

/// The positions of an order as a sheet of its own, so that what visits all rows visits these.
project::SheetData chosenRows(const CheckOrder& order)
{
    project::SheetData sheet = order.sheet;
    if (!order.positions)
        return sheet;
    QList<project::Piece> pieces;
    for (const quint32 position : *order.positions) {
        const RowId row = order.sheet.order.at(position);
        if (!pieces.isEmpty() && pieces.back().first.value + pieces.back().count == row.value)
            ++pieces.back().count;
        else
            pieces.append({row, 1});
    }
    sheet.order = project::RowOrder(pieces);
    return sheet;
}

/// Collects what is sent into parts.
class PartCutter
{
public:
    explicit PartCutter(const service::Profile& profile) : m_splitter({profile.maxRows, profile.maxBytes}) { }

    void add(RowId row, qint64 bytes, SheetCheck& check)
    {
        const bool opensNewPart = m_splitter.opensNewPart(bytes);
        if (opensNewPart || check.parts.isEmpty())
            check.parts.append(PartPlan {});
        PartPlan& part = check.parts.back();
        ++part.rowCount;
        part.bytes += bytes;
        ++check.rowsToSend;
        check.bytes += bytes;
        QList<project::Piece>& rows = part.rows;
        if (!rows.isEmpty() && rows.back().first.value + rows.back().count == row.value)
            ++rows.back().count;
        else
            rows.append({row, 1});
    }

private:
    requests::Splitter m_splitter;
};

Problem problemAt(ProblemCode code, qint64 row, const QByteArray& field, const QString& detail = {})
{
    Problem problem;
    problem.code = code;
    problem.line = row;
    problem.field = field;
    problem.detail = detail;
    return problem;
}

void addProblem(SheetCheck& check, Problem problem)
{
    ++(problem.isError ? check.errors : check.warnings);
    if (check.problems.size() < problemsKept)
        check.problems.push_back(std::move(problem));
}

/// Faults of the prompt itself: they concern every row, so they stand once, on line 0.
bool promptIsUsable(const CheckOrder& order, SheetCheck& check)
{
    const requests::RequestTemplate& prompt = *order.requestTemplate;
    for (const QString& name : requests::unknownPlaceholders(prompt, order.sheet.columnNames()))
        addProblem(check, problemAt(ProblemCode::ColumnUnknown, 0, "prompt", name));
    if (prompt.model.trimmed().isEmpty())
        addProblem(check, problemAt(ProblemCode::ModelMissing, 0, "model"));
    if (prompt.user.trimmed().isEmpty())
        addProblem(check, problemAt(ProblemCode::BodyMissing, 0, "prompt"));
    return check.errors == 0;
}

Result<void> checkRendered(const CheckOrder& order, const project::SheetData& sheet, SheetCheck& check, Progress& progress,
    std::stop_token stop)
{
    check.kind = order.requestTemplate->kind;
    if (!promptIsUsable(order, check))
        return {};
    const auto rows = RowRequests::make(sheet, order.requestTemplate, lineShape(order.profile, order.endpoint), order.salt);
    if (!rows)
        return failure(rows.error());
    PartCutter cutter(order.profile);
    QByteArray line;
    Result<void> inner;
    const auto visited = project::forEachRow(
        sheet,
        [&](qint64 position, RowId row, QByteArrayView record) {
            progress.setDone(position + 1);
            const QString empty = rows->firstEmptyColumn(row, record);
            if (!empty.isEmpty()) {
                ++check.rowsWithEmptyCells;
                const qint64 shown = order.positions ? (*order.positions)[std::size_t(position)] + 1 : position + 1;
                Problem problem = problemAt(ProblemCode::CellEmpty, shown, empty.toUtf8());
                problem.isError = false;
                addProblem(check, std::move(problem));
                if (order.emptyCells == EmptyCells::LeaveOut)
                    return true;
            }
            line.truncate(0);
            inner = rows->appendLine(line, row, record);
            if (!inner)
                return false;
            check.tokensEstimate += requests::estimatedTokens(line.size());
            cutter.add(row, line.size() + 1, check);
            return true;
        },
        stop);
    return inner ? visited : inner;
}

/// Request lines are checked as the file they will be: as they lie on the disk when nothing was edited, else written out.
Result<requests::CheckReport> checkLines(
    const CheckOrder& order, const project::SheetData& sheet, Progress& progress, std::stop_token stop)
{
    const requests::LineRules rules = lineRules(order.profile, order.endpoint);
    const QList<project::Piece>& pieces = sheet.order.pieces();
    const bool untouched = sheet.edits.isEmpty() && pieces.size() == 1 && pieces.first().first == RowId(0)
        && pieces.first().count == sheet.index.rowCount();
    if (untouched)
        return requests::checkFile(sheet.base.file->path(), rules, problemsKept, 0, &progress, stop);

    const auto rows = RowRequests::make(sheet, std::nullopt, {}, order.salt);
    if (!rows)
        return failure(rows.error());
    QTemporaryDir folder;
    auto file = WholeFile::create(folder.filePath(QStringLiteral("lines.jsonl")));
    if (!file)
        return failure(file.error());
    QByteArray line;
    Result<void> inner;
    const auto visited = project::forEachRow(
        sheet,
        [&](qint64, RowId row, QByteArrayView record) {
            line.truncate(0);
            inner = rows->appendLine(line, row, record);
            if (inner)
                inner = file->write(line += '\n');
            return inner.has_value();
        },
        stop);
    if (!inner || !visited)
        return failure(!inner ? inner.error() : visited.error());
    if (auto done = file->commit(); !done)
        return failure(done.error());
    return requests::checkFile(file->path(), rules, problemsKept, 0, &progress, stop);
}

Result<void> checkRequestLines(const CheckOrder& order, const project::SheetData& sheet, SheetCheck& check,
    Progress& progress, std::stop_token stop)
{
    auto report = checkLines(order, sheet, progress, stop);
    if (!report)
        return failure(report.error());
    check.errors += report->errors;
    check.warnings += report->warnings;
    check.endpoints = report->endpoints;
    if (report->kinds.size() == 1)
        check.kind = report->kinds.firstKey();
    for (Problem& problem : report->problems) {
        if (order.positions && problem.line > 0 && problem.line <= qint64(order.positions->size()))
            problem.line = (*order.positions)[std::size_t(problem.line - 1)] + 1;
        check.problems.push_back(std::move(problem));
    }
    // Sizes come from the index: the lines themselves need not be read a second time.
    PartCutter cutter(order.profile);
    for (const project::Piece& piece : sheet.order.pieces()) {
        for (quint32 i = 0; i < piece.count; ++i) {
            const RowId row(piece.first.value + i);
            const auto edited = sheet.edits.constFind(row);
            const bool isEdited = edited != sheet.edits.cend() && edited->contains(project::wholeLine);
            const qint64 bytes = isEdited ? edited->value(project::wholeLine).size() + 1
                : (row.value & insertedRowBit) ? 1 : sheet.index.span(row.value).length;
            check.tokensEstimate += requests::estimatedTokens(bytes);
            cutter.add(row, bytes, check);
        }
    }
    return {};
}

} // namespace

Result<SheetCheck> checkSheet(const CheckOrder& order, Progress& progress, std::stop_token stop)
{
    const project::SheetData sheet = chosenRows(order);
    SheetCheck check;
    check.rows = sheet.rowCount();
    progress.setTotal(check.rows);
    if (check.rows == 0) {
        addProblem(check, problemAt(ProblemCode::NoRows, 0, {}));
        return check;
    }
    const auto checked = order.requestTemplate ? checkRendered(order, sheet, check, progress, stop)
                                               : checkRequestLines(order, sheet, check, progress, stop);
    if (!checked)
        return failure(checked.error());
    return check;
}

} // namespace sheaf::jobs
