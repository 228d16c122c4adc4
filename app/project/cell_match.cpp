#include "project/cell_match.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstring>
#include <vector>

namespace sheaf::project {

namespace {

QRegularExpression regularExpression(const TextQuery& query)
{
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!query.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    QString pattern = query.regularExpression ? query.text : QRegularExpression::escape(query.text);
    if (query.wholeCell)
        pattern = QRegularExpression::anchoredPattern(pattern);
    return QRegularExpression(pattern, options);
}

bool isAscii(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return uchar(c) < 0x80; });
}

/// A to Z become a to z in eight bytes at once; bytes beyond ASCII stay.
quint64 lowered(quint64 word)
{
    constexpr quint64 each = 0x0101010101010101U;
    const quint64 low = word & (0x7F * each);
    const quint64 aboveZ = low + (0x7F - 'Z') * each;
    const quint64 fromA = low + (0x80 - 'A') * each;
    const quint64 isUpper = ~word & (aboveZ ^ fromA) & (0x80 * each);
    return word | isUpper >> 2;
}

/// ASCII letters without their case; what is found is the same as in the text itself, at the same place.
QByteArrayView lowered(QByteArrayView text)
{
    thread_local std::vector<quint64> words; // reused for millions of cells
    words.resize(std::max(words.size(), size_t(text.size()) / 8 + 1));
    std::memcpy(words.data(), text.data(), size_t(text.size()));
    for (size_t i = 0; i * 8 < size_t(text.size()); ++i)
        words[i] = lowered(words[i]);
    return {reinterpret_cast<const char*>(words.data()), text.size()};
}

/// -1 when it is not there.
qsizetype indexOfBytes(QByteArrayView text, QByteArrayView needle, qsizetype from = 0)
{
    const char* const begin = text.data() + from;
    const void* const found = ::memmem(begin, size_t(text.size() - from), needle.data(), size_t(needle.size()));
    return found ? static_cast<const char*>(found) - text.data() : -1;
}

bool containsBytes(QByteArrayView text, QByteArrayView needle)
{
    return indexOfBytes(text, needle) >= 0;
}

/// QByteArray::replace() prepares a table for each call, which costs more than a usual cell.
std::optional<QByteArray> replacedBytes(QByteArrayView text, QByteArrayView needle, QByteArrayView replacement)
{
    qsizetype found = indexOfBytes(text, needle);
    if (found < 0)
        return std::nullopt;
    QByteArray result;
    result.reserve(text.size() + 4 * replacement.size());
    qsizetype kept = 0;
    for (; found >= 0; found = indexOfBytes(text, needle, kept)) {
        result.append(text.sliced(kept, found - kept)).append(replacement);
        kept = found + needle.size();
    }
    result.append(text.sliced(kept));
    return result;
}

/// Characters that JSON never writes as an escape unless somebody wants to (\u0041).
bool isPlainInJson(QByteArrayView needle)
{
    return std::ranges::all_of(needle, [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '/'; });
}

/// The replacement with the groups of one match in it.
QString filledIn(const QString& replacement, const QRegularExpressionMatch& match)
{
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const bool escaped = replacement[i] == u'\\' && i + 1 < replacement.size();
        if (escaped && replacement[i + 1].isDigit())
            result += match.captured(replacement[++i].digitValue());
        else if (escaped && replacement[i + 1] == u'\\')
            result += replacement[++i];
        else
            result += replacement[i];
    }
    return result;
}

} // namespace

std::optional<PatternFault> patternFault(const TextQuery& query)
{
    if (!query.regularExpression)
        return std::nullopt;
    const QRegularExpression expression(query.text);
    if (expression.isValid())
        return std::nullopt;
    return PatternFault {expression.errorString(), expression.patternErrorOffset()};
}

struct CellMatcher::Private {
    enum class Way { Nothing, EmptyCells, Bytes, LoweredBytes, Folded, Expression };

    TextQuery query;
    Way way = Way::Nothing;
    QByteArray needle; ///< of Bytes and LoweredBytes
    QString folded; ///< of Folded
    QRegularExpression expression; ///< for replacing in every way, and of Expression

    explicit Private(const TextQuery& wanted) : query(wanted), needle(wanted.text.toUtf8())
    {
        expression = regularExpression(query);
        expression.optimize();
        if (query.text.isEmpty()) {
            way = query.wholeCell ? Way::EmptyCells : Way::Nothing;
        } else if (query.regularExpression) {
            way = expression.isValid() ? Way::Expression : Way::Nothing;
        } else if (query.matchCase) {
            way = Way::Bytes;
        } else if (isAscii(needle)) {
            way = Way::LoweredBytes;
            needle = needle.toLower();
        } else {
            way = Way::Folded;
            folded = query.text.toCaseFolded();
        }
    }

    [[nodiscard]] bool fits(QByteArrayView text) const
    {
        return query.wholeCell ? text == needle : containsBytes(text, needle);
    }
};

CellMatcher::CellMatcher(const TextQuery& query) : d(std::make_unique<Private>(query)) { }

CellMatcher::~CellMatcher() = default;
CellMatcher::CellMatcher(CellMatcher&&) noexcept = default;

bool CellMatcher::matches(QByteArrayView cell) const
{
    using Way = Private::Way;
    switch (d->way) {
    case Way::Nothing: return false;
    case Way::EmptyCells: return cell.isEmpty();
    case Way::Bytes: return d->fits(cell);
    case Way::LoweredBytes: return cell.size() >= d->needle.size() && d->fits(lowered(cell));
    case Way::Folded: {
        const QString text = QString::fromUtf8(cell).toCaseFolded();
        return d->query.wholeCell ? text == d->folded : text.contains(d->folded);
    }
    case Way::Expression: return d->expression.match(QString::fromUtf8(cell)).hasMatch();
    }
    return false;
}

std::optional<QByteArray> CellMatcher::replaced(QByteArrayView cell, const QString& replacement) const
{
    if (d->way == Private::Way::Bytes && !d->query.wholeCell)
        return replacedBytes(cell, d->needle, replacement.toUtf8());
    if (!matches(cell))
        return std::nullopt;
    if (d->way == Private::Way::EmptyCells || (d->query.wholeCell && !d->query.regularExpression))
        return replacement.toUtf8();
    const QString text = QString::fromUtf8(cell);
    QString result;
    qsizetype at = 0;
    for (auto match = d->expression.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        result += QStringView(text).sliced(at, one.capturedStart() - at);
        result += d->query.regularExpression ? filledIn(replacement, one) : replacement;
        at = one.capturedEnd();
    }
    result += QStringView(text).sliced(at);
    return result.toUtf8();
}

bool CellMatcher::mayMatch(QByteArrayView record, std::optional<char> quote) const
{
    using Way = Private::Way;
    if (d->way == Way::Nothing)
        return false;
    if (d->way != Way::Bytes && d->way != Way::LoweredBytes)
        return true;
    if (quote ? d->needle.contains(*quote) : !isPlainInJson(d->needle))
        return true; // it is written otherwise than it reads
    const QByteArrayView text = d->way == Way::Bytes ? record : lowered(record);
    return containsBytes(text, d->needle) || (!quote && containsBytes(record, "\\u"));
}

} // namespace sheaf::project
