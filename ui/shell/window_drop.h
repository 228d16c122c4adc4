// The whole window takes files: a veil says what letting go will do while they hang over it.
#pragma once

#include "common/drop_target.h"

#include <QWidget>

namespace sheaf::ui {

/// Lies over `window` while files are dragged across it; follows its size. A child of the window.
class WindowDrop : public QWidget
{
    Q_OBJECT

public:
    /// `look`: see DropTarget::setSecondLook().
    WindowDrop(QWidget* window, DropTarget::Forecast forecast, DropTarget::SecondLook look);

    /// What is said now; empty while nothing hangs over the window.
    [[nodiscard]] QString sentence() const { return isHidden() ? QString() : m_forecastNow.sentence; }

Q_SIGNALS:
    void filesDropped(const QStringList& files);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void enter(QDragEnterEvent& event);
    void drop(QDropEvent& event);

    DropTarget::Forecast m_forecast;
    DropTarget::SecondLook m_look;
    DropForecast m_forecastNow;
    QStringList m_hanging; ///< what hangs over the window now
};

} // namespace sheaf::ui
