#include "shell/imports.h"

#include <algorithm>

namespace sheaf::ui {

Imports::Imports(QString library, QObject* parent) : QObject(parent), m_library(std::move(library)) { }

void Imports::importFiles(const ImportOrder& order)
{
    add(order).importFiles(order);
}

void Imports::importText(const QByteArray& text, const QString& name)
{
    add({}).importText(text, name);
}

ImportRun& Imports::add(const ImportOrder& order)
{
    m_runs.push_back(std::make_unique<ImportRun>(m_library));
    ImportRun* run = m_runs.back().get();
    connect(run, &ImportRun::projectReady, this, &Imports::projectReady);
    connect(run, &ImportRun::abandoned, this, &Imports::abandoned);
    connect(run, &ImportRun::finished, this, [this, run, order](const project::ImportResult& result) {
        const QString folder = run->project()->folder();
        m_outcomes.insert(folder, {order, result.assumptions});
        Q_EMIT finished(folder);
        remove(run);
    });
    connect(run, &ImportRun::failed, this, [this, run, order](const Error& error) {
        Q_EMIT failed(order, run->title(), error);
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

std::optional<ImportOutcome> Imports::outcomeOf(const QString& folder) const
{
    const auto found = m_outcomes.constFind(folder);
    return found == m_outcomes.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace sheaf::ui
