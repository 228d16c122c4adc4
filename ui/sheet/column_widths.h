// How wide a column begins, before anybody has chosen: by its name and the rows that are known, never by reading more.
#pragma once

#include <QHash>

class QWidget;

namespace sheaf::ui {

class SheetModel;

/// At 100 %: fitting a column to its content stops here, long texts are for the row panel.
inline constexpr int widestFit = 640;

[[nodiscard]] int startingWidth(const SheetModel& model, int column, const QWidget& view);

/// Widths by column, the widest ones made narrower until all fit into `room`, as far as they stay readable.
[[nodiscard]] QHash<int, int> narrowed(const QHash<int, int>& widths, int room, const QWidget& view);

} // namespace sheaf::ui
