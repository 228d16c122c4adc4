// To a row by its number, as the user counts: from 1, in the stored order.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sheaf::ui {

class Label;
class SheetView;

class GoToRow : public QWidget
{
    Q_OBJECT

public:
    explicit GoToRow(SheetView& view, QWidget* parent = nullptr);

    void open();
    void close();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void go(bool evenIfHidden);
    void say(const QString& sentence, bool offerToShow);

    SheetView& m_view;
    QLineEdit* m_number;
    Label* m_message;
    QPushButton* m_show;
};

} // namespace sheaf::ui
