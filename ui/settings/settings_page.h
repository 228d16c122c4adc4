// Services and keys, appearance, and where the projects lie.
#pragma once

#include "common/app_context.h"
#include "common/theme.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace sheaf::ui {

class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    SettingsPage(const AppContext& context, ThemeChoice theme, QWidget* parent = nullptr);

    /// Shows the key of a service, with the keyboard in its field.
    void enterKey(const QString& profileId);

Q_SIGNALS:
    void themeChosen(sheaf::ui::ThemeChoice choice);
    void servicesChanged();
    void libraryOpenRequested();

private:
    void addSection(QVBoxLayout* column, const QString& title, const QString& explanation, QWidget* content);
    [[nodiscard]] QWidget* makeLibraryBox(const QString& library);

    QScrollArea* m_area = nullptr;
};

} // namespace sheaf::ui
