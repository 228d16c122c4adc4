// The practice service of this application: started when it is first needed, and with a folder of its own, so that its
// batches survive a restart of Sheaf as those of a real service do.
#pragma once

#include "practice/practice_service.h"
#include "service/profile.h"

#include <memory>

namespace sheaf::ui {

class PracticeHome
{
public:
    PracticeHome(QString folder, double speed) : m_folder(std::move(folder)), m_speed(speed) { }

    /// The profile as it is reached now; any but the practice profile comes back as it is.
    [[nodiscard]] Result<service::Profile> resolve(service::Profile profile);

private:
    QString m_folder;
    double m_speed;
    std::unique_ptr<practice::PracticeService> m_service;
};

} // namespace sheaf::ui
