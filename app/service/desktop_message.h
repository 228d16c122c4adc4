// Tells the desktop something, for people who look at another window.
#pragma once

#include <QString>

namespace sheaf::service {

/// Whether there is a session bus to tell it over.
[[nodiscard]] bool canTellDesktop();
/// By org.freedesktop.Notifications; does not wait, and nobody there is no fault. Plain text.
void tellDesktop(const QString& title, const QString& text);

} // namespace sheaf::service
