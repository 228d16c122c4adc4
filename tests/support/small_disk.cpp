#include "support/small_disk.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace sheaf::test {

namespace {

bool writeTo(const char* path, const QByteArray& text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QString failed(const char* what)
{
    return QStringLiteral("no mounts of its own for this test: %1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(std::strerror(errno)));
}

} // namespace

QString enterOwnMounts()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (::unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
        return failed("unshare");
    if (user != 0) {
        const bool mapped = writeTo("/proc/self/setgroups", "deny") && writeTo("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1")
            && writeTo("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1");
        if (!mapped)
            return failed("user map");
    }
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return failed("private mounts");
    return {};
}

SmallDisk::SmallDisk(qint64 bytes)
    : m_bytes(bytes)
{
    const QByteArray options = "size=" + QByteArray::number(bytes);
    m_mounted = ::mount("tmpfs", QFile::encodeName(m_place.path()).constData(), "tmpfs", 0, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount2(QFile::encodeName(m_place.path()).constData(), MNT_DETACH);
}

void SmallDisk::fill()
{
    QFile ballast(path() + QStringLiteral("/ballast"));
    if (!ballast.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return;
    for (qsizetype block = 65536; block > 0; block /= 2) {
        const QByteArray zeros(block, '\0');
        while (ballast.write(zeros) == block) { }
    }
}

void SmallDisk::empty()
{
    QFile::remove(path() + QStringLiteral("/ballast"));
}

bool SmallDisk::setReadOnly(bool readOnly)
{
    const unsigned long flags = readOnly ? MS_REMOUNT | MS_RDONLY : MS_REMOUNT;
    const QByteArray options = "size=" + QByteArray::number(m_bytes);
    return ::mount(nullptr, QFile::encodeName(path()).constData(), nullptr, flags, options.constData()) == 0;
}

} // namespace sheaf::test
