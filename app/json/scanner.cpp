#include "json/scanner.h"

#include "json/utf8.h"

#include <array>
#include <bitset>
#include <string_view>

namespace sheaf::json {

namespace {

using Kind = Fault::Kind;

constexpr size_t maximumDepth = 1024;

/// Bytes that a string may hold as they are, without a further look.
constexpr std::array<bool, 256> plainInString = [] {
    std::array<bool, 256> plain {};
    for (size_t byte = 0x20; byte < 0x80; ++byte)
        plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// A state machine with a bit for each open container: depth costs no stack.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text) {}
    [[nodiscard]] std::optional<Fault> run();

private:
    enum class Expect { Value, ValueOrEnd, Key, KeyOrEnd, Separator };

    // Each takes what it is named after and says whether that was possible; if not, m_fault says why.
    bool step();
    bool value();
    bool open(bool object);
    bool close();
    bool key();
    bool separator();
    bool string();
    bool escape();
    bool number();
    bool digits();
    bool literal(std::string_view word);

    bool scalar(bool taken);
    bool fail(Kind kind);
    bool unexpected(Kind kind = Kind::UnexpectedCharacter);
    void skipSpace();
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] char here() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] bool inObject() const { return m_isObject[m_depth - 1]; }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::bitset<maximumDepth> m_isObject;
    size_t m_depth = 0;
    Expect m_expect = Expect::Value;
    Fault m_fault;
};

std::optional<Fault> Scanner::run()
{
    skipSpace();
    if (atEnd())
        return Fault {Kind::Empty, m_at};
    do {
        if (!step())
            return m_fault;
        skipSpace();
    } while (m_depth > 0 || m_expect != Expect::Separator);
    if (!atEnd())
        return Fault {Kind::TrailingText, m_at};
    return std::nullopt;
}

bool Scanner::step()
{
    switch (m_expect) {
    case Expect::Value: return value();
    case Expect::ValueOrEnd: return here() == ']' ? close() : value();
    case Expect::Key: return key();
    case Expect::KeyOrEnd: return here() == '}' ? close() : key();
    case Expect::Separator: return separator();
    }
    return false;
}

bool Scanner::value()
{
    switch (here()) {
    case '{': return open(true);
    case '[': return open(false);
    case '"': return scalar(string());
    case 't': return scalar(literal("true"));
    case 'f': return scalar(literal("false"));
    case 'n': return scalar(literal("null"));
    case '-': return scalar(number());
    default: return isDigit(here()) ? scalar(number()) : unexpected();
    }
}

bool Scanner::scalar(bool taken)
{
    m_expect = Expect::Separator;
    return taken;
}

bool Scanner::open(bool object)
{
    if (m_depth == maximumDepth)
        return fail(Kind::TooDeep);
    m_isObject[m_depth++] = object;
    m_expect = object ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    ++m_at;
    return true;
}

bool Scanner::close()
{
    --m_depth;
    m_expect = Expect::Separator;
    ++m_at;
    return true;
}

bool Scanner::key()
{
    if (here() != '"')
        return unexpected();
    if (!string())
        return false;
    skipSpace();
    if (here() != ':')
        return unexpected();
    ++m_at;
    m_expect = Expect::Value;
    return true;
}

bool Scanner::separator()
{
    if (here() == (inObject() ? '}' : ']'))
        return close();
    if (here() != ',')
        return unexpected();
    ++m_at;
    m_expect = inObject() ? Expect::Key : Expect::Value;
    return true;
}

bool Scanner::string()
{
    ++m_at;
    for (;;) {
        while (!atEnd() && plainInString[uchar(m_text[m_at])])
            ++m_at;
        if (atEnd())
            return fail(Kind::UnexpectedEnd);
        const uchar byte = uchar(m_text[m_at]);
        if (byte == '"') {
            ++m_at;
            return true;
        }
        if (byte < 0x20)
            return fail(Kind::ControlCharacter);
        if (byte == '\\') {
            if (!escape())
                return false;
            continue;
        }
        const qsizetype length = utf8SequenceLength(m_text, m_at);
        if (length == 0)
            return fail(Kind::NotUtf8);
        m_at += length;
    }
}

bool Scanner::escape()
{
    ++m_at;
    const char letter = here();
    if (letter == '\0' || std::string_view("\"\\/bfnrtu").find(letter) == std::string_view::npos)
        return unexpected(Kind::BadEscape);
    ++m_at;
    for (int i = 0; letter == 'u' && i < 4; ++i, ++m_at) {
        if (!isHexDigit(here()))
            return unexpected(Kind::BadEscape);
    }
    return true;
}

bool Scanner::number()
{
    if (here() == '-')
        ++m_at;
    if (here() == '0') {
        ++m_at;
        if (isDigit(here()))
            return fail(Kind::BadNumber);
    } else if (!digits()) {
        return false;
    }
    if (here() == '.') {
        ++m_at;
        if (!digits())
            return false;
    }
    if (here() == 'e' || here() == 'E') {
        ++m_at;
        if (here() == '+' || here() == '-')
            ++m_at;
        return digits();
    }
    return true;
}

bool Scanner::digits()
{
    if (!isDigit(here()))
        return unexpected(Kind::BadNumber);
    while (isDigit(here()))
        ++m_at;
    return true;
}

bool Scanner::literal(std::string_view word)
{
    for (const char expected : word) {
        if (here() != expected)
            return unexpected();
        ++m_at;
    }
    return true;
}

bool Scanner::fail(Kind kind)
{
    m_fault = {kind, m_at};
    return false;
}

bool Scanner::unexpected(Kind kind)
{
    if (atEnd())
        return fail(Kind::UnexpectedEnd);
    return fail(utf8SequenceLength(m_text, m_at) == 0 ? Kind::NotUtf8 : kind);
}

void Scanner::skipSpace()
{
    while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t')
        ++m_at;
}

} // namespace

std::optional<Fault> firstFault(QByteArrayView text)
{
    return Scanner(text).run();
}

} // namespace sheaf::json
