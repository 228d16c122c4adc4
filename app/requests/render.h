// Row in, request line out: one pass, so that a cell which itself holds {{x}} stays literal.
#pragma once

#include "base/ids.h"
#include "requests/request_template.h"

#include <QByteArrayView>
#include <QStringList>

#include <span>
#include <vector>

namespace sheaf::requests {

/// What the profile wants of a line beyond the template.
struct LineShape {
    QString url; ///< written as `url` when not empty
};

/// A template with its columns resolved. A value: cheap to copy into workers.
class Renderer
{
public:
    /// UnknownColumn (detail = the first unknown name), NoModel; NotJson (detail names the parameter) for a parameter
    /// that is no JSON, stands twice, or is one that the template writes itself (model, messages, prompt, input).
    [[nodiscard]] static Result<Renderer> compile(
        const RequestTemplate& requestTemplate, const QStringList& columns, const LineShape& shape);

    /// Positions in `columns` that the prompt uses, ascending, each once.
    [[nodiscard]] const std::vector<qsizetype>& usedColumns() const { return m_usedColumns; }

    /// One line, LF not included: {"custom_id":…,"method":"POST"[,"url":…],"body":{"model":…,…}}. `usedCells` are UTF-8 and
    /// stand in the order of usedColumns(). U+2028, U+2029 and U+0085 are escaped.
    void appendLine(QByteArray& out, QByteArrayView customId, std::span<const QByteArray> usedCells) const;

private:
    friend class PieceList;
    struct Piece {
        QByteArray literal; ///< JSON-escaped already
        qsizetype cell = -1; ///< index into usedCells, or -1
    };
    void addTexts(const RequestTemplate& requestTemplate, const QStringList& columns);
    void resolveColumns();

    std::vector<qsizetype> m_usedColumns;
    QByteArray m_afterId; ///< from the id's closing quote to the first text
    std::vector<Piece> m_pieces;
    QByteArray m_tail;
};

/// "row-<n>-<8 hex digits>": `number` from 1, the digits from the salt and the row's id, so that an answer under a
/// wrong id is noticed. Does not depend on the row's text, so that a row keeps its id.
[[nodiscard]] QByteArray customIdFor(RowId row, qint64 number, QByteArrayView salt);

} // namespace sheaf::requests
