// What the jobs of one profile share: its turns at the service, and the pause in which all of them wait.
#pragma once

#include "base/error.h"
#include "jobs/gate.h"

namespace sheaf::jobs {

class ServiceLane : public QObject
{
    Q_OBJECT

public:
    /// `askEvery` is the least time between two short requests.
    explicit ServiceLane(Millis askEvery, QObject* parent = nullptr);

    /// Short requests (create, look, list, cancel): one at a time.
    [[nodiscard]] Gate& asks() { return m_asks; }
    /// One upload at a time, as far apart as the profile says.
    [[nodiscard]] Gate& uploads() { return m_uploads; }
    [[nodiscard]] const Gate& uploads() const { return m_uploads; }
    [[nodiscard]] Gate& downloads() { return m_downloads; }

    /// Nobody asks any more until resume(): what refused one would refuse all.
    void pause(const Error& why);
    void resume();
    [[nodiscard]] const std::optional<Error>& pausedBy() const { return m_pausedBy; }

    /// The service asked to wait (429): short requests become rarer by half, down to one a minute.
    void slowDown();
    /// It answered: back to the usual pace.
    void speedUp();

Q_SIGNALS:
    void pauseChanged();

private:
    void setOpen(bool open);

    Millis m_askEvery;
    Millis m_spacing;
    Gate m_asks;
    Gate m_uploads {1};
    Gate m_downloads {1};
    std::optional<Error> m_pausedBy;
};

} // namespace sheaf::jobs
