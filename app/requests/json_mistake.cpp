#include "requests/json_mistake.h"

#include "json/format.h"
#include "json/scanner.h"

#include <algorithm>
#include <vector>

namespace sheaf::requests {

namespace {

using Mistake = JsonMistake::Kind;

bool isBlankByte(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == '_';
}

/// Where one stands in the part of a text that is still JSON.
class Standing
{
public:
    explicit Standing(QByteArrayView valid)
    {
        for (qsizetype at = 0; at < valid.size(); ++at)
            take(valid[at]);
    }

    [[nodiscard]] bool inText() const { return m_inText; }
    [[nodiscard]] bool inWord() const { return m_inWord; }
    [[nodiscard]] bool inObject() const { return !m_open.empty() && m_open.back() == '{'; }
    [[nodiscard]] bool isOpen() const { return !m_open.empty(); }
    [[nodiscard]] bool afterValue() const { return m_last == 'v'; }
    [[nodiscard]] bool afterName() const { return m_last == 'v' && m_isName; }
    [[nodiscard]] bool after(char c) const { return m_last == c; }
    [[nodiscard]] bool wantsName() const { return inObject() && (m_last == '{' || m_last == ','); }

private:
    void take(char c)
    {
        if (m_inText) {
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inText = false;
            return;
        }
        m_inWord = isWordByte(c);
        if (isBlankByte(c))
            return;
        if (c == '"') {
            m_isName = wantsName();
            m_inText = true;
        } else if (!m_inWord || m_last != 'v') {
            m_isName = false;
        }
        if (c == '{' || c == '[')
            m_open.push_back(c);
        else if ((c == '}' || c == ']') && !m_open.empty())
            m_open.pop_back();
        const bool separates = c == '{' || c == '[' || c == ',' || c == ':';
        m_last = separates ? c : 'v';
    }

    std::vector<char> m_open;
    char m_last = ' '; // 'v' = a value or a name
    bool m_isName = false;
    bool m_inText = false;
    bool m_escaped = false;
    bool m_inWord = false;
};

Mistake kindAtEnd(const Standing& standing)
{
    if (standing.inText())
        return Mistake::TextNotClosed;
    if (standing.after(':'))
        return Mistake::ValueMissing;
    if (!standing.isOpen())
        return Mistake::UnknownWord; // a word cut off
    return standing.inObject() ? Mistake::ObjectNotClosed : Mistake::ListNotClosed;
}

Mistake kindAt(const Standing& standing, char found)
{
    const bool closes = found == '}' || found == ']';
    if (standing.inWord() && isWordByte(found))
        return Mistake::UnknownWord;
    if (standing.afterName())
        return Mistake::ColonMissing;
    if (standing.afterValue())
        return closes ? Mistake::WrongBracket : Mistake::CommaMissing;
    if (standing.after(',') && closes)
        return Mistake::TrailingComma;
    if (found == '\'')
        return Mistake::SingleQuotes;
    if (standing.wantsName())
        return Mistake::QuotesMissing;
    return isWordByte(found) && found != '+' && found != '.' ? Mistake::UnknownWord : Mistake::ValueMissing;
}

Mistake kindOf(const json::Fault& fault, QByteArrayView text)
{
    const Standing standing(text.first(std::min(fault.offset, text.size())));
    switch (fault.kind) {
    case json::Fault::Kind::Empty: return Mistake::ValueMissing;
    case json::Fault::Kind::UnexpectedEnd: return kindAtEnd(standing);
    case json::Fault::Kind::UnexpectedCharacter:
        return fault.offset < text.size() ? kindAt(standing, text[fault.offset]) : kindAtEnd(standing);
    case json::Fault::Kind::BadEscape: return Mistake::BadEscape;
    case json::Fault::Kind::ControlCharacter: return Mistake::BareLineBreak;
    case json::Fault::Kind::BadNumber: return Mistake::BadNumber;
    case json::Fault::Kind::TooDeep: return Mistake::TooDeep;
    case json::Fault::Kind::TrailingText: return Mistake::TextBehind;
    case json::Fault::Kind::NotUtf8: break;
    }
    return Mistake::Other;
}

} // namespace

bool looksLikeJson(const QString& text)
{
    const auto first = std::ranges::find_if_not(text, [](QChar c) { return c.isSpace(); });
    return first != text.end() && (*first == u'{' || *first == u'[');
}

std::optional<JsonMistake> jsonMistake(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    const auto fault = json::firstFault(utf8);
    if (!fault)
        return std::nullopt;
    const QString before = QString::fromUtf8(QByteArrayView(utf8).first(std::min(fault->offset, utf8.size())));
    JsonMistake mistake {.kind = kindOf(*fault, utf8), .at = before.size()};
    mistake.line = before.count(u'\n') + 1;
    mistake.column = before.sliced(before.lastIndexOf(u'\n') + 1).toUcs4().size() + 1;
    return mistake;
}

QString indentedJson(const QString& text)
{
    return QString::fromUtf8(json::pretty(text.toUtf8()));
}

QString compactJson(const QString& text)
{
    return QString::fromUtf8(json::compact(text.toUtf8()));
}

} // namespace sheaf::requests
