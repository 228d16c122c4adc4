// messageFromErrorBody(): the service's own words, whatever they are wrapped in.
#include "service/batch.h"

#include "service/json_read.h"

#include <QRegularExpression>

namespace sheaf::service {

namespace {

constexpr qsizetype longestWords = 500;
constexpr qsizetype enoughOfAPage = 64 * 1024;

QString shortened(const QString& text)
{
    const QString words = text.simplified();
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
