#include "shell/practice_home.h"

namespace sheaf::ui {

Result<service::Profile> PracticeHome::resolve(service::Profile profile)
{
    if (profile.id != QLatin1String("practice"))
        return profile;
    if (!m_service) {
        practice::Options options;
        options.folder = m_folder;
        options.speed = m_speed;
        auto started = practice::PracticeService::start(options);
        if (!started)
            return failure(started.error());
        m_service = std::move(*started);
    }
    profile.baseUrl = m_service->address();
    profile.apiUrl = m_service->address();
    return profile;
}

} // namespace sheaf::ui
