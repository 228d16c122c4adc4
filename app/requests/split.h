// A job is cut into parts by the profile's rows and bytes.
#pragma once

#include <QtGlobal>

namespace sheaf::requests {

struct PartLimits {
    qint64 maxRows = 0; ///< 0 = no limit
    qint64 maxBytes = 0; ///< 0 = no limit; LF counted
};

/// Fed with one line after the other; says before which line a new part begins.
class Splitter
{
public:
    explicit Splitter(PartLimits limits) : m_limits(limits) { }
    /// Whether this line (bytes with its LF) opens a new part; the first line never does.
    bool opensNewPart(qint64 lineBytes);

private:
    PartLimits m_limits;
    qint64 m_rows = 0;
    qint64 m_bytes = 0;
};

/// A rough count for an estimate: text in Latin letters has about four bytes a token, other scripts fewer characters.
[[nodiscard]] qint64 estimatedTokens(qint64 utf8Bytes);

} // namespace sheaf::requests
