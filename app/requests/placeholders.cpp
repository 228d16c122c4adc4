#include "requests/placeholders.h"

#include "requests/request_template.h"

#include <algorithm>

namespace sheaf::requests {

namespace {

constexpr QLatin1String opening("{{");
constexpr QLatin1String closing("}}");

bool holdsLineBreak(QStringView name)
{
    return std::ranges::any_of(name, [](QChar c) {
        return c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
}

} // namespace

// A placeholder ends at the first "}}" and begins at the last "{{" before it. So "{{{x}}}" is {{x}} between two
// ordinary braces, and in "{{a {{b}}" only {{b}} counts. Without a name, "{{ }}" is ordinary text.
QList<Placeholder> placeholdersIn(const QString& text)
{
    QList<Placeholder> found;
    const QStringView all(text);
    qsizetype from = 0;
    while (true) {
        const qsizetype firstOpen = all.indexOf(opening, from);
        const qsizetype close = firstOpen < 0 ? -1 : all.indexOf(closing, firstOpen + opening.size());
        if (close < 0)
            return found;
        const qsizetype start = firstOpen + all.sliced(firstOpen, close - firstOpen).lastIndexOf(opening);
        const qsizetype nameStart = start + opening.size();
        const QStringView name = all.sliced(nameStart, close - nameStart).trimmed();
        from = close + closing.size();
        if (!name.isEmpty() && !holdsLineBreak(name))
            found.append({name.toString(), start, from - start});
    }
}

qsizetype columnNamed(const QStringList& columns, const QString& name)
{
    const qsizetype exact = columns.indexOf(name);
    if (exact >= 0)
        return exact;
    const auto trimmed = std::ranges::find_if(columns, [&name](const QString& column) {
        return QStringView(column).trimmed() == name;
    });
    return trimmed == columns.end() ? -1 : trimmed - columns.begin();
}

QStringList unknownPlaceholders(const RequestTemplate& requestTemplate, const QStringList& columns)
{
    QStringList unknown;
    QList<Placeholder> used = placeholdersIn(requestTemplate.user);
    if (requestTemplate.kind == Kind::Chat)
        used = placeholdersIn(requestTemplate.system) + used;
    for (const Placeholder& placeholder : used) {
        if (columnNamed(columns, placeholder.name) < 0 && !unknown.contains(placeholder.name))
            unknown.append(placeholder.name);
    }
    return unknown;
}

QString renamedColumn(const QString& text, const QString& from, const QString& to)
{
    QString renamed = text;
    const QList<Placeholder> used = placeholdersIn(text);
    for (auto each = used.crbegin(); each != used.crend(); ++each) {
        if (each->name == QStringView(from).trimmed())
            renamed.replace(each->start, each->length, opening + to + closing);
    }
    return renamed;
}

} // namespace sheaf::requests
