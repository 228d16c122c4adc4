#include "project/foreign_bodies.h"

namespace sheaf::project {

namespace {

QByteArrayView inside(QByteArrayView rawString)
{
    return rawString.sliced(1, rawString.size() - 2);
}

} // namespace

void ConvertedBody::add(QByteArrayView key, QByteArrayView rawValue)
{
    if (key == QByteArrayView("model"))
        model = rawValue.toByteArray();
    else
        members.add(key, rawValue);
}

QByteArray ConvertedBody::withModel(const QString& fallback)
{
    const QByteArray rest = members.take();
    const QByteArray raw = !model.isEmpty() ? model : fallback.isEmpty() ? QByteArray() : json::quoted(fallback);
    if (raw.isEmpty())
        return rest;
    return "{\"model\":" + raw + (rest == "{}" ? "" : ",") + rest.sliced(1);
}

QByteArray withoutLast(QByteArrayView array)
{
    QList<QByteArray> kept;
    for (const QByteArrayView element : jsonElements(array))
        kept.append(element.toByteArray());
    if (!kept.isEmpty())
        kept.removeLast();
    return arrayOf(kept);
}

bool isRequest(const JsonParts& line)
{
    return line.has("custom_id") && line.value("body").startsWith('{');
}

QString namesOf(const JsonParts& line)
{
    QStringList names;
    for (const JsonParts::Part& part : line)
        names.append(QString::fromUtf8(part.key.left(100)));
    return names.mid(0, 10).join(QStringLiteral(", "));
}

void addModelOf(const JsonParts& line, ConvertedBody& body)
{
    if (body.model.isEmpty() && json::typeOf(line.value("model")) == json::Type::String)
        body.model = line.value("model").toByteArray();
}

QByteArray joinedTexts(const std::vector<QByteArrayView>& rawStrings)
{
    QByteArray joined("\"");
    for (const QByteArrayView text : rawStrings) {
        if (joined.size() > 1)
            joined += "\\n\\n";
        joined += inside(text);
    }
    return joined + '"';
}

QByteArray textPart(QByteArrayView rawString)
{
    return "{\"type\":\"text\",\"text\":" + rawString.toByteArray() + '}';
}

QByteArray picturePart(QByteArrayView rawType, QByteArrayView rawData)
{
    return "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:" + inside(rawType).toByteArray() + ";base64,"
        + inside(rawData).toByteArray() + "\"}}";
}

QByteArray message(QByteArrayView role, QByteArrayView rawContent)
{
    return "{\"role\":" + json::quoted(role) + ",\"content\":" + rawContent.toByteArray() + '}';
}

QByteArray arrayOf(const QList<QByteArray>& rawElements)
{
    return '[' + rawElements.join(',') + ']';
}

} // namespace sheaf::project
