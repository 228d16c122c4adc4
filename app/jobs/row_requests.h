// How the rows of one sheet become request lines: from the template, or, for request lines that were imported, as they
// stand. A value for workers.
#pragma once

#include "project/sheet_data.h"
#include "requests/check_file.h"
#include "requests/render.h"
#include "service/profile.h"

#include <optional>

namespace sheaf::jobs {

/// The rules of a profile that concern lines, for an endpoint that was chosen.
[[nodiscard]] requests::LineRules lineRules(const service::Profile& profile, const QString& endpoint);
/// What the profile wants written into lines that Sheaf makes.
[[nodiscard]] requests::LineShape lineShape(const service::Profile& profile, const QString& endpoint);

/// What happens to rows in which a cell that the prompt uses is empty.
enum class EmptyCells { Ask, LeaveOut, SendAsTheyAre };

class RowRequests
{
public:
    /// `requestTemplate` is nothing for a sheet of request lines. UnknownColumn, NoModel.
    [[nodiscard]] static Result<RowRequests> make(const project::SheetData& sheet,
        const std::optional<requests::RequestTemplate>& requestTemplate, const requests::LineShape& shape, const QByteArray& salt);

    /// Appends the line of a row (no LF). `record` is the base record, as forEachRow() hands it over.
    [[nodiscard]] Result<void> appendLine(QByteArray& out, RowId row, QByteArrayView record) const;
    /// The same with a read of its own: for a preview.
    [[nodiscard]] Result<QByteArray> line(RowId row) const;
    /// Name of the first column that the prompt uses and that is empty (blank) in this row; empty = none.
    [[nodiscard]] QString firstEmptyColumn(RowId row, QByteArrayView record) const;

private:
    project::SheetData m_sheet;
    std::optional<requests::Renderer> m_renderer;
    std::vector<project::Column> m_used;
    QByteArray m_salt;
    qint64 m_baseRows = 0;
};

} // namespace sheaf::jobs
