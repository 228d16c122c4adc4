// Walking over the cells of one record without decoding them.
#pragma once

#include "formats/dialect.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sheaf::formats {

/// The record without its LF, CRLF or CR.
[[nodiscard]] QByteArrayView withoutTerminator(QByteArrayView record);

/// `record` and `dialect` must outlive the walk.
class CellWalk
{
public:
    /// A terminator is allowed.
    CellWalk(QByteArrayView record, const Dialect& dialect);

    /// Takes the next cell; false when there is none left. Even an empty record has one.
    bool next();
    /// The cell's text: quotes removed, doubled quotes halved.
    void appendTo(QByteArray& out) const;
    /// Whether the text stands in the record as it is, from begin() to end().
    [[nodiscard]] bool isPlain() const { return m_close < 0; }
    /// Where the cell stands in the record, its quotes included.
    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype end() const { return m_end; }

private:
    [[nodiscard]] qsizetype closingQuote(qsizetype at) const;

    QByteArrayView m_record;
    const Dialect& m_dialect;
    qsizetype m_next = 0;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    qsizetype m_close = -1; ///< the closing quote; -1 for a cell without quotes
};

} // namespace sheaf::formats
