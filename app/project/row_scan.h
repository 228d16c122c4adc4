// Finds the rows of a base file in a stream of its blocks: for the import, and for files whose index is lost.
#pragma once

#include "base/error.h"
#include "project/row_index.h"
#include "project/sheet_data.h"

#include <stop_token>
#include <vector>

namespace sheaf::project {

/// The view's limit: more rows than this do not fit on a screen's scroll range (2^31 pixels).
inline constexpr qint64 maxRows = 50'000'000;

/// Turns the lengths of records and of blank lines into rows: a blank line belongs to the row before it.
class RowFolder
{
public:
    void addRecord(qint64 length);
    /// Before the first record it belongs to what is skipped.
    void addBlank(qint64 length);
    /// The last row is not handed over before the next one begins: blank lines may follow it.
    void finish();

    /// Rows that are complete; the caller takes them away.
    [[nodiscard]] std::vector<quint32>& rows() { return m_rows; }
    /// Bytes before the first row.
    [[nodiscard]] qint64 skipped() const { return m_skipped; }
    /// Some run of blank lines passed what a row's length can hold.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    std::vector<quint32> m_rows;
    qint64 m_skipped = 0;
    qint64 m_open = 0; // the row that may still grow; 0 = none
    bool m_overflowed = false;
};

/// Lines of JSONL: split at LF only. Lines of nothing but blanks are no rows.
class LineScanner
{
public:
    [[nodiscard]] Result<void> feed(QByteArrayView block);
    void finish();
    [[nodiscard]] RowFolder& folder() { return m_folder; }
    [[nodiscard]] const RowFolder& folder() const { return m_folder; }

private:
    void endLine(qint64 length);

    RowFolder m_folder;
    qint64 m_length = 0; // of the line that is not over yet
    qint64 m_line = 1;
    bool m_blank = true; // so far
};

/// A record of no bytes but line ends: no row.
[[nodiscard]] bool isBlankRecord(QByteArrayView record);

/// The index of a whole base file, by reading it. The worker's time: that of the disk.
[[nodiscard]] Result<RowIndex> scanRows(const Base& base, std::stop_token stop = {});

} // namespace sheaf::project
