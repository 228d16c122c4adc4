// A hash that is the same on every computer and in every run, so that the same row always gets the same answer.
#pragma once

#include <QByteArrayView>

namespace sheaf::practice {

[[nodiscard]] constexpr quint64 mixed(quint64 value)
{
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    value ^= value >> 33;
    return value;
}

/// FNV-1a, mixed at the end because ids like "row-1", "row-2" differ in their last byte only.
[[nodiscard]] inline quint64 steadyHash(QByteArrayView bytes, quint64 salt = 0)
{
    quint64 hash = 0xcbf29ce484222325ULL ^ mixed(salt);
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
    return mixed(hash);
}

/// The same, as a share from 0 to 1 (never 1).
[[nodiscard]] inline double steadyShare(QByteArrayView bytes, quint64 salt = 0)
{
    return static_cast<double>(steadyHash(bytes, salt) >> 11) / 9007199254740992.0;
}

} // namespace sheaf::practice
