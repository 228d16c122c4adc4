#include "service/body_device.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sheaf::service {

namespace {

constexpr qint64 diskBlock = 256 * 1024;

} // namespace

BodyDevice::BodyDevice(std::vector<BodyPiece> pieces)
    : m_pieces(std::move(pieces))
{
    for (const BodyPiece& piece : m_pieces)
        m_length += piece.length();
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 BodyDevice::readData(char* data, qint64 maxSize)
{
    qint64 done = 0;
    while (done < maxSize && m_piece < m_pieces.size() && !m_error) {
        const BodyPiece& piece = m_pieces[m_piece];
        const qint64 got = readPiece(piece, data + done, maxSize - done);
        done += got;
        m_inPiece += got;
        if (m_inPiece == piece.length()) {
            ++m_piece;
            m_inPiece = 0;
            m_block.clear();
        }
    }
    if (m_error || (done == 0 && maxSize > 0))
        return -1; // ends the exchange: a body that is shorter than its Content-Length is never completed
    m_taken += done;
    Q_EMIT bytesTaken(m_taken);
    return done;
}

qint64 BodyDevice::readPiece(const BodyPiece& piece, char* data, qint64 maxSize)
{
    const qint64 wanted = std::min(maxSize, piece.length() - m_inPiece);
    if (wanted == 0)
        return 0;
    if (!piece.file) {
        std::memcpy(data, piece.bytes.constData() + m_inPiece, size_t(wanted));
        return wanted;
    }
    if (m_block.isEmpty() || m_inPiece >= m_blockStart + m_block.size()) {
        if (!fillBlock(piece))
            return 0;
    }
    const qint64 at = m_inPiece - m_blockStart;
    const qint64 given = std::min<qint64>(wanted, m_block.size() - at);
    std::memcpy(data, m_block.constData() + at, size_t(given));
    return given;
}

bool BodyDevice::fillBlock(const BodyPiece& piece)
{
    m_blockStart = m_inPiece;
    m_block.resize(std::min(diskBlock, piece.length() - m_inPiece));
    const auto got = piece.file->read(m_blockStart, {m_block.data(), size_t(m_block.size())});
    if (!got) {
        m_error = got.error();
        return false;
    }
    if (*got < m_block.size()) {
        m_error = failure(ErrorCode::FileChanged, piece.file->path()).value();
        return false;
    }
    return true;
}

qint64 BodyDevice::writeData(const char*, qint64)
{
    return -1;
}

} // namespace sheaf::service
