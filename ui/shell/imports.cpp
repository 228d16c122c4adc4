#include "shell/imports.h"

#include "import/assumption_line.h"

#include <algorithm>

namespace sheaf::ui {

Imports::Imports(QString library, QObject* parent) : QObject(parent), m_library(std::move(library)) { }

void Imports::importFile(const QString& path)
{
    add().importFile(path);
}

void Imports::importText(const QByteArray& text, const QString& name)
{
    add().importText(text, name);
}

ImportRun& Imports::add()
{
    m_runs.push_back(std::make_unique<ImportRun>(m_library));
    ImportRun* run = m_runs.back().get();
    connect(run, &ImportRun::projectReady, this, &Imports::projectReady);
    connect(run, &ImportRun::abandoned, this, &Imports::abandoned);
    connect(run, &ImportRun::finished, this, [this, run](const project::ImportResult& result) {
        Q_EMIT finished(run->project()->folder(), assumptionLine(result.assumptions));
        remove(run);
    });
    connect(run, &ImportRun::failed, this, [this, run](const Error& error) {
        Q_EMIT failed(run->title(), error);
        remove(run);
    });
    return *run;
}

void Imports::remove(const ImportRun* run)
{
    const auto found = std::ranges::find(m_runs, run, &std::unique_ptr<ImportRun>::get);
    if (found == m_runs.end())
        return;
    found->release()->deleteLater(); // it is still on the stack
    m_runs.erase(found);
}

void Imports::stop(const QString& folder)
{
    for (const auto& run : m_runs) {
        if (run->project() && run->project()->folder() == folder) {
            run->stop();
            remove(run.get());
            return;
        }
    }
}

ProgressPtr Imports::progressOf(const QString& folder) const
{
    for (const auto& run : m_runs) {
        if (run->project() && run->project()->folder() == folder)
            return run->progress();
    }
    return nullptr;
}

} // namespace sheaf::ui
