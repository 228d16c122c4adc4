#include "sheet/column_widths.h"

#include "common/theme.h"
#include "sheet/sheet_model.h"

#include <QFontMetrics>
#include <QWidget>

#include <algorithm>

namespace sheaf::ui {

namespace {

constexpr int rowsLookedAt = 30;
constexpr int narrowest = 72;
constexpr int widest = 340;
constexpr int answerWidth = 280;
constexpr int outcomeWidth = 130;

} // namespace

int startingWidth(const SheetModel& model, int column, const QWidget& view)
{
    if (model.isAnswerColumn(column))
        return scaled(answerWidth, view);
    if (model.isOutcomeColumn(column))
        return scaled(outcomeWidth, view);
    const QFontMetrics metrics = view.fontMetrics();
    const int padding = scaled(24, view);
    int width = metrics.horizontalAdvance(model.columnAt(column).name) + padding;
    for (int row = 0; row < std::min(rowsLookedAt, model.rowCount()); ++row) {
        const QString text = model.index(row, column).data(Qt::DisplayRole).toString();
        width = std::max(width, metrics.horizontalAdvance(text.left(60)) + padding);
    }
    return std::clamp(width, scaled(narrowest, view), scaled(widest, view));
}

} // namespace sheaf::ui
