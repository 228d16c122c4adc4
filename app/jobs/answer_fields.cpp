#include "jobs/answer_fields.h"

#include "jobs/answer_reader.h"
#include "jobs/result_line.h"
#include "json/text.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

constexpr int answersSampled = 1000;
/// More columns than this help nobody, and a hostile answer could name a million.
constexpr std::size_t mostFields = 200;

bool isPlain(QByteArrayView value)
{
    const auto type = json::typeOf(value);
    return type && *type != json::Type::Object && *type != json::Type::Array;
}

/// The members of an answer's object; none when it is no valid object.
std::vector<json::Member> membersOf(QByteArrayView answer)
{
    if (json::firstFault(answer))
        return {};
    return json::members(answer).value_or(std::vector<json::Member>());
}

void addNew(std::vector<QByteArray>& fields, const QByteArray& name)
{
    if (fields.size() < mostFields && std::ranges::find(fields, name) == fields.end())
        fields.push_back(name);
}

std::vector<QByteArray> fieldsOfSchema(const QByteArray& schema)
{
    std::vector<QByteArray> fields;
    const auto properties = json::firstFault(schema) ? std::nullopt : json::find(schema, {json::Step::of("properties")});
    if (!properties)
        return fields;
    const QByteArrayView object = properties->in(schema);
    for (const json::Member& member : membersOf(object))
        addNew(fields, json::unquoted(member.key.in(object)));
    return fields;
}

/// What the answers that were looked at have in common.
class Sample
{
public:
    void add(const QByteArray& answer)
    {
        ++m_answers;
        const QByteArray text = answer.trimmed();
        const auto members = membersOf(text);
        if (std::ranges::none_of(members, [&](const json::Member& member) { return isPlain(member.value.in(text)); }))
            return;
        ++m_objects;
        for (const json::Member& member : members)
            addNew(m_fields, json::unquoted(member.key.in(text)));
    }

    [[nodiscard]] bool isFull() const { return m_answers >= answersSampled; }
    [[nodiscard]] std::vector<QByteArray> fields() const
    {
        const bool areObjects = m_answers > 0 && m_objects * 10 >= m_answers * 9;
        return areObjects ? m_fields : std::vector<QByteArray>();
    }

private:
    int m_answers = 0;
    int m_objects = 0;
    std::vector<QByteArray> m_fields;
};

} // namespace

std::vector<QByteArray> answerFields(const TableExport& order, const project::RowOrder& rows)
{
    auto ofSchema = fieldsOfSchema(order.answerSchema);
    if (!ofSchema.empty())
        return ofSchema;
    Sample sample;
    AnswerReader reader(order.folder, order.answers);
    for (qint64 position = 0; position < rows.rowCount() && !sample.isFull(); ++position) {
        const RowId row = rows.at(position);
        if (order.answers.of(row).outcome != project::Outcome::Good)
            continue;
        // A file that cannot be read is told of when its rows are written.
        if (const auto line = reader.line(row); line && !line->isEmpty())
            sample.add(answerText(*line));
    }
    return sample.fields();
}

std::vector<QByteArray> fieldValues(const QByteArray& answer, const std::vector<QByteArray>& fields)
{
    std::vector<QByteArray> values(fields.size());
    const QByteArray text = answer.trimmed();
    for (const json::Member& member : membersOf(text)) { // of a name that stands twice the last one counts
        const auto field = std::ranges::find(fields, json::unquoted(member.key.in(text)));
        if (field == fields.end())
            continue;
        const QByteArrayView value = member.value.in(text);
        const auto type = json::typeOf(value);
        QByteArray& cell = values[std::size_t(field - fields.begin())];
        if (type == json::Type::String)
            cell = json::unquoted(value);
        else
            cell = type == json::Type::Null ? QByteArray() : json::compact(value);
    }
    return values;
}

} // namespace sheaf::jobs
