// One import under way: rows appear in the project while a worker reads the file, and a stopped import leaves nothing
// behind.
#pragma once

#include "base/task_owner.h"
#include "import/import_order.h"

#include <QObject>

#include <functional>

namespace sheaf::ui {

/// Lives on the GUI thread; the work is done on a thread of its own. One import for each object.
class ImportRun : public QObject
{
    Q_OBJECT

public:
    explicit ImportRun(QString library, QObject* parent = nullptr);
    ~ImportRun() override;

    /// Files and folders, as one project.
    void importFiles(const ImportOrder& order);
    /// Text from the clipboard, as spreadsheets copy it.
    void importText(const QByteArray& text, const QString& name);
    /// Leaves no project behind: abandoned() asks everybody to let go of it, then the worker removes the folder.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const ProgressPtr& progress() const { return m_progress; }
    /// What is read, for people: the file's name.
    [[nodiscard]] const QString& title() const { return m_title; }
    /// Null until projectReady().
    [[nodiscard]] const std::shared_ptr<project::Project>& project() const { return m_project; }

Q_SIGNALS:
    /// The project exists and shows its first rows; more follow.
    void projectReady(const std::shared_ptr<sheaf::project::Project>& project);
    /// All rows are there and the project says so on the disk.
    void finished(const sheaf::project::ImportResult& result);
    /// Whoever shows the project lets go of it while this signal is handled.
    void abandoned(const QString& folder);
    void failed(const sheaf::Error& error);

private:
    using Read = std::function<Result<project::ImportResult>(const project::ImportEvents&, Progress&, std::stop_token)>;

    void start(const QString& title, Read read);
    [[nodiscard]] project::ImportEvents events();
    void openProject(std::shared_ptr<project::LoadedProject> loaded);
    void appendRows(const std::vector<quint32>& lengths);
    void finish(const Result<project::ImportResult>& result);
    void letGo();

    QString m_library;
    QString m_title;
    ProgressPtr m_progress = std::make_shared<Progress>();
    std::shared_ptr<project::Project> m_project;
    bool m_running = false;
    TaskOwner m_task; // declared last: its destructor waits for the worker, which calls back into this object
};

} // namespace sheaf::ui
