// A sleep blocker that writes down what is asked of it.
#pragma once

#include "service/keep_awake.h"

#include <QStringList>

namespace sheaf::test {

class CountingBlocker : public service::SleepBlocker
{
public:
    explicit CountingBlocker(QStringList& calls) : m_calls(calls) { }
    void take() override { m_calls += QStringLiteral("take"); }
    void release() override { m_calls += QStringLiteral("release"); }

private:
    QStringList& m_calls;
};

} // namespace sheaf::test
