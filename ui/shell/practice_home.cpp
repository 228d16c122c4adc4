#include "shell/practice_home.h"

namespace sheaf::ui {

Result<service::Profile> PracticeHome::resolve(service::Profile profile)
{
    if (profile.id != QLatin1String("practice"))
        return profile;
    if (!m_service) {
        auto started = practice::PracticeService::start(m_options);
        if (!started)
            return failure(started.error());
        m_service = std::move(*started);
    }
    profile.baseUrl = m_service->address();
    profile.apiUrl = m_service->address();
    return profile;
}

} // namespace sheaf::ui
