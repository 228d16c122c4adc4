// How wide a column begins, before anybody has chosen: by its name and the rows that are known, never by reading more.
#pragma once

class QWidget;

namespace sheaf::ui {

class SheetModel;

[[nodiscard]] int startingWidth(const SheetModel& model, int column, const QWidget& view);

} // namespace sheaf::ui
