// Lines of a stream of blocks.
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace sheaf::formats {

class LineAssembler
{
public:
    /// `line` with its LF, where it has one; `number` from 1. The view is valid during the call.
    using OnLine = std::function<Result<void>(QByteArrayView line, qint64 number)>;

    explicit LineAssembler(OnLine onLine) : m_onLine(std::move(onLine)) { }
    /// LineTooLong past 64 MB, and what `onLine` returns.
    [[nodiscard]] Result<void> feed(QByteArrayView block);
    /// The last line, where it has no LF.
    [[nodiscard]] Result<void> finish();

private:
    OnLine m_onLine;
    QByteArray m_pending;
    qint64 m_number = 1;
};

} // namespace sheaf::formats
