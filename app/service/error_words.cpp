// messageFromErrorBody(): the service's own words, whatever they are wrapped in.
#include "service/batch.h"

#include "service/json_read.h"

#include <QRegularExpression>

#include <algorithm>

namespace sheaf::service {

namespace {

constexpr qsizetype longestWords = 500;
constexpr qsizetype enoughOfAPage = 64 * 1024;

/// Whether a quoted passage is more than a name: it may be text of the user's rows.
bool isMoreThanAName(QStringView quoted)
{
    constexpr qsizetype longestName = 64;
    return quoted.size() > longestName || std::any_of(quoted.begin(), quoted.end(), [](QChar c) { return c.isSpace(); });
}

/// The quote that ends what this one begins; null when it begins nothing, like the apostrophe in "model's".
QChar closingOf(QStringView words, qsizetype at)
{
    static const QString opening = QStringLiteral("\"'`\u201c\u2018\u00ab");
    static const QString closing = QStringLiteral("\"'`\u201d\u2019\u00bb");
    const qsizetype kind = opening.indexOf(words[at]);
    const bool isInsideAWord = at > 0 && words[at - 1].isLetterOrNumber();
    return kind < 0 || isInsideAWord ? QChar() : closing[kind];
}

/// Services quote what they complain about, and that may be the user's rows, which must get into no error, event or log:
/// of quoted passages only names stay, of quoted JSON nothing. A passage that looks like text ends with the last
/// quote of its kind, because text may hold quotes itself.
QString withoutQuotedText(const QString& words)
{
    QString kept;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QChar c = words[at];
        const QChar close = c == u'{' ? QChar(u'}') : closingOf(words, at);
        const qsizetype next = close.isNull() ? -1 : words.indexOf(close, at + 1);
        const QStringView passage = QStringView(words).sliced(at + 1, (next < 0 ? words.size() : next) - at - 1);
        kept += c;
        if (close.isNull())
            continue;
        const bool isName = next >= 0 && c != u'{' && !isMoreThanAName(passage);
        const qsizetype end = isName ? next : words.lastIndexOf(close);
        kept += isName ? passage.toString() : QString(QChar(0x2026));
        if (end <= at)
            return kept; // it was cut off before its end
        kept += close;
        at = end;
    }
    return kept;
}

QString shortened(const QString& text)
{
    const QString words = withoutQuotedText(text.simplified());
    if (words.size() <= longestWords)
        return words;
    const bool splitsAPair = words.at(longestWords - 2).isHighSurrogate();
    return words.first(longestWords - (splitsAPair ? 2 : 1)) + QChar(0x2026);
}

/// The words of a member that may be a string, an object with `message`, or a list of either.
QString wordsOf(QByteArrayView value)
{
    if (isString(value))
        return textOf(value);
    if (const auto object = ObjectView::of(value)) {
        for (const char* name : {"message", "msg", "detail", "error", "code", "type"}) {
            if (const QString text = object->text(name); !text.isEmpty())
                return text;
        }
    }
    for (const QByteArrayView element : elementsOf(value)) {
        if (const QString text = wordsOf(element); !text.isEmpty())
            return text;
    }
    return {};
}

QString wordsOfPage(QString page)
{
    static const QRegularExpression unseen(QStringLiteral("<(script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<[^>]*>?"));
    page.remove(unseen).replace(tag, QStringLiteral(" "));
    using Entity = std::pair<const char*, const char*>;
    for (const auto& [name, character] : {Entity {"&nbsp;", " "}, Entity {"&lt;", "<"}, Entity {"&gt;", ">"},
             Entity {"&quot;", "\""}, Entity {"&#39;", "'"}, Entity {"&amp;", "&"}})
        page.replace(QLatin1String(name), QLatin1String(character));
    return page;
}

} // namespace

QString messageFromErrorBody(const QByteArray& body)
{
    const QByteArrayView json = validJson(body);
    if (json.isEmpty()) {
        const QString text = QString::fromUtf8(body.first(std::min(body.size(), enoughOfAPage)));
        return shortened(text.trimmed().startsWith(u'<') ? wordsOfPage(text) : text);
    }
    if (const auto object = ObjectView::of(json)) {
        for (const char* name : {"error", "detail", "message", "errors"}) {
            const auto value = object->raw(name);
            if (const QString words = value ? wordsOf(*value) : QString(); !words.isEmpty())
                return shortened(words);
        }
        return {};
    }
    return shortened(wordsOf(json));
}

} // namespace sheaf::service
