// The face of each outcome: one shape, one word and one colour, the same in chips, cells, panels and notifications.
#pragma once

#include "common/theme.h"

#include <QString>
#include <QStringList>

namespace sheaf::ui {

struct OutcomeLook
{
    QString id; ///< "good", "cut-off" …
    QString icon; ///< for icon(): "outcome-good" …
    QString word; ///< in the user's language, as it stands in a chip
    Role role = Role::Missing;
};

/// In the order in which they are shown; "pending" is last.
[[nodiscard]] QStringList outcomeIds();
/// An id that is not known looks like "missing", with the id itself as its word.
[[nodiscard]] OutcomeLook outcomeLook(const QString& id);

} // namespace sheaf::ui
