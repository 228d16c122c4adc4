#include "formats/cells.h"

#include "formats/cell_walk.h"

#include <algorithm>

namespace sheaf::formats {

namespace {

bool mustBeQuoted(QByteArrayView cell, char delimiter, char quote)
{
    if (cell.isEmpty())
        return false;
    return cell.front() == ' ' || cell.back() == ' ' || cell.startsWith("\xEF\xBB\xBF") || cell.contains(delimiter)
        || cell.contains(quote) || cell.contains('\n') || cell.contains('\r');
}

void appendQuoted(QByteArray& out, QByteArrayView cell, char quote)
{
    out.append(quote);
    qsizetype at = 0;
    for (qsizetype inner = cell.indexOf(quote); inner >= 0; inner = cell.indexOf(quote, at)) {
        out.append(cell.sliced(at, inner + 1 - at));
        out.append(quote);
        at = inner + 1;
    }
    out.append(cell.sliced(at));
    out.append(quote);
}

} // namespace

void splitRecord(QByteArrayView record, const Dialect& dialect, std::vector<QByteArray>& cells)
{
    size_t count = 0;
    for (CellWalk walk(record, dialect); walk.next(); ++count) {
        if (count == cells.size())
            cells.emplace_back();
        cells[count].resize(0);
        walk.appendTo(cells[count]);
    }
    cells.resize(count);
}

QByteArray cellOf(QByteArrayView record, const Dialect& dialect, qsizetype index)
{
    QByteArray cell;
    for (CellWalk walk(record, dialect); index >= 0 && walk.next(); --index) {
        if (index == 0)
            walk.appendTo(cell);
    }
    return cell;
}

void appendCell(QByteArray& out, QByteArrayView cell, char delimiter, char quote)
{
    if (mustBeQuoted(cell, delimiter, quote))
        appendQuoted(out, cell, quote);
    else
        out.append(cell);
}

void appendRecord(QByteArray& out, const std::vector<QByteArray>& cells, char delimiter, char quote)
{
    const bool looksBlank = cells.size() == 1 && cells.front().isEmpty();
    bool first = true;
    for (const QByteArray& cell : cells) {
        if (!first)
            out.append(delimiter);
        first = false;
        if (looksBlank)
            appendQuoted(out, cell, quote);
        else
            appendCell(out, cell, delimiter, quote);
    }
    out.append('\n');
}

void appendSpliced(QByteArray& out, QByteArrayView record, const Dialect& dialect, std::span<const NewCell> changes)
{
    const QByteArrayView cells = withoutTerminator(record);
    const qsizetype begin = out.size();
    qsizetype kept = 0; // of the record that is in `out` already
    qsizetype index = 0;
    auto change = changes.begin();
    for (CellWalk walk(record, dialect); change != changes.end() && walk.next(); ++index) {
        if (change->index != index)
            continue;
        out.append(cells.sliced(kept, walk.begin() - kept));
        appendCell(out, change->text, dialect.delimiter, dialect.quote);
        kept = walk.end();
        ++change;
    }
    out.append(cells.sliced(kept));
    for (qsizetype cellsThere = index; change != changes.end(); ++change) { // cells that the record does not have yet
        for (; cellsThere <= change->index; ++cellsThere)
            out.append(dialect.delimiter);
        appendCell(out, change->text, dialect.delimiter, dialect.quote);
    }
    if (out.size() == begin) // a single empty cell, which could pass for a blank line
        appendQuoted(out, {}, dialect.quote);
    const QByteArrayView terminator = record.sliced(cells.size());
    out.append(terminator.isEmpty() ? QByteArrayView("\n") : terminator);
}

} // namespace sheaf::formats
