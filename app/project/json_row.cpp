#include "project/json_row.h"

#include <algorithm>
#include <map>

namespace sheaf::project {

namespace {

bool isKey(const json::Path& path, size_t depth, QByteArrayView key)
{
    return path.size() > depth && path[depth].index < 0 && path[depth].key == key;
}

/// Members that hold text by the protocol; what is typed into them is text even if it looks like a number.
bool isTextPlace(const json::Path& path)
{
    if (!isKey(path, 0, "body") || path.size() < 2)
        return true;
    static const QList<QByteArray> textKeys {"model", "content", "input", "prompt"};
    return textKeys.contains(path.back().key);
}

bool isWholeJson(const QByteArray& text)
{
    return !json::firstFault(text);
}

/// Messages that the columns look into, with the roles that their names tell.
std::map<qsizetype, QByteArray> messagePlaces(const QList<Column>& columns)
{
    std::map<qsizetype, QByteArray> places;
    for (const Column& column : columns) {
        if (isKey(column.path, 0, "body") && isKey(column.path, 1, "messages") && column.path.size() > 2)
            places[column.path[2].index] = column.name == QLatin1String("system") ? "system" : "user";
    }
    return places;
}

QByteArray emptyMessages(const std::map<qsizetype, QByteArray>& places)
{
    QByteArray messages("[");
    for (qsizetype i = 0; i <= places.rbegin()->first; ++i) {
        const auto place = places.find(i);
        const QByteArray role = place == places.end() ? QByteArray("user") : place->second;
        messages += (i > 0 ? "," : "") + QByteArray("{\"role\":\"") + role + "\",\"content\":\"\"}";
    }
    return messages + ']';
}

bool anyColumn(const QList<Column>& columns, const json::Path& path)
{
    return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
        return std::equal(column.path.begin(), column.path.end(), path.begin(), path.end(),
            [](const json::Step& a, const json::Step& b) { return a.key == b.key && a.index == b.index; });
    });
}

} // namespace

QByteArrayView lineIn(QByteArrayView record)
{
    const qsizetype newline = record.indexOf('\n');
    if (newline >= 0)
        record = record.first(newline);
    if (record.endsWith('\r'))
        record = record.chopped(1);
    return record;
}

QByteArray valueIn(QByteArrayView line, const json::Path& path)
{
    const std::optional<json::Span> span = json::find(line, path);
    if (!span)
        return {};
    const QByteArrayView value = span->in(line);
    return json::typeOf(value) == json::Type::String ? json::unquoted(value) : value.toByteArray();
}

Result<QByteArray> withValue(QByteArrayView line, const json::Path& path, const QByteArray& text)
{
    if (json::firstFault(line))
        return failure(ErrorCode::NotJson);
    const std::optional<json::Span> present = json::find(line, path);
    const bool wasText = present && json::typeOf(present->in(line)) == json::Type::String;
    if (wasText || (!present && (isTextPlace(path) || !isWholeJson(text))))
        return json::replaced(line, path, json::quoted(text));
    if (!isWholeJson(text))
        return failure(ErrorCode::NotJson);
    return json::replaced(line, path, json::compact(text));
}

QByteArray emptyLine(const QList<Column>& columns, const QByteArray& customId, const QByteArray& model)
{
    const bool isRequest = anyColumn(columns, {json::Step::of("body"), json::Step::of("model")});
    if (!isRequest)
        return "{}";
    QByteArray line = "{\"custom_id\":" + json::quoted(customId) + ",\"method\":\"POST\",\"body\":{\"model\":" + json::quoted(model);
    const auto messages = messagePlaces(columns);
    if (!messages.empty())
        line += ",\"messages\":" + emptyMessages(messages);
    else if (anyColumn(columns, {json::Step::of("body"), json::Step::of("input")}))
        line += ",\"input\":\"\"";
    else if (anyColumn(columns, {json::Step::of("body"), json::Step::of("prompt")}))
        line += ",\"prompt\":\"\"";
    return line + "}}";
}

QByteArray firstModel(const SheetData& sheet)
{
    if (sheet.rowCount() == 0)
        return {};
    const Result<QByteArray> line = sheet.line(sheet.order.at(0));
    return line ? valueIn(*line, {json::Step::of("body"), json::Step::of("model")}) : QByteArray();
}

QByteArray newCustomId(RowId row)
{
    return "new-" + QByteArray::number((row.value & ~insertedRowBit) + 1);
}

} // namespace sheaf::project
