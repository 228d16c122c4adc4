// Keeps the computer awake while the engine uploads, and not a moment longer.
#pragma once

#include "jobs/job_engine.h"
#include "service/keep_awake.h"

#include <QTimer>

namespace sheaf::jobs {

class AwakeWhileUploading : public QObject
{
    Q_OBJECT

public:
    /// `engine` is borrowed and lives longer; without a blocker nothing happens.
    AwakeWhileUploading(const JobEngine& engine, std::unique_ptr<service::SleepBlocker> blocker);

private:
    void look();

    const JobEngine& m_engine;
    service::KeepAwake m_awake;
    QTimer m_check;
};

} // namespace sheaf::jobs
