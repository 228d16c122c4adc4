// The filter fields below a header's names: one a column, where the column is, made when it comes on the screen.
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QObject>

class QTableView;

namespace sheaf::ui {

class FilterField;
class Label;
class SheetHeader;
class SheetModel;

class FilterRow : public QObject
{
    Q_OBJECT

public:
    /// `view` shows the model and owns the header.
    FilterRow(SheetModel& model, SheetHeader& header, QTableView& view);

    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }
    /// Columns before this one have no field here: a frozen part shows them.
    void setFirstColumn(int column);
    /// Where the view is and the column has a field here; null otherwise.
    [[nodiscard]] FilterField* fieldOf(int column);

Q_SIGNALS:
    /// From the field of a column, by keyboard.
    void stepAsked(int column, int step);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void place(int column, FilterField* field);
    FilterField* make(int column);
    void dropRemovedColumns();
    void followQuery();
    void onEdited(FilterField* field);
    void showFault(const FilterField* field);

    SheetModel& m_model;
    SheetHeader& m_header;
    QTableView& m_view;
    Label* m_fault;
    QHash<ColumnId, FilterField*> m_fields;
    int m_firstColumn = 0;
    bool m_shown = false;
};

} // namespace sheaf::ui
