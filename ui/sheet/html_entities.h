// Character references of HTML in the text of clipboard tables. Pure.
#pragma once

#include <QString>

namespace sheaf::ui {

/// &amp; &#233; &#xE9; and the names that spreadsheets and word processors write; what is not known stays as it stands.
[[nodiscard]] QString withoutEntities(QStringView text);

} // namespace sheaf::ui
