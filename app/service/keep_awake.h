// Keeps the computer from going to sleep while something is uploaded, and not a moment longer.
#pragma once

#include <QObject>

#include <memory>

class QDBusConnection;

namespace sheaf::service {

/// One way to hold off sleep; nothing it does waits. A desktop that knows none is no fault: then nothing happens.
class SleepBlocker : public QObject
{
    Q_OBJECT

public:
    virtual void take() = 0;
    virtual void release() = 0;
};

/// The session manager of systemd (login1) on the system bus; where it is not there or refuses, the desktop's own
/// org.freedesktop.PowerManagement, then org.freedesktop.ScreenSaver, on the session bus. A bus that is not there is passed over.
[[nodiscard]] std::unique_ptr<SleepBlocker> makeSleepBlocker();
[[nodiscard]] std::unique_ptr<SleepBlocker> makeSleepBlocker(const QDBusConnection& systemBus, const QDBusConnection& sessionBus);

/// Takes and releases a blocker once for each change of mind.
class KeepAwake
{
public:
    /// Null: does nothing.
    explicit KeepAwake(std::unique_ptr<SleepBlocker> blocker) : m_blocker(std::move(blocker)) { }
    ~KeepAwake() { setWanted(false); }
    KeepAwake(const KeepAwake&) = delete;
    KeepAwake& operator=(const KeepAwake&) = delete;

    void setWanted(bool wanted)
    {
        if (wanted == m_isWanted)
            return;
        m_isWanted = wanted;
        if (m_blocker)
            wanted ? m_blocker->take() : m_blocker->release();
    }
    [[nodiscard]] bool isWanted() const { return m_isWanted; }

private:
    std::unique_ptr<SleepBlocker> m_blocker;
    bool m_isWanted = false;
};

} // namespace sheaf::service
