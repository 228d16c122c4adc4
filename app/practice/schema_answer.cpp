#include "practice/schema_answer.h"

#include "practice/prompt_reader.h"
#include "practice/steady_hash.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    constexpr int deepest = 12; // a schema may refer to itself
    constexpr qsizetype quoteLength = 60;

    class Filler
    {
    public:
        Filler(const QJsonObject& root, const QString& rowText)
            : m_root(root)
            , m_rowText(rowText)
        {
        }

        QJsonValue value(QJsonObject schema, const QString& name, int depth) const
        {
            schema = resolved(schema);
            if (schema.contains("const"_L1))
                return schema.value("const"_L1);
            if (const QJsonArray choices = schema.value("enum"_L1).toArray(); !choices.isEmpty())
                return choice(choices);
            for (const QLatin1StringView key : { "anyOf"_L1, "oneOf"_L1, "allOf"_L1 }) {
                const QJsonArray ways = schema.value(key).toArray();
                if (!ways.isEmpty() && depth < deepest)
                    return value(ways.first().toObject(), name, depth + 1);
            }
            return ofType(typeOf(schema), schema, name, depth);
        }

    private:
        QJsonObject resolved(const QJsonObject& schema) const
        {
            const QString reference = schema.value("$ref"_L1).toString();
            if (!reference.startsWith(u'#'))
                return schema;
            QJsonValue at = m_root;
            for (const QString& step : reference.mid(1).split(u'/', Qt::SkipEmptyParts))
                at = at.toObject().value(step);
            return at.toObject();
        }

        static QString typeOf(const QJsonObject& schema)
        {
            const QJsonValue type = schema.value("type"_L1);
            if (type.isArray())
                return type.toArray().first().toString();
            if (type.isString())
                return type.toString();
            return schema.contains("properties"_L1) ? u"object"_s : u"string"_s;
        }

        QJsonValue choice(const QJsonArray& choices) const
        {
            QStringList words;
            for (const QJsonValue& word : choices)
                words += word.isString() ? word.toString() : QString();
            if (!words.contains(QString()))
                return chosen(words, m_rowText);
            return choices.at(static_cast<qsizetype>(hash(u"enum"_s) % static_cast<quint64>(choices.size())));
        }

        QJsonValue ofType(const QString& type, const QJsonObject& schema, const QString& name, int depth) const
        {
            if (type == "object"_L1)
                return object(schema, depth);
            if (type == "array"_L1)
                return array(schema, name, depth);
            if (type == "integer"_L1)
                return std::floor(number(schema, name, true));
            if (type == "number"_L1)
                return number(schema, name, false);
            if (type == "boolean"_L1)
                return hash(name) % 2 == 0;
            if (type == "null"_L1)
                return QJsonValue::Null;
            return text(schema, name);
        }

        QJsonObject object(const QJsonObject& schema, int depth) const
        {
            QJsonObject made;
            const QJsonObject properties = schema.value("properties"_L1).toObject();
            for (auto it = properties.begin(); it != properties.end() && depth < deepest; ++it)
                made.insert(it.key(), value(it.value().toObject(), it.key(), depth + 1));
            return made;
        }

        QJsonArray array(const QJsonObject& schema, const QString& name, int depth) const
        {
            QJsonArray made;
            const int least = std::max(schema.value("minItems"_L1).toInt(1), depth < deepest ? 1 : 0);
            const int count = std::min(least, schema.value("maxItems"_L1).toInt(least));
            for (int i = 0; i < count; ++i)
                made.append(value(schema.value("items"_L1).toObject(), name, depth + 1));
            return made;
        }

        double number(const QJsonObject& schema, const QString& name, bool whole) const
        {
            const double share = static_cast<double>(hash(name) % 101) / 100;
            double low = schema.value("minimum"_L1).toDouble(schema.value("exclusiveMinimum"_L1).toDouble(0) + (schema.contains("exclusiveMinimum"_L1) ? 1 : 0));
            const double otherwise = low + (whole ? 10 : 1);
            const double high = schema.value("maximum"_L1).toDouble(
                schema.contains("exclusiveMaximum"_L1) ? schema.value("exclusiveMaximum"_L1).toDouble() - (whole ? 1 : 0.01) : otherwise);
            low = whole ? std::ceil(std::min(low, high)) : std::min(low, high);
            return low + (high - low) * share;
        }

        QString text(const QJsonObject& schema, const QString& name) const
        {
            if (schema.value("format"_L1) == "date"_L1)
                return u"2026-01-15"_s;
            if (schema.value("format"_L1) == "date-time"_L1)
                return u"2026-01-15T12:00:00Z"_s;
            const QString made = name.isEmpty() ? m_rowText.left(quoteLength) : name + u": "_s + m_rowText.left(quoteLength);
            return made.left(schema.value("maxLength"_L1).toInt(static_cast<int>(made.size())))
                .leftJustified(schema.value("minLength"_L1).toInt(0), u'.');
        }

        quint64 hash(const QString& name) const { return steadyHash(m_rowText.toUtf8(), steadyHash(name.toUtf8())); }

        QJsonObject m_root;
        QString m_rowText;
    };

} // namespace

QJsonValue valueFitting(const QJsonObject& schema, const QString& rowText)
{
    return Filler(schema, rowText).value(schema, {}, 0);
}

} // namespace sheaf::practice
