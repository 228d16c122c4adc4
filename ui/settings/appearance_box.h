// Light, dark, or as the system has it.
#pragma once

#include "common/theme.h"
#include "settings/card.h"

class QButtonGroup;

namespace sheaf::ui {

/// "system", "light", "dark": in the settings and on the command line.
[[nodiscard]] QString themeName(ThemeChoice choice);
/// System for anything that is not known.
[[nodiscard]] ThemeChoice themeFromName(const QString& name);

class AppearanceBox : public Card
{
    Q_OBJECT

public:
    explicit AppearanceBox(ThemeChoice chosen, QWidget* parent = nullptr);

Q_SIGNALS:
    void themeChosen(sheaf::ui::ThemeChoice choice);
};

} // namespace sheaf::ui
