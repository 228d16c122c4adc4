#include "formats/line_assembler.h"

#include "formats/lines.h"

namespace sheaf::formats {

Result<void> LineAssembler::feed(QByteArrayView block)
{
    while (!block.isEmpty()) {
        const qsizetype newline = block.indexOf('\n');
        const QByteArrayView piece = newline < 0 ? block : block.first(newline + 1);
        block = block.sliced(piece.size());
        if (newline >= 0 && m_pending.isEmpty()) {
            if (Result<void> taken = m_onLine(piece, m_number++); !taken)
                return taken;
            continue;
        }
        m_pending.append(piece);
        if (m_pending.size() > maximumLineLength) {
            Error error;
            error.code = ErrorCode::LineTooLong;
            error.line = m_number;
            return failure(std::move(error));
        }
        if (newline < 0)
            continue;
        if (Result<void> taken = m_onLine(m_pending, m_number++); !taken)
            return taken;
        m_pending.resize(0);
    }
    return {};
}

Result<void> LineAssembler::finish()
{
    return m_pending.isEmpty() ? Result<void>() : m_onLine(m_pending, m_number);
}

} // namespace sheaf::formats
