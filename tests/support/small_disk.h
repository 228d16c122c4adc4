// A disk of its own for a test, small enough to be filled: a tmpfs that nobody else sees and that goes with the process.
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace sheaf::test {

/// Call first in main(), before there is any other thread: afterwards mounts are this process's own. What is in the way
/// (no root and no user namespaces); empty = nothing.
[[nodiscard]] QString enterOwnMounts();

class SmallDisk
{
public:
    explicit SmallDisk(qint64 bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_place.path(); }
    /// Not a byte of it is left.
    void fill();
    /// There is room again.
    void empty();
    [[nodiscard]] bool setReadOnly(bool readOnly);

private:
    QTemporaryDir m_place;
    qint64 m_bytes;
    bool m_mounted = false;
};

} // namespace sheaf::test
