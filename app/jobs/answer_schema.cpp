#include "jobs/answer_schema.h"

#include "json/text.h"

// Without it the library ends the process where it meets a schema that it does not understand.
#define VALIJSON_USE_EXCEPTIONS 1
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <exception>
#include <string>
#include <vector>

namespace sheaf::jobs {

namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// Nothing is thrown; text that is no JSON is a discarded value.
Json parsed(std::string_view text)
{
    // The strict check first: it bounds the depth, and the library's walk recurses.
    if (json::firstFault(QByteArrayView(text.data(), qsizetype(text.size()))))
        return Json(Json::value_t::discarded);
    return Json::parse(text, nullptr, false);
}

/// The keywords under these hold schemas by name: a property may be called "format".
bool holdsNames(const std::string& keyword)
{
    return keyword == "properties" || keyword == "$defs" || keyword == "definitions" || keyword == "dependentSchemas";
}

bool removeRegexes(Json& schema, bool areNames);

/// Without its pattern a schema lets more through, so that several of "oneOf" may fit where one did, and "not" or "if" turn round.
void weaken(Json& schema, const std::string& keyword)
{
    if (keyword == "oneOf" && !schema.contains("anyOf"))
        schema["anyOf"] = schema[keyword];
    if (keyword == "oneOf" || keyword == "not" || keyword == "if")
        schema.erase(keyword);
}

bool removeOwnRegexes(Json& schema)
{
    const bool had = schema.erase("patternProperties") > 0;
    if (had)
        schema.erase("additionalProperties"); // what a pattern allows must not count as additional
    const bool hadPattern = schema.erase("pattern") > 0;
    return schema.erase("format") > 0 || hadPattern || had;
}

/// Whether there were any. They are not checked: the standard library's regular expressions run wild on hostile text.
bool removeRegexes(Json& schema, bool areNames)
{
    bool had = false;
    if (schema.is_array()) {
        for (Json& element : schema)
            had = removeRegexes(element, false) || had;
    } else if (schema.is_object()) {
        had = !areNames && removeOwnRegexes(schema);
        std::vector<std::string> touched;
        for (auto& [keyword, value] : schema.items()) {
            if ((areNames || (keyword != "enum" && keyword != "const")) && removeRegexes(value, !areNames && holdsNames(keyword)))
                touched.push_back(keyword);
        }
        had = had || !touched.empty();
        for (const std::string& keyword : touched) {
            if (!areNames)
                weaken(schema, keyword);
        }
    }
    return had;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

} // namespace

QByteArray schemaOf(const requests::RequestTemplate& requestTemplate)
{
    using json::Step;
    for (const requests::Parameter& parameter : requestTemplate.parameters) {
        if (parameter.name != QStringLiteral("response_format"))
            continue;
        const QByteArrayView value(parameter.value);
        const auto type = json::find(value, {Step::of("type")});
        const QByteArray name = type ? json::unquoted(type->in(value)) : QByteArray();
        if (name == "json_object")
            return QByteArrayLiteral("{\"type\":\"object\"}");
        const auto schema = json::find(value, {Step::of("json_schema"), Step::of("schema")});
        if (name == "json_schema")
            return schema ? schema->in(value).toByteArray() : QByteArrayLiteral("{}");
    }
    return {};
}

struct AnswerSchema::Private {
    std::unique_ptr<valijson::Schema> schema; ///< nothing = JSON of any form
    mutable valijson::Validator validator;
};

QByteArray schemaOf(const QByteArray& templateJson)
{
    const auto requestTemplate = requests::templateFromJson(templateJson);
    return requestTemplate ? schemaOf(*requestTemplate) : QByteArray();
}

AnswerSchema::AnswerSchema(const QByteArray& schema) : d(std::make_unique<Private>())
{
    Json document = parsed({schema.constData(), std::size_t(schema.size())});
    if (!document.is_object())
        return;
    removeRegexes(document, false);
    try {
        auto read = std::make_unique<valijson::Schema>();
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(Adapter(document), *read);
        d->schema = std::move(read);
    } catch (const std::exception&) {
        d->schema.reset();
    }
}

AnswerSchema::~AnswerSchema() = default;

bool AnswerSchema::fits(std::string_view answer) const
{
    const Json value = parsed(trimmed(answer));
    if (value.is_discarded())
        return false;
    if (!d->schema)
        return true;
    try {
        return d->validator.validate(*d->schema, Adapter(value), nullptr);
    } catch (const std::exception&) {
        return true; // no verdict is no fault of the answer
    }
}

} // namespace sheaf::jobs
