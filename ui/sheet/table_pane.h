// The table with what belongs around it: outcomes and buttons above; find, "go to row", and what is shown and why below.
#pragma once

#include "base/progress.h"

#include <QAction>
#include <QTimer>
#include <QWidget>

class QToolButton;

namespace sheaf::ui {

class ColumnChooser;
class EmptyState;
class FindBar;
class GoToRow;
class OutcomeFilter;
class ProgressStrip;
class SheetActions;
class SheetModel;
class SheetView;
class ViewStatus;

class TablePane : public QWidget
{
    Q_OBJECT

public:
    explicit TablePane(SheetModel& model, QWidget* parent = nullptr);

    [[nodiscard]] SheetView& view() const { return *m_view; }
    [[nodiscard]] SheetActions& actions() const { return *m_actions; }
    /// For the Edit menu.
    [[nodiscard]] QList<QAction*> findActions() const { return {m_find, m_replace, m_findNext, m_findPrevious, m_goToRow}; }
    /// For the View menu.
    [[nodiscard]] QAction* filterRowAction() const { return m_filterRow; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The rows that are shown, and no others, are to be sent.
    void sendShownRequested();
    /// Why something was not done, or what was done: for the page's banner.
    void refused(const QString& sentence);
    void told(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildActions();
    QWidget* buildTop();
    void buildLayout();
    void connectParts();
    void showEmpty();
    void followBulk();
    QAction* add(const char* name, const QString& text, const QKeySequence& keys, const QString& iconName);

    SheetModel& m_model;
    OutcomeFilter* m_outcomes;
    SheetView* m_view;
    SheetActions* m_actions;
    FindBar* m_findBar;
    GoToRow* m_goTo;
    ViewStatus* m_status;
    ProgressStrip* m_bulkStrip;
    ColumnChooser* m_chooser;
    EmptyState* m_empty;
    QToolButton* m_columnsButton = nullptr;
    QAction *m_find, *m_replace, *m_findNext, *m_findPrevious, *m_goToRow, *m_filterRow;
    QTimer m_bulkTick;
};

} // namespace sheaf::ui
