#include "json/format.h"

#include "json/cursor.h"
#include "json/scanner.h"

#include <algorithm>
#include <optional>

namespace sheaf::json {

namespace {

/// Deeper levels are indented no further: a line of a megabyte of brackets must not become a gigabyte of spaces.
constexpr qsizetype deepestIndent = 64;

void appendLineBreak(QByteArray& out, qsizetype depth)
{
    out.append('\n');
    out.append(2 * std::min(depth, deepestIndent), ' ');
}

/// Appends an opening bracket; an empty container is closed on the spot. Returns the new depth.
qsizetype appendOpening(QByteArray& out, Cursor& cursor, qsizetype depth)
{
    const char bracket = cursor.peek();
    const char closing = bracket == '{' ? '}' : ']';
    cursor.take(bracket);
    out.append(bracket);
    if (cursor.take(closing)) {
        out.append(closing);
        return depth;
    }
    appendLineBreak(out, depth + 1);
    return depth + 1;
}

} // namespace

QByteArray pretty(QByteArrayView text)
{
    if (firstFault(text))
        return text.toByteArray();
    QByteArray out;
    out.reserve(text.size() + text.size() / 2);
    qsizetype depth = 0;
    Cursor cursor(text);
    for (cursor.skipSpace(); !cursor.atEnd(); cursor.skipSpace()) {
        const char c = cursor.peek();
        if (c == '{' || c == '[') {
            depth = appendOpening(out, cursor, depth);
        } else if (c == '}' || c == ']') {
            appendLineBreak(out, --depth);
            cursor.take(c);
            out.append(c);
        } else if (cursor.take(',')) {
            out.append(',');
            appendLineBreak(out, depth);
        } else if (cursor.take(':')) {
            out.append(": ");
        } else if (const std::optional<Span> scalar = cursor.takeValue()) {
            out.append(scalar->in(text));
        }
    }
    return out;
}

QByteArray compact(QByteArrayView text)
{
    if (firstFault(text))
        return text.toByteArray();
    QByteArray out;
    out.reserve(text.size());
    Cursor cursor(text);
    for (cursor.skipSpace(); !cursor.atEnd(); cursor.skipSpace()) {
        const char c = cursor.peek();
        if (QByteArrayView("{}[],:").contains(c)) {
            cursor.take(c);
            out.append(c);
        } else if (const std::optional<Span> scalar = cursor.takeValue()) {
            out.append(scalar->in(text));
        }
    }
    return out;
}

} // namespace sheaf::json
