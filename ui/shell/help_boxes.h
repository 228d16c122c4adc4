// The two small windows of the Help menu. Both close with Esc and delete themselves.
#pragma once

#include <QAction>
#include <QDialog>
#include <QList>

namespace sheaf::ui {

[[nodiscard]] QDialog* makeAboutBox(QWidget* parent);
/// What each key does, from the actions themselves.
[[nodiscard]] QDialog* makeShortcutsBox(const QList<QAction*>& actions, QWidget* parent);

} // namespace sheaf::ui
