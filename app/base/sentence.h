// The one place where an error becomes words.
#pragma once

#include "base/error.h"

namespace sheaf {

/// What happened and what to do next, in the user's language: one or two sentences, plain text.
[[nodiscard]] QString sentence(const Error& error);

} // namespace sheaf
