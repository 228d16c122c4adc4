// Which columns are shown: a list with check boxes that opens below its button. Each change is an edit that can be undone.
#pragma once

#include <QFrame>

class QListWidget;
class QListWidgetItem;

namespace sheaf::ui {

class SearchField;
class SheetModel;

class ColumnChooser : public QFrame
{
    Q_OBJECT

public:
    explicit ColumnChooser(SheetModel& model, QWidget* parent);

    void openBelow(QWidget& button);

private:
    void fill();
    void onToggled(QListWidgetItem* item);
    void showOnly(const QString& text);

    SheetModel& m_model;
    SearchField* m_search;
    QListWidget* m_list;
};

} // namespace sheaf::ui
