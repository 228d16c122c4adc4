#include "ui/window/hands.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QUrl>
#include <QWindow>

namespace sheaf::test {

namespace {

QWidget* whereKeysGo()
{
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup->focusWidget() ? popup->focusWidget() : popup;
    return QApplication::focusWidget();
}

} // namespace

void dropFile(QWidget& window, const QString& file)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    const QPoint middle = window.rect().center();
    // To the native window, so that Qt looks for the widget below the pointer, as it does for a real drag.
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.windowHandle(), &enter);
    QDragMoveEvent move(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.windowHandle(), &move);
    QDropEvent release(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.windowHandle(), &release);
}

bool press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = whereKeysGo();
    if (target)
        QTest::keyClick(target, Qt::Key(key), modifiers);
    return target;
}

bool type(const QString& text)
{
    for (const QChar letter : text) {
        QWidget* target = whereKeysGo(); // a letter may open a popup, which gets the next one
        if (!target)
            return false;
        QTest::keyClicks(target, QString(letter));
    }
    return true;
}

bool activate(QWidget& window)
{
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

void click(QWidget& widget)
{
    QTest::mouseClick(&widget, Qt::LeftButton);
}

void clickCell(QAbstractItemView& view, const QModelIndex& index)
{
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
}

} // namespace sheaf::test
