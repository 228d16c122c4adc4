// The stage of the crash test: the practice service as a process of its own, a fault proxy in front of it, and Sheafs
// that are started, killed and started again until their job is done.
#pragma once

#include "kill_point.h"
#include "library_state.h"

#include "support/fault_proxy.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace sheaf::test {

struct CrashPrograms {
    QString cli;
    QString window; ///< empty = jobs are resumed by sheaf-cli
};

class CrashWorld
{
public:
    explicit CrashWorld(CrashPrograms programs);
    ~CrashWorld();

    /// Starts the service and does the job once, undisturbed. False with a word on stderr when that goes wrong.
    [[nodiscard]] bool begin();
    /// How long the undisturbed job took.
    [[nodiscard]] std::chrono::milliseconds usualTime() const { return m_usualTime; }
    /// How long a Sheaf that resumes it may live: the window looks at the service less often.
    [[nodiscard]] std::chrono::milliseconds resumingTime() const;

    /// One job in a library of its own: killed at the points, one after the other, then resumed until it is done, and
    /// compared. What is wrong, in words; empty = nothing. `met` grows by the kills that took place.
    [[nodiscard]] QString play(const QList<KillPoint>& kills, int& met);

private:
    using Program = std::unique_ptr<QProcess>;

    [[nodiscard]] QString newLibrary();
    [[nodiscard]] static Program start(const QString& program, const QStringList& arguments);
    [[nodiscard]] Program startJob(const QString& library, bool sendOnly) const;
    [[nodiscard]] Program startResuming(const QString& library) const;
    /// Whether it was killed at the point, and not over before.
    bool killAt(QProcess& process, const KillPoint& point, const QString& library);
    [[nodiscard]] bool isDue(const KillPoint& point, const QString& library) const;
    [[nodiscard]] QString resumeToTheEnd(const QString& library);
    [[nodiscard]] QString compare(const QString& library) const;
    [[nodiscard]] QString tableOf(const QString& project, QByteArray& table) const;
    /// What is wrong with the batches of these tokens at the service.
    [[nodiscard]] QString countBatches(const QByteArrayList& tokens) const;

    CrashPrograms m_programs;
    QTemporaryDir m_folder;
    QProcess m_practice;
    std::unique_ptr<FaultProxy> m_proxy;
    QUrl m_service;
    QByteArray m_expected;
    std::chrono::milliseconds m_usualTime {0};
    int m_libraries = 0;
    qsizetype m_passedBefore = 0; ///< requests before the Sheaf that is to be killed now
};

} // namespace sheaf::test
