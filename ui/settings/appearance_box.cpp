#include "settings/appearance_box.h"

#include "common/label.h"

#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sheaf::ui {

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light: return QStringLiteral("light");
    case ThemeChoice::Dark: return QStringLiteral("dark");
    case ThemeChoice::System: break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromName(const QString& name)
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (name == themeName(choice))
            return choice;
    }
    return ThemeChoice::System;
}

AppearanceBox::AppearanceBox(ThemeChoice chosen, QWidget* parent) : Card(parent)
{
    setObjectName(QStringLiteral("appearance"));
    setAccessibleName(tr("Appearance"));
    auto* choices = new QHBoxLayout;
    choices->setSpacing(measure::pageEdge);
    const std::initializer_list<std::pair<ThemeChoice, QString>> offers {
        {ThemeChoice::System, tr("Like the &system")}, {ThemeChoice::Light, tr("&Light")}, {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto& [choice, text] : offers) {
        auto* button = new QRadioButton(text, this);
        button->setObjectName(QStringLiteral("theme-") + themeName(choice));
        button->setChecked(choice == chosen);
        connect(button, &QRadioButton::clicked, this, [this, choice = choice] { Q_EMIT themeChosen(choice); });
        choices->addWidget(button);
    }
    choices->addStretch();
    rows()->addLayout(choices);
}

} // namespace sheaf::ui
