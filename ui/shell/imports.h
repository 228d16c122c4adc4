// All imports under way, and what becomes of them: each file becomes a project of its own.
#pragma once

#include "import/import_run.h"

#include <QObject>

#include <memory>
#include <vector>

namespace sheaf::ui {

class Imports : public QObject
{
    Q_OBJECT

public:
    explicit Imports(QString library, QObject* parent = nullptr);

    void importFile(const QString& path);
    void importText(const QByteArray& text, const QString& name);
    void stop(const QString& folder);
    [[nodiscard]] bool isRunning() const { return !m_runs.empty(); }

    /// Of the import that fills this project; null when none does.
    [[nodiscard]] ProgressPtr progressOf(const QString& folder) const;

Q_SIGNALS:
    void projectReady(const std::shared_ptr<sheaf::project::Project>& project);
    /// `assumption`: what was taken for granted, in one line.
    void finished(const QString& folder, const QString& assumption);
    void abandoned(const QString& folder);
    void failed(const QString& title, const sheaf::Error& error);

private:
    [[nodiscard]] ImportRun& add();
    void remove(const ImportRun* run);

    QString m_library;
    std::vector<std::unique_ptr<ImportRun>> m_runs;
};

} // namespace sheaf::ui
