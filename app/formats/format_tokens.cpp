#include "formats/format_tokens.h"

#include <algorithm>

namespace sheaf::formats {

namespace {

using Kind = FormatToken::Kind;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool startsWithWord(QByteArrayView text, QByteArrayView word)
{
    return text.size() >= word.size()
        && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

class Tokenizer
{
public:
    explicit Tokenizer(QByteArrayView code) : m_rest(code) { }

    std::vector<FormatTokens> run()
    {
        m_sections.emplace_back();
        while (!m_rest.isEmpty())
            takeNext();
        for (FormatTokens& section : m_sections)
            tellMinutes(section);
        return std::move(m_sections);
    }

private:
    void add(FormatToken token) { m_sections.back().push_back(std::move(token)); }
    void addLiteral(QByteArrayView text) { add({.kind = Kind::Literal, .text = text.toByteArray()}); }

    QByteArrayView take(qsizetype count)
    {
        const QByteArrayView taken = m_rest.first(std::min(count, m_rest.size()));
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }

    QByteArrayView takeCharacter()
    {
        qsizetype length = 1;
        while (length < m_rest.size() && (uchar(m_rest[length]) & 0xC0) == 0x80)
            ++length;
        return take(length);
    }

    void takeNext()
    {
        if (startsWithWord(m_rest, "general")) {
            take(7);
            return add({.kind = Kind::General});
        }
        if (startsWithWord(m_rest, "am/pm") || startsWithWord(m_rest, "a/p")) {
            add({.kind = Kind::AmPm, .count = startsWithWord(m_rest, "am") ? 2 : 1});
            take(startsWithWord(m_rest, "am") ? 5 : 3);
            return;
        }
        const char c = m_rest.front();
        switch (lower(c)) {
        case '"': return takeQuoted();
        case '[': return takeBracket();
        case '\\': take(1); return addLiteral(takeCharacter());
        case '_':
        case '*': take(1); takeCharacter(); return; // a gap as wide as what follows, and filling with what follows
        case ';': take(1); m_sections.emplace_back(); return;
        case 'y':
        case 'm':
        case 'd':
        case 'h':
        case 's': return takeDatePart();
        case 'e': return takeE();
        case 'b':
        case 'g': take(1); return add({.kind = Kind::Unknown, .letter = 'y'});
        default: return takeSign(c);
        }
    }

    void takeSign(char c)
    {
        take(1);
        switch (c) {
        case '0':
        case '#':
        case '?': return add({.kind = Kind::Digit, .letter = c});
        case '.': return add({.kind = Kind::Point});
        case ',': return add({.kind = Kind::Comma});
        case '%': return add({.kind = Kind::Percent});
        case '/': return add({.kind = Kind::Slash});
        case '@': return add({.kind = Kind::Text});
        default: return addLiteral(QByteArrayView(&c, 1));
        }
    }

    void takeQuoted()
    {
        take(1);
        const qsizetype end = m_rest.indexOf('"');
        addLiteral(take(end < 0 ? m_rest.size() : end));
        take(1);
    }

    void takeBracket()
    {
        take(1);
        const qsizetype end = m_rest.indexOf(']');
        const QByteArrayView inside = take(end < 0 ? m_rest.size() : end);
        take(1);
        if (inside.isEmpty())
            return;
        const char first = lower(inside.front());
        if (inside.front() == '$') {
            const qsizetype dash = inside.lastIndexOf('-');
            addLiteral(inside.first(dash < 0 ? inside.size() : dash).sliced(1));
            m_isForeign = m_isForeign || (dash >= 0 && !isEnglish(inside.sliced(dash + 1)));
        } else if (std::ranges::all_of(inside, [&](char c) { return lower(c) == first; })
            && (first == 'h' || first == 'm' || first == 's')) {
            add({.kind = Kind::Elapsed, .letter = first == 'm' ? 'n' : first, .count = int(inside.size())});
        } else if (QByteArrayView("<>=").contains(first)) {
            add({.kind = Kind::Unknown});
        } // else a colour
    }

    /// The low byte of a Windows language id; names of months and days are known in English alone.
    static bool isEnglish(QByteArrayView language)
    {
        bool ok = false;
        const uint id = language.toByteArray().toUInt(&ok, 16);
        return !ok || (id & 0xFF) == 9 || id == 0;
    }

    void takeDatePart()
    {
        const char letter = lower(m_rest.front());
        int count = 0;
        while (!m_rest.isEmpty() && lower(m_rest.front()) == letter) {
            take(1);
            ++count;
        }
        const bool isName = (letter == 'm' || letter == 'd') && count > 2;
        add({.kind = isName && m_isForeign ? Kind::Unknown : Kind::DatePart, .letter = letter, .count = count});
    }

    void takeE()
    {
        take(1);
        const bool isExponent = !m_rest.isEmpty() && (m_rest.front() == '+' || m_rest.front() == '-');
        if (isExponent)
            add({.kind = Kind::Exponent, .letter = take(1).front()});
        else
            add({.kind = Kind::Unknown, .letter = 'y'}); // the year of an era
    }

    /// An m is a minute behind hours and before seconds.
    static void tellMinutes(FormatTokens& tokens)
    {
        FormatToken* before = nullptr;
        for (FormatToken& token : tokens) {
            if (token.kind != Kind::DatePart && token.kind != Kind::Elapsed)
                continue;
            if (token.letter == 'm' && token.count < 3 && before && before->letter == 'h')
                token.letter = 'n';
            if (token.letter == 's' && before && before->letter == 'm' && before->count < 3)
                before->letter = 'n';
            before = &token;
        }
    }

    QByteArrayView m_rest;
    std::vector<FormatTokens> m_sections;
    bool m_isForeign = false;
};

} // namespace

std::vector<FormatTokens> formatSections(QByteArrayView code)
{
    return Tokenizer(code).run();
}

} // namespace sheaf::formats
