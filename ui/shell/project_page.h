// One project: its table in the middle, the prompt beside it, the selected row below, problems and service at the bottom.
#pragma once

#include "common/app_context.h"
#include "jobs/check_sheet.h"
#include "project/project.h"
#include "project/row_filter.h"

#include <QAction>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;

namespace sheaf::ui {

class Banner;
class Label;
class ProblemsBar;
class ProgressStrip;
class PromptPanel;
class RowPanel;
class ShownRowsCheck;
class SheetActions;
class SheetModel;
class SheetView;
class TableExports;
class TablePane;

class ProjectPage : public QWidget
{
    Q_OBJECT

public:
    ProjectPage(std::shared_ptr<project::Project> project, AppContext& context, QWidget* parent = nullptr);
    /// Saves what was typed last and where everything stood.
    ~ProjectPage() override;

    [[nodiscard]] const std::shared_ptr<project::Project>& project() const { return m_project; }
    /// For the window's menus; null stands for a separator.
    [[nodiscard]] QList<QAction*> fileActions() const;
    [[nodiscard]] QList<QAction*> editActions() const;
    [[nodiscard]] QList<QAction*> rowActions() const;
    [[nodiscard]] QList<QAction*> columnActions() const;
    [[nodiscard]] QList<QAction*> viewActions() const;

    /// `line` from 1 as the user counts; takes a filter away that hides it. A field of the prompt opens the panel.
    void jumpToRow(qint64 line, const QString& field = {});
    /// Only these rows (none = all) with these outcomes.
    void showRows(const QList<project::Piece>& rows, project::OutcomeSet outcomes);
    /// Shows rows so far and Stop while an import runs; null when it is over.
    void setImporting(ProgressPtr progress, std::function<void()> stop = {});
    /// What was taken for granted at the import, in one line, and what can be done about it.
    struct Assumption {
        QString sentence;
        bool needsAttention = false;
        bool canChange = false; ///< the files can be imported anew with other settings
        bool hasLines = false; ///< there are single lines to show
    };
    void showAssumption(const Assumption& assumption);

    /// Whether nothing was done here since the import that would be lost with the project.
    [[nodiscard]] bool isUntouched() const;

    /// Nothing for request lines and results.
    [[nodiscard]] std::optional<requests::RequestTemplate> currentTemplate() const;
    [[nodiscard]] service::Profile currentProfile() const;
    /// Services were added, changed or removed: chooses again where the chosen one is concerned.
    void followServices();
    [[nodiscard]] jobs::EmptyCells emptyCells() const;
    /// Why nothing can be sent now; empty = it can.
    [[nodiscard]] QString sendBlocker() const;

Q_SIGNALS:
    void sendRequested(const sheaf::jobs::SheetCheck& check);
    void importChangeRequested();
    void importLinesRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildHeader();
    void buildMessages();
    void buildBody();
    void buildActions();
    void buildExportMenu(QMenu* menu);
    void connectParts();
    void followTemplate();
    void showSendState();
    void showImportProgress();
    void showRefusal(const QString& sentence);
    void exportRequests();
    void sendShown();
    void shownChecked(const jobs::SheetCheck& check);
    void cyclePanes(int step);
    void savePlace();
    void restorePlace();
    void applyMeasures();
    [[nodiscard]] QString settingsGroup() const;

    std::shared_ptr<project::Project> m_project;
    AppContext& m_context;
    std::unique_ptr<SheetModel> m_model;
    QWidget* m_top = nullptr; // all that refers to the model hangs below these two
    QLineEdit* m_title = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_send = nullptr;
    Label* m_sendReason = nullptr;
    Banner* m_banner = nullptr;
    Banner* m_assumption = nullptr;
    ProgressStrip* m_importStrip = nullptr;
    ProgressStrip* m_exportStrip = nullptr;
    QSplitter* m_across = nullptr;
    QSplitter* m_down = nullptr;
    TablePane* m_table = nullptr;
    SheetView* m_view = nullptr;
    RowPanel* m_rowPanel = nullptr;
    PromptPanel* m_prompt = nullptr;
    ProblemsBar* m_problems = nullptr;
    SheetActions* m_actions = nullptr;
    TableExports* m_exports = nullptr;
    ShownRowsCheck* m_shownCheck = nullptr;
    QAction *m_exportCsv = nullptr, *m_exportXlsx = nullptr, *m_exportJsonl = nullptr, *m_exportRequests = nullptr, *m_byteOrderMark = nullptr;
    QAction *m_showPrompt = nullptr, *m_showRow = nullptr, *m_editCell = nullptr, *m_nextPane = nullptr, *m_previousPane = nullptr;
    ProgressPtr m_importing;
    QTimer m_importTick;
    std::function<void()> m_stopImport;
};

} // namespace sheaf::ui
