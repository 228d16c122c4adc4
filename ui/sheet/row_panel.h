// Below the table: the story of the selected row. What is sent, what came back, the raw line, and when it was sent.
#pragma once

#include "base/task_owner.h"
#include "common/text_page.h"
#include "sheet/row_story.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace sheaf::ui {

class CellPane;
class Label;
class RowHistory;
class SheetModel;

class RowPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RowPanel(SheetModel& model, QWidget* parent = nullptr);

    /// How rows become requests now; nothing for request lines and results.
    void setRequests(const std::optional<requests::RequestTemplate>& requestTemplate, const requests::LineShape& shape);
    /// A cell of the view and its row; negative = none.
    void setCell(int viewRow, int column);
    /// Shows the cell and puts the keyboard into its text.
    void editCell();
    /// Keeps what was typed into the cell.
    void save();
    [[nodiscard]] const RowStory& story() const { return m_story; }

Q_SIGNALS:
    /// The keyboard goes back to the table.
    void left();

private:
    void setRow(int viewRow);
    void build();
    void buildHead(QHBoxLayout* head);
    void addPage(QWidget* page, const QString& title);
    QWidget* buildAnswer();
    TextPage* textPage(const char* name, const QString& accessibleName, bool fixed);
    void readSoon();
    void read();
    void show(const RowStory& story);
    void showRequest(TextPage::Reading reading);
    void showAnswer(TextPage::Reading reading);
    void showFacts();
    void clear();
    void copyPage();

    SheetModel& m_model;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    Label* m_title = nullptr;
    QToolButton* m_copy = nullptr;
    CellPane* m_cell = nullptr;
    TextPage* m_request = nullptr;
    Label* m_outcomeIcon = nullptr;
    Label* m_outcome = nullptr;
    Label* m_answerFacts = nullptr;
    Label* m_fault = nullptr;
    TextPage* m_answer = nullptr;
    TextPage* m_raw = nullptr;
    RowHistory* m_history = nullptr;

    std::optional<RowId> m_row;
    std::optional<requests::RequestTemplate> m_template;
    requests::LineShape m_shape;
    RowStory m_story;
    QTimer m_soon;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
