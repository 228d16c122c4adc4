// The window: a sidebar, pages, and the ways between them. It holds no rule of its own: pages work, controllers of this
// folder open, import and list, and the window brings them together.
#pragma once

#include "batches/rows_wanted.h"
#include "common/app_context.h"
#include "common/theme.h"
#include "import/drop_look.h"
#include "import/import_questions.h"
#include "shell/imports.h"
#include "shell/library_list.h"
#include "shell/open_projects.h"
#include "shell/resend.h"

#include <QHash>
#include <QMainWindow>

#include <functional>

class QStackedWidget;

namespace sheaf::ui {

class Banner;
class BatchesPage;
class HomePage;
class JobList;
class MainMenu;
class PauseBanner;
class ProjectPage;
class SettingsPage;
class SideBar;
class WindowDrop;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const AppContext& context, ThemeChoice theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    void importFiles(const QStringList& files);
    void importSample();
    void openProject(const QString& folder);
    void showHome();
    void showBatches();
    void showSettings();
    /// The place where the window was left, or Home.
    void restorePlace();

    /// What went wrong, above the page.
    void showFault(const QString& sentence, const QString& code);

    /// Null while another page is shown.
    [[nodiscard]] ProjectPage* currentProject() const;
    [[nodiscard]] OpenProjects& projects() { return m_projects; }

Q_SIGNALS:
    void themeChosen(sheaf::ui::ThemeChoice choice);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    /// What is shown once its project is open. One thing: rows that were wanted of one project must not filter another.
    struct Wanted {
        QString folder;
        std::optional<RowId> row;
        std::optional<RowsWanted> rows;
    };

    // main_window.cpp: parts and places
    void build(ThemeChoice theme);
    void connectMenu();
    void connectPages();
    void showPage(QWidget* page, const QString& place);
    void updateMenu();
    void goTo(const QString& place);
    void openWanted(const Wanted& wanted);
    void closeCurrentProject();
    void askBeforeClosing();

    // main_window_jobs.cpp: what is sent, and what becomes of it
    void connectJobs();
    void openSendSheet(const std::shared_ptr<project::Project>& project, const SendProposal& proposal);
    void resend(const ResendWanted& wanted);
    void askToMend(const RowsWanted& rows, qint64 problems);
    void bringInBatch();
    void batchAdopted(const std::shared_ptr<project::Project>& project, JobId job);
    void cancelRefused(const project::Project* project, JobId id);
    void jobEnded(project::Project* project, JobId id);
    void showRow(const QString& folder, RowId row);
    void showRows(const RowsWanted& rows);
    void enterKey(const QString& profileId);

    // main_window_projects.cpp: what comes in, and what is going on
    void connectProjects();
    void followLibrary();
    void followJobs();
    void followServices();
    void fillSideBar();
    void fillHome();
    [[nodiscard]] ProjectPage* pageFor(const std::shared_ptr<project::Project>& project);
    void projectOpened(const std::shared_ptr<project::Project>& project);
    void projectFailed(const QString& folder, const Error& error);
    void projectClosing(project::Project* project);
    void setBannerAction(const QString& text, std::function<void()> action);

    // main_window_imports.cpp: from files to projects
    void connectImports();
    void openDialog();
    void openWithSettings();
    void openFolderDialog();
    void pasteTable();
    void beginImport(const ImportOrder& order, ImportQuestions::Ask ask, const std::optional<Error>& fault = {});
    void importStarted(const std::shared_ptr<project::Project>& project);
    void importFinished(const QString& folder);
    void importFailed(const ImportOrder& order, const QString& title, const Error& error);
    void replaceProject(const QString& replaced, const QString& folder);
    void changeImport(const QString& folder);
    void showImportLines(const QString& folder);

    AppContext m_context;
    std::unique_ptr<JobList> m_jobs;
    LibraryList m_library;
    OpenProjects m_projects;
    Imports m_imports; // after m_projects: runs end first
    ImportQuestions m_questions;
    Resend m_resend;
    DropLook m_dropLook;
    MainMenu* m_menu = nullptr;
    SideBar* m_sideBar = nullptr;
    PauseBanner* m_pauses = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    HomePage* m_home = nullptr;
    BatchesPage* m_batches = nullptr;
    SettingsPage* m_settings = nullptr;
    WindowDrop* m_drop = nullptr;
    QHash<QString, ProjectPage*> m_pages; // by folder
    QString m_place; ///< "home", "batches", "settings" or "project:" and a folder
    Wanted m_wanted; ///< an empty folder = nothing
    std::function<void()> m_bannerAction; ///< what the banner's button does
    bool m_bannerTellsOfLook = false;
    bool m_sampleComing = false;
    bool m_mayClose = false;
};

} // namespace sheaf::ui
