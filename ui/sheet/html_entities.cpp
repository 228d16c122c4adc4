#include "sheet/html_entities.h"

#include <QHash>

namespace sheaf::ui {

namespace {

/// Longer is no reference: a lonely & in a long text is not looked past.
constexpr qsizetype longestReference = 12;

const QHash<QStringView, char16_t>& namedCharacters()
{
    static const QHash<QStringView, char16_t> names {{u"amp", u'&'}, {u"lt", u'<'}, {u"gt", u'>'}, {u"quot", u'"'},
        {u"apos", u'\''}, {u"nbsp", u' '}, {u"ensp", u' '}, {u"emsp", u' '}, {u"thinsp", u' '}, {u"shy", 0x00AD},
        {u"copy", 0x00A9}, {u"reg", 0x00AE}, {u"trade", 0x2122}, {u"deg", 0x00B0}, {u"plusmn", 0x00B1}, {u"middot", 0x00B7},
        {u"para", 0x00B6}, {u"sect", 0x00A7}, {u"euro", 0x20AC}, {u"pound", 0x00A3}, {u"yen", 0x00A5}, {u"cent", 0x00A2},
        {u"ndash", 0x2013}, {u"mdash", 0x2014}, {u"lsquo", 0x2018}, {u"rsquo", 0x2019}, {u"sbquo", 0x201A},
        {u"ldquo", 0x201C}, {u"rdquo", 0x201D}, {u"bdquo", 0x201E}, {u"laquo", 0x00AB}, {u"raquo", 0x00BB},
        {u"bull", 0x2022}, {u"hellip", 0x2026}, {u"times", 0x00D7}, {u"divide", 0x00F7}, {u"frac12", 0x00BD},
        {u"frac14", 0x00BC}, {u"frac34", 0x00BE}, {u"sup2", 0x00B2}, {u"sup3", 0x00B3}, {u"micro", 0x00B5},
        {u"auml", 0x00E4}, {u"ouml", 0x00F6}, {u"uuml", 0x00FC}, {u"Auml", 0x00C4}, {u"Ouml", 0x00D6}, {u"Uuml", 0x00DC},
        {u"szlig", 0x00DF}, {u"agrave", 0x00E0}, {u"aacute", 0x00E1}, {u"acirc", 0x00E2}, {u"atilde", 0x00E3},
        {u"aring", 0x00E5}, {u"aelig", 0x00E6}, {u"ccedil", 0x00E7}, {u"egrave", 0x00E8}, {u"eacute", 0x00E9},
        {u"ecirc", 0x00EA}, {u"euml", 0x00EB}, {u"igrave", 0x00EC}, {u"iacute", 0x00ED}, {u"icirc", 0x00EE},
        {u"iuml", 0x00EF}, {u"ntilde", 0x00F1}, {u"ograve", 0x00F2}, {u"oacute", 0x00F3}, {u"ocirc", 0x00F4},
        {u"otilde", 0x00F5}, {u"oslash", 0x00F8}, {u"ugrave", 0x00F9}, {u"uacute", 0x00FA}, {u"ucirc", 0x00FB},
        {u"Eacute", 0x00C9}, {u"Egrave", 0x00C8}, {u"Agrave", 0x00C0}, {u"Ccedil", 0x00C7}, {u"Ntilde", 0x00D1},
        {u"larr", 0x2190}, {u"uarr", 0x2191}, {u"rarr", 0x2192}, {u"darr", 0x2193}, {u"le", 0x2264}, {u"ge", 0x2265},
        {u"ne", 0x2260}, {u"infin", 0x221E}, {u"minus", 0x2212}, {u"zwnj", 0x200C}, {u"zwj", 0x200D}, {u"lrm", 0x200E}, {u"rlm", 0x200F}};
    return names;
}

/// Without & and ;. Empty when it is none.
QString characterOf(QStringView reference)
{
    if (!reference.startsWith(u'#')) {
        const auto found = namedCharacters().constFind(reference);
        return found == namedCharacters().cend() ? QString() : QString(QChar(*found));
    }
    const bool hex = reference.size() > 1 && (reference[1] == u'x' || reference[1] == u'X');
    bool known = false;
    const uint code = reference.sliced(hex ? 2 : 1).toUInt(&known, hex ? 16 : 10);
    if (!known || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    if (code == 0xA0)
        return QStringLiteral(" ");
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
}

} // namespace

QString withoutEntities(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != u'&') {
            result += text[at];
            continue;
        }
        const qsizetype end = text.sliced(at, std::min(longestReference, text.size() - at)).indexOf(u';');
        const QString character = end > 1 ? characterOf(text.sliced(at + 1, end - 1)) : QString();
        if (character.isEmpty()) {
            result += u'&';
        } else {
            result += character;
            at += end;
        }
    }
    return result;
}

} // namespace sheaf::ui
