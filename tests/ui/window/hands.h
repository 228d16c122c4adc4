// The hands of a person at the window: files let go over it, keys that go where the keyboard is, clicks.
#pragma once

#include <QPoint>
#include <QString>

class QAbstractItemView;
class QModelIndex;
class QWidget;

namespace sheaf::test {

/// Drags a file onto the middle of the window and lets go, as the window system reports it.
void dropFile(QWidget& window, const QString& file);

/// Into the open popup, else into what has the keyboard. False when nothing has it.
bool press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
bool type(const QString& text);

/// Gives the window the keyboard, as a window manager does after a popup or a dialog; offscreen nobody does.
bool activate(QWidget& window);

void click(QWidget& widget);
void clickCell(QAbstractItemView& view, const QModelIndex& index);

} // namespace sheaf::test
