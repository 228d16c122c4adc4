// All imports under way, and what becomes of them: what is imported together becomes one project.
#pragma once

#include "import/import_run.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace sheaf::ui {

/// What a finished import was made from, for as long as its settings may still be changed.
struct ImportOutcome {
    ImportOrder order; ///< no paths where the rows came from the clipboard: nothing can be read anew
    project::ImportAssumptions assumptions;
};

class Imports : public QObject
{
    Q_OBJECT

public:
    explicit Imports(QString library, QObject* parent = nullptr);

    void importFiles(const ImportOrder& order);
    void importText(const QByteArray& text, const QString& name);
    void stop(const QString& folder);
    [[nodiscard]] bool isRunning() const { return !m_runs.empty(); }

    /// Of the import that fills this project; null when none does.
    [[nodiscard]] ProgressPtr progressOf(const QString& folder) const;
    /// Of a project that was imported since the start of the program; nothing for others.
    [[nodiscard]] std::optional<ImportOutcome> outcomeOf(const QString& folder) const;
    /// The project is closed or was made anew.
    void forget(const QString& folder) { m_outcomes.remove(folder); }

Q_SIGNALS:
    void projectReady(const std::shared_ptr<sheaf::project::Project>& project);
    /// outcomeOf() tells what was taken for granted.
    void finished(const QString& folder);
    void abandoned(const QString& folder);
    void failed(const sheaf::ui::ImportOrder& order, const QString& title, const sheaf::Error& error);

private:
    [[nodiscard]] ImportRun& add(const ImportOrder& order);
    void remove(const ImportRun* run);

    QString m_library;
    QHash<QString, ImportOutcome> m_outcomes; // by folder
    std::vector<std::unique_ptr<ImportRun>> m_runs;
};

} // namespace sheaf::ui
