#include "shell/main_menu.h"

#include "common/icon.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace sheaf::ui {

MainMenu::MainMenu(QMainWindow* window) : QObject(window), m_window(window)
{
    build();
    setPage({});
}

QAction* MainMenu::add(
    QMenu* menu, const char* name, const QString& iconName, const QString& text, const QString& tip, const QKeySequence& key)
{
    auto* action = new QAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setToolTip(tip);
    action->setStatusTip(tip);
    action->setShortcut(key);
    menu->addAction(action);
    return action;
}

void MainMenu::build()
{
    QMenuBar* bar = m_window->menuBar();
    m_file = bar->addMenu(tr("&File"));
    m_edit = bar->addMenu(tr("&Edit"));
    m_rows = bar->addMenu(tr("&Rows"));
    m_columns = bar->addMenu(tr("&Columns"));
    m_columns->setToolTipsVisible(true);
    m_view = bar->addMenu(tr("&View"));
    m_batches = bar->addMenu(tr("&Batches"));
    m_help = bar->addMenu(tr("&Help"));
    buildFile();
    buildView();
    connect(add(m_batches, "showBatches", QStringLiteral("batches"), tr("Show &all batches"), tr("Every job of every project"),
                QKeySequence(Qt::CTRL | Qt::Key_2)),
        &QAction::triggered, this, &MainMenu::batches);
    connect(add(m_help, "shortcuts", QStringLiteral("keyboard"), tr("&Shortcuts"), tr("What each key does"), QKeySequence(Qt::CTRL | Qt::Key_Question)),
        &QAction::triggered, this, &MainMenu::shortcuts);
    connect(add(m_help, "about", QStringLiteral("info"), tr("&About Sheaf"), tr("Version and licence"), {}), &QAction::triggered, this, &MainMenu::about);
}

void MainMenu::buildFile()
{
    connect(add(m_file, "newFromClipboard", QStringLiteral("copy"), tr("&New from clipboard"), tr("Make a project of the cells that you copied"),
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)),
        &QAction::triggered, this, &MainMenu::newFromClipboard);
    connect(add(m_file, "open", QStringLiteral("open"), tr("&Open…"), tr("Make a project of a file"), QKeySequence::Open),
        &QAction::triggered, this, &MainMenu::openFile);
    connect(add(m_file, "openFolder", {}, tr("Import a &folder…"), tr("Make a project of the texts or pictures in a folder"),
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)),
        &QAction::triggered, this, &MainMenu::openFolder);
    connect(add(m_file, "openWithSettings", {}, tr("Open &with settings…"), tr("Make a project of a file, and say how it is to be read"),
                QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O)),
        &QAction::triggered, this, &MainMenu::openWithSettings);
    m_recent = m_file->addMenu(tr("Open &recent"));
    m_recent->setObjectName(QStringLiteral("openRecent"));
    m_file->addSeparator();
    m_afterPageFile = m_file->addSeparator();
    m_close = add(m_file, "closeProject", {}, tr("&Close project"), tr("Everything is saved; its jobs go on"), QKeySequence::Close);
    connect(m_close, &QAction::triggered, this, &MainMenu::closeProject);
    connect(add(m_file, "settings", QStringLiteral("settings"), tr("&Settings"), tr("Services, keys, appearance"), QKeySequence(Qt::CTRL | Qt::Key_Comma)),
        &QAction::triggered, this, &MainMenu::settings);
    connect(add(m_file, "quit", {}, tr("&Quit"), tr("Close Sheaf; everything is saved"), QKeySequence(Qt::CTRL | Qt::Key_Q)),
        &QAction::triggered, this, &MainMenu::quit);
}

void MainMenu::buildView()
{
    connect(add(m_view, "showHome", QStringLiteral("home"), tr("&Home"), tr("Drop target and recent projects"), QKeySequence(Qt::CTRL | Qt::Key_1)),
        &QAction::triggered, this, &MainMenu::home);
    m_sidebar = add(m_view, "toggleSidebar", QStringLiteral("sidebar"), tr("Wide &sidebar"), tr("Names beside the icons"), QKeySequence(Qt::CTRL | Qt::Key_B));
    m_sidebar->setCheckable(true);
    m_sidebar->setChecked(true);
    connect(m_sidebar, &QAction::toggled, this, &MainMenu::sidebarToggled);
}

void MainMenu::setRecent(const QList<std::pair<QString, QString>>& projects)
{
    m_recent->clear();
    m_recent->setEnabled(!projects.isEmpty());
    for (const auto& [folder, name] : projects) {
        QString text = name;
        QAction* action = m_recent->addAction(text.replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, folder = folder] { Q_EMIT openRecent(folder); });
    }
}

void MainMenu::replace(QMenu* menu, QAction* before, const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        if (!action) {
            action = new QAction(this);
            action->setSeparator(true);
        }
        menu->insertAction(before, action);
        m_fromPage += action;
    }
}

void MainMenu::setPage(const PageActions& actions)
{
    for (QMenu* menu : {m_file, m_edit, m_rows, m_columns, m_view, m_batches}) {
        for (QAction* action : menu->actions()) {
            const bool isOurSeparator = action->parent() == this && action->isSeparator();
            if (m_fromPage.contains(action)) {
                menu->removeAction(action);
                if (isOurSeparator)
                    action->deleteLater();
            }
        }
    }
    m_fromPage.clear();
    replace(m_file, m_afterPageFile, actions.file);
    replace(m_edit, nullptr, actions.edit);
    replace(m_rows, nullptr, actions.rows);
    replace(m_columns, nullptr, actions.columns);
    replace(m_view, nullptr, actions.view);
    replace(m_batches, nullptr, actions.batches);
    m_edit->menuAction()->setVisible(!actions.edit.isEmpty());
    m_rows->menuAction()->setVisible(!actions.rows.isEmpty());
    m_columns->menuAction()->setVisible(!actions.columns.isEmpty());
    m_close->setEnabled(actions.isProject);
}

QList<QAction*> MainMenu::actionsWithShortcut() const
{
    QList<QAction*> all;
    for (const QMenu* menu : {m_file, m_edit, m_rows, m_columns, m_view, m_batches, m_help}) {
        for (QAction* action : menu->actions()) {
            if (!action->shortcut().isEmpty())
                all += action;
        }
    }
    return all;
}

} // namespace sheaf::ui
