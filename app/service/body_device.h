// The body of a request as it goes over the wire: bytes and files one after another, read once, from the start.
#pragma once

#include "base/input_file.h"

#include <QIODevice>

#include <optional>
#include <vector>

namespace sheaf::service {

/// A run of the body: bytes in memory, or a whole file.
struct BodyPiece {
    QByteArray bytes;
    InputFilePtr file; ///< instead of `bytes`

    [[nodiscard]] qint64 length() const { return file ? file->size() : bytes.size(); }
};

/// Sequential and not resettable on purpose: QNetworkAccessManager repeats a request by itself when the connection
/// closes before the answer, unless its body cannot be rewound. So every request has one of these, be it empty.
class BodyDevice : public QIODevice
{
    Q_OBJECT
public:
    explicit BodyDevice(std::vector<BodyPiece> pieces);

    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_taken == m_length; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_length - m_taken; }

    /// All bytes of the body: what Content-Length says.
    [[nodiscard]] qint64 length() const { return m_length; }
    /// Bytes handed out so far.
    [[nodiscard]] qint64 taken() const { return m_taken; }
    /// Why reading stopped early: the file could not be read, or has become shorter.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void bytesTaken(qint64 total);

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    [[nodiscard]] qint64 readPiece(const BodyPiece& piece, char* data, qint64 maxSize);
    [[nodiscard]] bool fillBlock(const BodyPiece& piece);

    std::vector<BodyPiece> m_pieces;
    qint64 m_length = 0;
    qint64 m_taken = 0;
    size_t m_piece = 0;
    qint64 m_inPiece = 0; // bytes of the current piece handed out
    QByteArray m_block; // the file is read in larger blocks than the 16 KB that are asked for at a time
    qint64 m_blockStart = 0;
    std::optional<Error> m_error;
};

} // namespace sheaf::service
