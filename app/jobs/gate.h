// Waiting for one's turn: lets a few through at a time, in the order in which they came, and not too soon one after another.
#pragma once

#include "base/clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace sheaf::jobs {

/// Lives on one thread, like those who wait at it.
class Gate : public QObject
{
    Q_OBJECT

public:
    /// Who holds it is inside; the next one follows when it is destroyed.
    class Inside
    {
    public:
        explicit Inside(Gate& gate) : m_gate(&gate) { }
        ~Inside();
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        QPointer<Gate> m_gate;
    };
    using Pass = std::unique_ptr<Inside>;
    enum class Place { Back, Front };

    /// `spacing` is the least time from one entry to the next.
    explicit Gate(int width, Millis spacing = Millis(0), QObject* parent = nullptr);

    /// Calls `then` when it is this one's turn, never before the call returns; not at all once `context` is gone. One waits
    /// once: what it waited for here before is forgotten.
    void enter(QObject* context, std::function<void(Pass)> then, Place place = Place::Back);
    void setSpacing(Millis spacing);
    /// Nobody enters while it is closed; those inside stay there.
    void setOpen(bool open);
    /// How long `context` still has to wait, as far as the spacing says; nothing when it does not wait here.
    [[nodiscard]] std::optional<Millis> waitOf(const QObject* context) const;

private:
    struct Waiting {
        QPointer<QObject> context;
        std::function<void(Pass)> then;
    };
    void serve();
    void serveSoon();
    [[nodiscard]] Millis untilNext() const;

    int m_width;
    Millis m_spacing;
    int m_inside = 0;
    bool m_open = true;
    std::deque<Waiting> m_waiting;
    QElapsedTimer m_lastEntry;
    QTimer m_timer;
};

} // namespace sheaf::jobs
