#include "cli/exit_code.h"

namespace sheaf::cli {

ExitCode exitCodeFor(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return StoppedByUser;
    // The codes are grouped: everything from the first network code on concerns the service or its key.
    return error.code >= ErrorCode::HostUnreachable ? ServiceTrouble : WrongUsage;
}

} // namespace sheaf::cli
