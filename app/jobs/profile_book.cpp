#include "jobs/profile_book.h"

#include "base/whole_file.h"
#include "json/text.h"

#include <algorithm>

namespace sheaf::jobs {

using service::Profile;

const Profile* ProfileBook::find(const QString& id) const
{
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& profile) { return profile.id == id; });
    return found == profiles.end() ? nullptr : &*found;
}

void ProfileBook::put(const Profile& profile)
{
    const auto found
        = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& other) { return other.id == profile.id; });
    if (found == profiles.end())
        profiles.push_back(profile);
    else
        *found = profile;
}

void ProfileBook::remove(const QString& id)
{
    std::erase_if(profiles, [&](const Profile& profile) { return profile.id == id; });
}

Result<ProfileBook> loadProfiles(const QString& path)
{
    ProfileBook book {service::builtInProfiles()};
    const auto stored = readWhole(path);
    if (!stored && stored.error().code == ErrorCode::FileNotFound)
        return book;
    if (!stored)
        return failure(stored.error());
    if (const auto fault = json::firstFault(*stored))
        return failure(ErrorCode::NotJson, path);
    const auto entries = json::elements(*stored);
    if (!entries)
        return failure(ErrorCode::NotJson, path);
    for (const json::Span& entry : *entries) {
        auto profile = service::profileFromJson(entry.in(*stored).toByteArray());
        if (!profile)
            return failure(profile.error());
        book.put(*profile);
    }
    return book;
}

Result<void> saveProfiles(const ProfileBook& book, const QString& path)
{
    const ProfileBook builtIn {service::builtInProfiles()};
    QByteArrayList entries;
    for (const Profile& profile : book.profiles) {
        const Profile* original = builtIn.find(profile.id);
        if (!original || !(*original == profile))
            entries.append(service::toJson(profile));
    }
    return writeWhole(path, QByteArrayLiteral("[\n") + entries.join(",\n") + QByteArrayLiteral("\n]\n"));
}

} // namespace sheaf::jobs
