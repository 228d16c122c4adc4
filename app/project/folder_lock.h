// The lock against a second Sheaf on the same project. The system lets go of it when the process ends, however it ends.
#pragma once

#include "base/error.h"

namespace sheaf::project {

class FolderLock
{
public:
    /// ProjectInUse when another process, or another part of this one, holds it; PermissionDenied where no lock can be made.
    [[nodiscard]] static Result<FolderLock> take(const QString& folder);
    FolderLock() = default;
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;

private:
    int m_descriptor = -1;
};

} // namespace sheaf::project
