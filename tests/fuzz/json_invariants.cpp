#include "fuzz/invariants.h"

#include "json/line_parser.h"
#include "json/text.h"
#include "json/utf8.h"

namespace sheaf::fuzz {

namespace {

using namespace json;

void require(bool holds, const char* sentence)
{
    if (!holds)
        qFatal("JSON: %s", sentence);
}

void checkString(QByteArrayView input)
{
    const QByteArray string = quoted(input);
    require(unquoted(string) == input, "a string does not come back");
    if (firstInvalidUtf8(input) < 0)
        require(!firstFault(string), "a written string is not JSON");
    std::ignore = unquoted(input);
}

void checkLayout(QByteArrayView valid)
{
    const QByteArray laidOut = pretty(valid);
    const QByteArray packed = compact(valid);
    require(!firstFault(laidOut) && !firstFault(packed), "layout breaks JSON");
    require(compact(laidOut) == packed && pretty(packed) == laidOut, "layout changes tokens");
    require(packed.size() <= valid.size(), "compact text has grown");
}

void checkEdits(QByteArrayView text, bool isValid)
{
    const Path paths[] = {{Step::of("a")}, {Step::of("new key")}, {Step::at(0)}, {Step::of("a"), Step::at(1)}};
    for (const Path& path : paths) {
        const auto changed = replaced(text, path, "[1e400]");
        const auto without = removed(text, path);
        if (!isValid)
            continue;
        if (changed) {
            require(!firstFault(*changed), "replacing breaks JSON");
            require(find(*changed, path)->in(*changed) == QByteArrayView("[1e400]"), "what was put in is not there");
        }
        require(without.has_value() && !firstFault(*without), "removing breaks JSON");
        require(path.back().index >= 0 || !find(*without, path), "what was removed is still there");
    }
}

void checkLineParser(QByteArrayView text, bool isValid)
{
    const QByteArray padded = text.toByteArray() + QByteArray(LineParser::padding, '}');
    LineParser parser;
    const auto verdict = parser.parse(QByteArrayView(padded).first(text.size()));
    require((verdict != LineParser::Verdict::Invalid) == isValid, "two opinions on one line");
    if (verdict != LineParser::Verdict::Object)
        return;
    const std::vector<Member> all = members(text).value();
    for (const Member& member : all) {
        const QByteArray key = unquoted(member.key.in(text));
        const QByteArrayView value = find(text, {Step {key, -1}})->in(text);
        const auto seen = parser.at({std::string_view(key.constData(), size_t(key.size()))});
        require(seen.present && seen.type == typeOf(value), "the parsers see different values");
        if (seen.type == Type::String)
            require(unquoted(value) == QByteArrayView(seen.text.data(), qsizetype(seen.text.size())), "strings differ");
    }
    std::string_view name;
    std::ignore = parser.hasDuplicateKey(name);
}

} // namespace

void checkJson(QByteArrayView input)
{
    const bool isValid = !firstFault(input);
    checkString(input);
    checkLineParser(input, isValid);
    checkEdits(input, isValid);
    std::ignore = members(input);
    std::ignore = elements(input);
    if (isValid)
        checkLayout(input);
    else
        require(pretty(input) == input && compact(input) == input, "text that is not JSON was changed");
}

} // namespace sheaf::fuzz
