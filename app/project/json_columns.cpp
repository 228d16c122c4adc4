#include "project/json_columns.h"

#include <algorithm>
#include <optional>

namespace sheaf::project {

namespace {

constexpr qsizetype maxMessageColumns = 8;

/// Columns in the order in which they are added, ids counted from 1.
class ColumnList
{
public:
    void add(const QString& name, json::Path path)
    {
        Column column;
        column.id = ColumnId(qint32(m_columns.size()) + 1);
        column.name = freeName(name);
        column.source = Column::Source::Json;
        column.path = std::move(path);
        m_columns.append(column);
    }
    [[nodiscard]] QList<Column> take() { return std::move(m_columns); }

private:
    [[nodiscard]] QString freeName(const QString& name) const
    {
        QString candidate = name;
        for (int n = 2; hasName(candidate); ++n)
            candidate = name + QLatin1Char(' ') + QString::number(n);
        return candidate;
    }
    [[nodiscard]] bool hasName(const QString& name) const
    {
        return std::any_of(m_columns.begin(), m_columns.end(), [&](const Column& column) { return column.name == name; });
    }

    QList<Column> m_columns;
};

/// Where the messages of one line stand.
struct MessageShape {
    qsizetype system = -1;
    qsizetype user = -1;
    qsizetype count = 0;
    [[nodiscard]] bool standsLike(const MessageShape& other) const { return system == other.system && user == other.user; }
};

std::optional<MessageShape> messageShape(QByteArrayView messages)
{
    const auto elements = json::elements(messages);
    if (!elements)
        return std::nullopt;
    MessageShape shape;
    shape.count = qsizetype(elements->size());
    for (qsizetype i = 0; i < shape.count; ++i) {
        const QByteArrayView message = (*elements)[size_t(i)].in(messages);
        const auto roleSpan = json::find(message, {json::Step::of("role")});
        const QByteArray role = roleSpan ? json::unquoted(roleSpan->in(message)) : QByteArray();
        if (role == "user")
            shape.user = i;
        else if ((role == "system" || role == "developer") && shape.system < 0)
            shape.system = i;
    }
    return shape;
}

/// What the first lines have, gathered over all of them.
struct RequestShape {
    bool hasInput = false;
    bool hasPrompt = false;
    bool hasUrl = false;
    std::optional<MessageShape> messages; // of the first line that has some
    bool messagesAlike = true;
    qsizetype mostMessages = 0;
    QList<QByteArray> scalars; // further members of the bodies
};

bool isScalar(QByteArrayView value)
{
    const std::optional<json::Type> type = json::typeOf(value);
    return type && *type != json::Type::Object && *type != json::Type::Array;
}

void lookAtMessages(QByteArrayView messages, RequestShape& shape)
{
    const std::optional<MessageShape> found = messageShape(messages);
    if (!found)
        return;
    if (!shape.messages)
        shape.messages = found;
    shape.messagesAlike = shape.messagesAlike && shape.messages->standsLike(*found);
    shape.mostMessages = std::max(shape.mostMessages, found->count);
}

void lookAtBody(QByteArrayView body, RequestShape& shape)
{
    const auto members = json::members(body);
    if (!members)
        return;
    for (const json::Member& member : *members) {
        const QByteArray key = json::unquoted(member.key.in(body));
        const QByteArrayView value = member.value.in(body);
        if (key == "messages")
            lookAtMessages(value, shape);
        else if (key == "input")
            shape.hasInput = true;
        else if (key == "prompt")
            shape.hasPrompt = true;
        else if (key != "model" && isScalar(value) && !shape.scalars.contains(key))
            shape.scalars.append(key);
    }
}

void lookAtLine(QByteArrayView line, RequestShape& shape)
{
    // The walkers take valid JSON only; a bad line tells nothing about columns.
    if (json::firstFault(line))
        return;
    const auto members = json::members(line);
    if (!members)
        return;
    for (const json::Member& member : *members) {
        const QByteArray key = json::unquoted(member.key.in(line));
        if (key == "url")
            shape.hasUrl = true;
        else if (key == "body")
            lookAtBody(member.value.in(line), shape);
    }
}

json::Path inBody(const QByteArray& key)
{
    return {json::Step::of("body"), json::Step {key, -1}};
}

json::Path contentOf(qsizetype message)
{
    return {json::Step::of("body"), json::Step::of("messages"), json::Step::at(message), json::Step::of("content")};
}

void addMessages(const RequestShape& shape, ColumnList& columns)
{
    if (!shape.messages)
        return;
    if (!shape.messagesAlike) {
        for (qsizetype i = 0; i < std::min(shape.mostMessages, maxMessageColumns); ++i)
            columns.add(QStringLiteral("message %1").arg(i + 1), contentOf(i));
        return;
    }
    if (shape.messages->system >= 0)
        columns.add(QStringLiteral("system"), contentOf(shape.messages->system));
    if (shape.messages->user >= 0)
        columns.add(QStringLiteral("user"), contentOf(shape.messages->user));
}

} // namespace

QList<Column> columnsForRequests(std::span<const QByteArrayView> firstLines)
{
    RequestShape shape;
    for (const QByteArrayView line : firstLines.first(std::min(firstLines.size(), linesForColumns)))
        lookAtLine(line, shape);
    ColumnList columns;
    // These two are what every request needs: a file without them shows where they are missing.
    columns.add(QStringLiteral("custom_id"), {json::Step::of("custom_id")});
    columns.add(QStringLiteral("model"), inBody("model"));
    addMessages(shape, columns);
    if (shape.hasInput)
        columns.add(QStringLiteral("input"), inBody("input"));
    if (shape.hasPrompt)
        columns.add(QStringLiteral("prompt"), inBody("prompt"));
    for (const QByteArray& key : std::as_const(shape.scalars))
        columns.add(QString::fromUtf8(key), inBody(key));
    if (shape.hasUrl)
        columns.add(QStringLiteral("url"), {json::Step::of("url")});
    return columns.take();
}

QList<Column> columnsForResults()
{
    ColumnList columns;
    for (const char* name : {"custom_id", "response", "error"})
        columns.add(QString::fromLatin1(name), {json::Step::of(name)});
    return columns.take();
}

QList<Column> columnsForRecords(std::span<const QByteArrayView> firstLines)
{
    QList<QByteArray> keys;
    for (const QByteArrayView line : firstLines.first(std::min(firstLines.size(), linesForColumns))) {
        if (json::firstFault(line))
            continue;
        const auto members = json::members(line);
        if (!members)
            continue;
        for (const json::Member& member : *members) {
            const QByteArray key = json::unquoted(member.key.in(line));
            if (!keys.contains(key))
                keys.append(key);
        }
    }
    ColumnList columns;
    for (const QByteArray& key : std::as_const(keys))
        columns.add(QString::fromUtf8(key), {json::Step {key, -1}});
    return columns.take();
}

QList<Column> columnsForLines(formats::FileKind kind, std::span<const QByteArrayView> firstLines)
{
    switch (kind) {
    case formats::FileKind::Requests: return columnsForRequests(firstLines);
    case formats::FileKind::Results: return columnsForResults();
    default: return columnsForRecords(firstLines);
    }
}

} // namespace sheaf::project
