// One action of the table: a name, a text, keys that count where the table has the keyboard.
#pragma once

#include "common/icon.h"
#include "sheet/sheet_view.h"

#include <QAction>

namespace sheaf::ui {

/// The same keys edit text in the panels, so that they are the table's only where it has the keyboard.
inline QAction* tableAction(SheetView& view, QObject* owner, const char* name, const QString& text, const QKeySequence& keys = {},
    const QString& iconName = {})
{
    auto* action = new QAction(text, owner);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    view.addAction(action);
    return action;
}

} // namespace sheaf::ui
