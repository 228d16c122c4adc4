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
    explicit PracticeHome(practice::Options options) : m_options(std::move(options)) { }

    /// The profile as it is reached now; any but the practice profile comes back as it is.
    [[nodiscard]] Result<service::Profile> resolve(service::Profile profile);
    /// What was asked of the service since it was started, in order.
    [[nodiscard]] QStringList journal() const { return m_service ? m_service->journal() : QStringList(); }

private:
    practice::Options m_options;
    std::unique_ptr<practice::PracticeService> m_service;
};

} // namespace sheaf::ui
