#include "project/table_writer.h"

namespace sheaf::project {

namespace {

constexpr size_t firstRows = 500;
constexpr size_t waitingRows = 8'192;

} // namespace

void TableWriter::begin(const formats::Dialect& base, const QList<Column>& columns)
{
    m_base = base;
    m_columns = columns;
    m_begun = true;
}

Result<void> TableWriter::addOther(QByteArrayView bytes)
{
    m_folder.addBlank(bytes.size());
    return m_output.write(bytes);
}

Result<void> TableWriter::addRow(QByteArrayView record)
{
    if (Result<void> written = m_output.write(record); !written)
        return written;
    m_folder.addRecord(record.size());
    ++m_rows;
    const size_t enough = m_output.isPublished() ? waitingRows : firstRows;
    return m_folder.rows().size() >= enough ? handOn() : Result<void>();
}

Result<void> TableWriter::handOn()
{
    if (m_folder.overflowed())
        return failure(ErrorCode::LineTooLong);
    m_progress.setRows(m_rows);
    if (m_output.isPublished())
        return m_output.addRows(m_folder.rows());
    if (m_folder.rows().empty())
        return {};
    return m_output.publish(m_base, m_columns, m_folder.skipped(), m_folder.rows());
}

Result<void> TableWriter::finish()
{
    m_folder.finish();
    if (m_output.isPublished())
        return handOn();
    if (!m_begun)
        return failure(ErrorCode::FileEmpty);
    m_progress.setRows(m_rows);
    return m_output.publish(m_base, m_columns, m_folder.skipped(), m_folder.rows());
}

} // namespace sheaf::project
