// Find and replace below the table, never in a window of its own: the table stays in sight and can be edited meanwhile.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace sheaf::ui {

class CellFinder;
class Label;
class SheetView;

class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(SheetView& view, QWidget* parent = nullptr);

    /// With the keyboard in it. `replace`: with the second line.
    void open(bool replace);
    void close();
    void go(bool forward);
    [[nodiscard]] CellFinder& finder() const { return *m_finder; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildFind(QHBoxLayout* line);
    void buildReplace(QHBoxLayout* line);
    QToolButton* button(const char* name, const QString& iconName, const QString& says, bool checkable);
    void follow();
    void showState();

    SheetView& m_view;
    CellFinder* m_finder;
    QWidget* m_replaceLine;
    QLineEdit* m_text = nullptr;
    QLineEdit* m_replacement = nullptr;
    Label* m_state = nullptr;
    Label* m_fault = nullptr;
    QToolButton *m_matchCase = nullptr, *m_wholeCell = nullptr, *m_pattern = nullptr, *m_inSelection = nullptr;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
    QPushButton *m_replace = nullptr, *m_replaceAll = nullptr;
};

} // namespace sheaf::ui
