// Long work in one line: what is done, a bar, figures, Stop. It appears only when the work has lasted, never goes
// back, and never stands full while something is still to do.
#pragma once

#include <QVariantAnimation>
#include <QWidget>

#include <chrono>

class QLabel;
class QPushButton;
class QTimer;

namespace sheaf::ui {

class ElidedLabel;

class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    /// Shows itself `showAfter` later than start(), so that short work does not flicker.
    explicit ProgressStrip(std::chrono::milliseconds showAfter = std::chrono::seconds(1), QWidget* parent = nullptr);

    void start(const QString& label);
    /// A total of 0 means that it is not known yet. Less than before changes nothing.
    void setProgress(qint64 done, qint64 total);
    /// Beside the bar: "12,480 of 50,000 rows".
    void setFigures(const QString& figures);
    void setStoppable(bool stoppable);
    /// Hides, whether the work succeeded or not.
    void finish();

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// From 0 to 0.99; negative while it is not known.
    [[nodiscard]] double share() const { return m_share; }

Q_SIGNALS:
    void stopRequested();

private:
    class Bar;

    ElidedLabel* m_label;
    Bar* m_bar;
    QLabel* m_figures;
    QPushButton* m_stop;
    QTimer* m_delay;
    bool m_running = false;
    double m_share = -1;
};

} // namespace sheaf::ui
