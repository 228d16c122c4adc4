// One message above all pages for a service that stands still: its key is refused or cannot be read, or it asks for credit.
// Said once, however many parts wait for it; the next service that stands still follows when this one goes on.
#pragma once

#include "common/banner.h"
#include "jobs/job_engine.h"

namespace sheaf::ui {

class PauseBanner : public Banner
{
    Q_OBJECT

public:
    explicit PauseBanner(QWidget* parent = nullptr);

    void setPauses(const QList<jobs::Pause>& pauses);

Q_SIGNALS:
    void keyRequested(const QString& profileId);
    void resumeRequested(const QString& profileId);

private:
    QString m_profile;
};

} // namespace sheaf::ui
