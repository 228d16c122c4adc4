// forEachRow(): the streaming reader of a sheet.
#include "project/sheet_data.h"

#include "json/line_parser.h"

#include <algorithm>
#include <array>

namespace sheaf::project {

namespace {

/// Reads rows that stand behind one another in the base with one read for as many as fit into a block.
class RunReader
{
public:
    explicit RunReader(const SheetData& sheet) : m_sheet(sheet) { }

    /// `visit(i, record)` for rows [first, first + count) of the base; false from it ends the run early.
    template <class Visit> Result<bool> read(qint64 first, qint64 count, std::stop_token stop, Visit visit)
    {
        for (qint64 done = 0; done < count;) {
            if (stop.stop_requested())
                return failure(ErrorCode::Cancelled);
            const Result<qint64> loaded = load(first + done, count - done);
            if (!loaded)
                return failure(loaded.error());
            const char* at = m_buffer.constData();
            for (qint64 i = 0; i < *loaded; ++i) {
                const qint64 length = m_sheet.index.length(first + done + i);
                if (!visit(done + i, QByteArrayView(at, length)))
                    return false;
                at += length;
            }
            done += *loaded;
        }
        return true;
    }

private:
    /// Fills the buffer from row `row` on; how many whole rows are in it.
    Result<qint64> load(qint64 row, qint64 most)
    {
        const RowSpan first = m_sheet.index.span(row);
        qint64 bytes = first.length;
        qint64 rows = 1;
        while (rows < most && bytes + m_sheet.index.length(row + rows) <= InputFile::blockSize)
            bytes += m_sheet.index.length(row + rows++);
        if (m_buffer.size() < bytes + json::LineParser::padding)
            m_buffer = QByteArray(std::max(bytes, most > 1 ? InputFile::blockSize : 0) + json::LineParser::padding, '\0');
        const Result<qint64> got = m_sheet.base.file->read(first.offset, {m_buffer.data(), size_t(bytes)});
        if (!got)
            return failure(got.error());
        if (*got != bytes)
            return failure(ErrorCode::FileChanged, m_sheet.base.file->path());
        return rows;
    }

    const SheetData& m_sheet;
    QByteArray m_buffer;
};

/// An added row has no record, but whoever gets the empty view may still read behind it.
QByteArrayView noRecord()
{
    static constexpr std::array<char, json::LineParser::padding> zeros {};
    return QByteArrayView(zeros.data(), qsizetype(0));
}

} // namespace

Result<void> forEachRow(const SheetData& sheet, const OnRow& onRow, std::stop_token stop, qint64 from, qint64 to)
{
    const qint64 end = to < 0 ? sheet.rowCount() : std::min(to, sheet.rowCount());
    RunReader reader(sheet);
    qint64 position = std::max<qint64>(from, 0);
    while (position < end) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const qsizetype at = sheet.order.pieceAt(position);
        const Piece& piece = sheet.order.pieces()[at];
        const qint64 skipped = position - sheet.order.startOf(at);
        const qint64 count = std::min(end - position, piece.count - skipped);
        const quint32 first = piece.first.value + quint32(skipped);
        const auto hand = [&](qint64 i, QByteArrayView record) { return onRow(position + i, RowId(first + quint32(i)), record); };
        // Of a run of added rows the first ones may stand in the file, the rest only in the edits.
        const qint64 record = sheet.recordOf(RowId(first));
        const qint64 inFile = record < 0 ? 0 : std::min(count, sheet.index.rowCount() - record);
        bool goOn = true;
        if (inFile > 0) {
            const Result<bool> read = reader.read(record, inFile, stop, hand);
            if (!read)
                return failure(read.error());
            goOn = *read;
        }
        for (qint64 i = inFile; i < count && goOn; ++i)
            goOn = hand(i, noRecord());
        if (!goOn)
            return {};
        position += count;
    }
    return {};
}

} // namespace sheaf::project
