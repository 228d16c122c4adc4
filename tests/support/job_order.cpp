#include "support/job_order.h"

namespace sheaf::test {

service::Profile profileLike(const char* name, const QUrl& address)
{
    for (const service::Profile& builtIn : service::builtInProfiles()) {
        if (builtIn.id != QLatin1String(name))
            continue;
        service::Profile profile = service::profileForAddress(address, address, builtIn);
        profile.uploadSpacing = Millis(0);
        return profile;
    }
    qFatal("no such profile");
}

jobs::SendOrder orderForAll(project::Project& project, const service::Profile& profile, qint64 rowsAPart)
{
    jobs::CheckOrder check;
    check.sheet = project.sheet().data();
    check.profile = profile;
    check.profile.maxRows = rowsAPart;
    check.salt = project.facts().salt;
    check.endpoint = QStringLiteral("/v1/chat/completions");
    if (check.sheet.base.format == project::BaseFormat::Delimited) {
        check.requestTemplate.emplace();
        check.requestTemplate->model = QStringLiteral("practice-model");
        check.requestTemplate->user = QStringLiteral("Repeat: {{text}}");
    }
    Progress progress;
    const auto found = jobs::checkSheet(check, progress, {});
    if (!found || found->errors > 0)
        qFatal("the sheet has problems");
    jobs::SendOrder order;
    order.name = QStringLiteral("Job");
    order.profile = profile;
    order.requestTemplate = check.requestTemplate;
    order.endpoint = check.endpoint;
    order.completionWindow = QStringLiteral("24h");
    order.parts = found->parts;
    return order;
}

} // namespace sheaf::test
