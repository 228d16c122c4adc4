#include "project/line_writer.h"

#include "project/json_columns.h"
#include "project/json_row.h"

namespace sheaf::project {

namespace {

/// Long lines are not waited for: the columns are told by those that fit.
constexpr qsizetype bytesForColumns = 4 * 1024 * 1024;

} // namespace

Result<void> LineWriter::add(QByteArrayView bytes, qint64 skipped)
{
    if (bytes.isEmpty())
        return {};
    if (Result<void> written = m_output.write(bytes); !written)
        return written;
    if (!m_output.isPublished())
        m_head.append(bytes);
    if (skipped > 0)
        m_scanner.folder().addBlank(skipped);
    m_inLine = bytes.back() != '\n';
    return m_scanner.feed(bytes.sliced(skipped));
}

Result<void> LineWriter::endLine()
{
    return m_inLine ? add("\n") : Result<void>();
}

Result<void> LineWriter::handOn()
{
    std::vector<quint32>& rows = m_scanner.folder().rows();
    if (m_scanner.folder().overflowed())
        return failure(ErrorCode::LineTooLong);
    m_progress.setRows(m_rows + qint64(rows.size()));
    if (m_output.isPublished()) {
        m_rows += qint64(rows.size());
        return m_output.addRows(rows);
    }
    const bool isEnough = rows.size() >= linesForColumns || m_head.size() >= bytesForColumns;
    return isEnough && !rows.empty() ? publish() : Result<void>();
}

Result<void> LineWriter::publish()
{
    std::vector<quint32>& rows = m_scanner.folder().rows();
    m_rows = qint64(rows.size());
    m_columns = columnsForLines(m_kind, firstLines(rows));
    Result<void> published = m_output.publish({}, m_columns, m_scanner.folder().skipped(), rows);
    m_head = {};
    return published;
}

Result<void> LineWriter::finish()
{
    m_scanner.finish();
    if (m_output.isPublished())
        return handOn();
    if (m_scanner.folder().rows().empty())
        return failure(ErrorCode::FileEmpty);
    return publish();
}

std::vector<QByteArrayView> LineWriter::firstLines(const std::vector<quint32>& rows) const
{
    std::vector<QByteArrayView> lines;
    qint64 at = m_scanner.folder().skipped();
    for (size_t i = 0; i < rows.size() && i < linesForColumns; ++i) {
        lines.push_back(lineIn(QByteArrayView(m_head).sliced(at, rows[i])));
        at += rows[i];
    }
    return lines;
}

} // namespace sheaf::project
