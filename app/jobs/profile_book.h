// The profiles that can be chosen: those that Sheaf brings along and addresses that the user added.
#pragma once

#include "service/profile.h"

namespace sheaf::jobs {

/// A value; load() and save() are for a worker or start-up.
struct ProfileBook {
    std::vector<service::Profile> profiles; ///< built-in ones first

    [[nodiscard]] const service::Profile* find(const QString& id) const;
    /// Replaces the profile of the same id or appends it.
    void put(const service::Profile& profile);
    void remove(const QString& id);
};

/// Built-in profiles and what `path` (JSON) adds; a missing file adds nothing, a damaged one is an error.
[[nodiscard]] Result<ProfileBook> loadProfiles(const QString& path);
/// Only what differs from the built-in ones.
[[nodiscard]] Result<void> saveProfiles(const ProfileBook& book, const QString& path);

} // namespace sheaf::jobs
