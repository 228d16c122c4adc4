// Numbers in files, little-endian whatever the machine is.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtEndian>

#include <optional>

namespace sheaf::project {

template <class Number> void appendNumber(QByteArray& out, Number number)
{
    const Number stored = qToLittleEndian(number);
    out.append(reinterpret_cast<const char*>(&stored), sizeof(stored));
}

/// Takes numbers and bytes off the front; after the first one that is not there, failed() is true and the rest is zero.
class NumberReader
{
public:
    explicit NumberReader(QByteArrayView bytes) : m_rest(bytes) { }

    template <class Number> Number take()
    {
        const QByteArrayView raw = takeBytes(sizeof(Number));
        return m_failed ? Number {} : qFromLittleEndian<Number>(raw.data());
    }

    QByteArrayView takeBytes(qsizetype count)
    {
        if (m_failed || count < 0 || count > m_rest.size()) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_rest.first(count);
        m_rest = m_rest.sliced(count);
        return taken;
    }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] QByteArrayView rest() const { return m_rest; }

private:
    QByteArrayView m_rest;
    bool m_failed = false;
};

} // namespace sheaf::project
