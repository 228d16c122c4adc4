// The name of a column, open for typing where it stands in the header. Enter takes it, Esc leaves it as it was.
#pragma once

#include "base/ids.h"

#include <QLineEdit>

namespace sheaf::ui {

class SheetHeader;
class SheetModel;
class SheetView;

class ColumnNameEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit ColumnNameEdit(SheetView& view);

    void open(SheetHeader& header, int column);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close();
    void take();

    SheetView& m_view;
    SheetModel& m_model;
    std::optional<ColumnId> m_column;
};

} // namespace sheaf::ui
