// The menu bar: what the window itself can do, and between it what the present page brings along.
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QMainWindow;
class QMenu;

namespace sheaf::ui {

class MainMenu : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the window and fills its menu bar.
    explicit MainMenu(QMainWindow* window);

    /// Folder and name of each, newest first.
    void setRecent(const QList<std::pair<QString, QString>>& projects);
    /// The actions of a page; null stands for a separator. The menus Edit, Rows and Columns are hidden where they are empty.
    struct PageActions {
        QList<QAction*> file;
        QList<QAction*> edit;
        QList<QAction*> rows;
        QList<QAction*> columns;
        QList<QAction*> view;
        QList<QAction*> batches;
        bool isProject = false;
    };
    void setPage(const PageActions& actions);
    [[nodiscard]] QAction* sidebar() const { return m_sidebar; }
    /// Every action with a shortcut, for the list of shortcuts.
    [[nodiscard]] QList<QAction*> actionsWithShortcut() const;

Q_SIGNALS:
    void newFromClipboard();
    void openFile();
    void openFolder();
    void openWithSettings();
    void openRecent(const QString& folder);
    void closeProject();
    void quit();
    void sidebarToggled(bool shown);
    void home();
    void batches();
    void settings();
    void about();
    void shortcuts();

private:
    QAction* add(QMenu* menu, const char* name, const QString& iconName, const QString& text, const QString& tip, const QKeySequence& key);
    void build();
    void buildFile();
    void buildView();
    void replace(QMenu* menu, QAction* before, const QList<QAction*>& actions);

    QMainWindow* m_window;
    QMenu* m_file = nullptr;
    QMenu* m_recent = nullptr;
    QMenu* m_edit = nullptr;
    QMenu* m_rows = nullptr;
    QMenu* m_columns = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_batches = nullptr;
    QMenu* m_help = nullptr;
    QAction* m_afterPageFile = nullptr;
    QAction* m_close = nullptr;
    QAction* m_sidebar = nullptr;
    QList<QAction*> m_fromPage;
};

} // namespace sheaf::ui
