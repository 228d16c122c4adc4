// Writes texts into many cells as one step of undo: a few of them at once, more of them on a worker, with the new rows
// and columns that they need.
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "sheet/paste_plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace sheaf::ui {

class SheetModel;

/// The text for the n-th row and column of a plan (new ones behind those that are there); nothing = it stays. Called on
/// workers, on several at once.
using CellTexts = std::function<std::optional<QByteArray>(qint64 row, int column)>;
using WriteDone = std::function<void(const Result<void>&)>;

class CellWriter
{
public:
    explicit CellWriter(SheetModel& model) : m_model(model) { }

    /// Columns of the answers among those of the plan are left out. `done` may be called before this returns.
    void write(const PastePlan& plan, CellTexts texts, const QString& label, WriteDone done = {});

private:
    void writeFew(const PastePlan& plan, const CellTexts& texts, const QString& label, const WriteDone& done);
    void writeMany(const PastePlan& plan, const CellTexts& texts, const QString& label, const WriteDone& done);
    [[nodiscard]] std::vector<RowId> rowsOf(const SelectedCells& cells) const;
    [[nodiscard]] QStringList newNames(int count) const;

    SheetModel& m_model;
};

} // namespace sheaf::ui
