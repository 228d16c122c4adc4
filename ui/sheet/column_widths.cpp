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
constexpr int widest = 320;
constexpr int answerWidth = 200;
constexpr int outcomeWidth = 118;
constexpr int stillReadable = 180; // a few words: below that it is better to scroll

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

QHash<int, int> narrowed(const QHash<int, int>& widths, int room, const QWidget& view)
{
    QHash<int, int> result = widths;
    int excess = -room;
    for (const int width : widths)
        excess += width;
    const int least = scaled(stillReadable, view);
    while (excess > 0) {
        auto widestOne = result.end();
        for (auto each = result.begin(); each != result.end(); ++each) {
            if (each.value() > least && (widestOne == result.end() || each.value() > widestOne.value()))
                widestOne = each;
        }
        if (widestOne == result.end())
            break;
        const int step = std::min({excess, widestOne.value() - least, measure::groupGap});
        widestOne.value() -= step;
        excess -= step;
    }
    return result;
}

} // namespace sheaf::ui
