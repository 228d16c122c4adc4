// The current cell in full: long text, text that reads from the right, JSON in colours with its first mistake, and the
// picture that it names. What is typed is kept when the keyboard leaves or with Ctrl+Enter, as one step of undo; Esc takes it back.
#pragma once

#include "base/task_owner.h"
#include "sheet/cell_look.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace sheaf::ui {

class JsonHighlighter;
class Label;
class SheetModel;

class CellPane : public QWidget
{
    Q_OBJECT

public:
    explicit CellPane(SheetModel& model, QWidget* parent = nullptr);

    /// A cell of the view; what was typed into the one before is kept first. Negative = none.
    void setCell(int viewRow, int column);
    /// Keeps what was typed, if anything was.
    void save();
    /// The keyboard goes to the end of the text.
    void edit();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// Ctrl+Enter or Esc: the keyboard goes back to the table.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QToolButton* button(const char* name, const QString& text, const QString& toolTip, QHBoxLayout* line);
    void follow();
    void read();
    void show(const CellLook& look);
    void showLook(const CellLook& look);
    void showPicture();
    void showState(const QString& sentence, bool isFault);
    void setText(const QString& text);
    void look();
    void rewrite(QString (*how)(const QString&));
    void goToMistake();
    void takeBack();
    void clear();
    [[nodiscard]] bool isTyped() const;

    struct Cell {
        RowId row;
        std::optional<ColumnId> column; ///< nothing = the answer
        bool operator==(const Cell&) const = default;
    };
    /// What was typed into a cell that could not take it yet, kept until it can or until somebody comes back to it.
    struct Draft {
        Cell cell;
        QString text;
    };
    void putAside();
    void showDraft();
    void saveDrafts();

    SheetModel& m_model;
    QPlainTextEdit* m_edit = nullptr;
    JsonHighlighter* m_colours = nullptr;
    QLabel* m_picture = nullptr;
    Label* m_state = nullptr;
    QToolButton* m_goTo = nullptr;
    QToolButton* m_indent = nullptr;
    QToolButton* m_compact = nullptr;
    std::optional<Cell> m_cell;
    std::vector<Draft> m_drafts;
    QString m_known; ///< the cell's text as it is in the sheet, once it was read
    bool m_whole = false; ///< it was read, and all of it is shown
    std::optional<requests::JsonMistake> m_mistake;
    QPixmap m_preview;
    QTimer m_readSoon;
    QTimer m_lookSoon;
    TaskOwner m_reader;
    TaskOwner m_looker;
};

} // namespace sheaf::ui
