// One JSONL line at simdjson's speed: what the checks and the accounting of large files need, without copies.
#pragma once

#include "json/text.h"

#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sheaf::json {

/// A top-level view of one line. Views point into the parser's memory and die with the next parse().
/// Not thread-safe: one parser per thread.
class LineParser
{
public:
    LineParser();
    ~LineParser();
    LineParser(const LineParser&) = delete;
    LineParser& operator=(const LineParser&) = delete;

    /// Bytes that must be readable (not owned) behind the text handed to parse().
    static constexpr qsizetype padding = 64;

    enum class Verdict {
        Object, ///< valid, an object
        OtherValue, ///< valid JSON, but no object
        Invalid, ///< not JSON; see firstFault()
        ValidButBig, ///< legal JSON that simdjson refuses (64-bit overflow, lone surrogates): use json/text.h on it
    };
    /// `padded` must be followed by `padding` readable bytes. No copy is made. A BOM is Invalid: strip it first.
    Verdict parse(QByteArrayView padded);
    /// The same, but what would be ValidButBig is read all the same: numbers beyond 64 bits as 0, lone surrogates as U+FFFD.
    /// For answers, which are read and not sent on.
    Verdict parseTolerantly(QByteArrayView padded);

    /// What stands at a member of the object, or at a path of keys.
    struct Value {
        bool present = false;
        Type type = Type::Null;
        std::string_view text; ///< decoded, for strings
        double number = 0; ///< for numbers
        qint32 node = -1; ///< for objects and arrays: what members() and first() take
        bool operator==(const Value&) const = default;
    };
    /// The value at a path of keys; a number as a key ("0") steps into an array; of duplicate keys the last one counts. Not present unless the verdict was Object.
    [[nodiscard]] Value at(std::initializer_list<std::string_view> keys) const;
    /// The values of several members of the line's object, in one walk over it; of duplicate keys the last one counts.
    template <std::size_t count> [[nodiscard]] std::array<Value, count> members(const std::array<std::string_view, count>& keys)
    {
        std::array<Value, count> values;
        findMembers(rootNode, keys, values);
        return values;
    }
    /// The same for an object that was found before in this line; nothing is present in any other value.
    template <std::size_t count>
    [[nodiscard]] std::array<Value, count> members(const Value& object, const std::array<std::string_view, count>& keys)
    {
        std::array<Value, count> values;
        if (object.node >= 0)
            findMembers(object.node, keys, values);
        return values;
    }
    /// The first element of an array that was found before in this line.
    [[nodiscard]] Value first(const Value& array);
    /// All of them; for arrays that are short.
    [[nodiscard]] std::vector<Value> elements(const Value& array);
    /// Whether a top-level key stands twice; its name in `name`.
    [[nodiscard]] bool hasDuplicateKey(std::string_view& name) const;

private:
    static constexpr qint32 rootNode = -2;
    void findMembers(qint32 node, std::span<const std::string_view> keys, std::span<Value> values);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sheaf::json
