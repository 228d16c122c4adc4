#include "project/import_readers.h"

#include "project/json_columns.h"
#include "project/json_row.h"
#include "project/row_scan.h"

namespace sheaf::project {

namespace {

/// Copies blocks and finds the lines in them; the first lines are kept until they have told the columns.
class LineImport
{
public:
    LineImport(const ImportSource& source, ImportTarget& target) : m_source(source), m_target(target) { }

    /// Bytes of the source; the first block holds its byte order mark, if there is one.
    Result<void> take(QByteArrayView block)
    {
        if (!m_begun) {
            m_begun = true;
            const formats::Bom bom = formats::bomOf(block);
            if (bom.encoding == formats::Encoding::Utf8)
                return add(block, bom.length);
            m_decoder.emplace(bom.encoding);
            block = block.sliced(bom.length);
        }
        return m_decoder ? add(m_decoder->feed(block), 0) : add(block, 0);
    }

    Result<void> finish()
    {
        if (m_decoder) {
            if (Result<void> added = add(m_decoder->finish(), 0); !added)
                return added;
        }
        m_scanner.finish();
        return handOn();
    }

private:
    /// Bytes of the base, of which the first `skipped` belong to no line.
    Result<void> add(QByteArrayView block, qint64 skipped)
    {
        if (Result<void> written = m_target.write(block); !written)
            return written;
        if (!m_target.isPublished())
            m_head.append(block);
        if (skipped > 0)
            m_scanner.folder().addBlank(skipped);
        if (Result<void> fed = m_scanner.feed(block.sliced(skipped)); !fed)
            return fed;
        return handOn();
    }

    Result<void> handOn()
    {
        std::vector<quint32>& rows = m_scanner.folder().rows();
        if (m_scanner.folder().overflowed())
            return failure(ErrorCode::LineTooLong);
        if (m_target.isPublished())
            return m_target.addRows(rows);
        if (rows.empty())
            return {};
        const QList<Column> columns = columnsForLines(m_source.kind, firstLines(rows));
        Result<void> published = m_target.publish({}, columns, m_scanner.folder().skipped(), rows);
        m_head = {};
        return published;
    }

    [[nodiscard]] std::vector<QByteArrayView> firstLines(const std::vector<quint32>& rows) const
    {
        std::vector<QByteArrayView> lines;
        qint64 at = m_scanner.folder().skipped();
        for (size_t i = 0; i < rows.size() && i < linesForColumns; ++i) {
            lines.push_back(lineIn(QByteArrayView(m_head).sliced(at, rows[i])));
            at += rows[i];
        }
        return lines;
    }

    const ImportSource& m_source;
    ImportTarget& m_target;
    LineScanner m_scanner;
    QByteArray m_head;
    std::optional<formats::TextDecoder> m_decoder; // other encodings become UTF-8, the rest stays as it is
    bool m_begun = false;
};

} // namespace

Result<ImportResult> importLines(
    const ImportSource& source, ImportTarget& target, Progress& progress, std::stop_token stop)
{
    LineImport import(source, target);
    QByteArray buffer(InputFile::blockSize, Qt::Uninitialized);
    for (qint64 at = 0;;) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const qint64 wanted = target.isPublished() ? buffer.size() : firstBlockSize;
        const Result<qint64> got = source.file->read(at, {buffer.data(), size_t(wanted)});
        if (!got)
            return failure(got.error());
        if (*got == 0)
            break;
        if (Result<void> taken = import.take(QByteArrayView(buffer).first(*got)); !taken)
            return failure(taken.error());
        at += *got;
        progress.setDone(at);
    }
    if (Result<void> finished = import.finish(); !finished)
        return failure(finished.error());
    if (!target.isPublished())
        return failure(ErrorCode::FileEmpty);
    return target.finish(0);
}

} // namespace sheaf::project
