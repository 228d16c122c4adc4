#include "requests/repeated_ids.h"

#include "json/text.h"
#include "requests/findings.h"
#include "requests/line_reader.h"

#include <algorithm>
#include <string>

namespace sheaf::requests {

namespace {

/// Reads ids again, by line number; lines that stand near each other cost one read.
class IdReader
{
public:
    IdReader(const InputFile& file, const std::vector<RangeLines>& ranges) : m_file(file), m_ranges(ranges) { }

    /// The id of a line that had one; FileChanged when it has none any more.
    Result<std::string_view> id(qint64 number)
    {
        if (number == m_number)
            return m_id;
        if (const Result<void> loaded = load(number); !loaded)
            return failure(loaded.error());
        const QByteArrayView line = loadedLine();
        if (m_reader.read(line) != LineReader::Verdict::Object || !m_reader.facts().id.isText())
            return failure(ErrorCode::FileChanged, m_file.path());
        m_id = m_reader.facts().id.text;
        m_number = number;
        return m_id;
    }

    /// Where the id stands in its line, from 1. After id().
    [[nodiscard]] qint64 column() const
    {
        const auto span = json::find(loadedLine(), {json::Step::of("custom_id")});
        return span ? span->begin + 1 : 0;
    }

private:
    [[nodiscard]] QByteArrayView loadedLine() const
    {
        return QByteArrayView(m_window).sliced(m_begin - m_windowBegin, m_end - m_begin);
    }

    Result<void> load(qint64 number)
    {
        // the last range that begins at this line or before it; a range without lines shares its number with the next
        auto range = std::ranges::upper_bound(m_ranges, number, {}, &RangeLines::firstNumber) - 1;
        const auto index = size_t(number - range->firstNumber);
        m_number = 0;
        m_begin = range->range.begin + range->starts[index];
        m_end = index + 1 < range->starts.size() ? range->range.begin + range->starts[index + 1] : range->range.end;
        const bool isLoaded = m_begin >= m_windowBegin && m_end + padding <= m_windowBegin + m_window.size();
        if (!isLoaded) {
            m_windowBegin = m_begin;
            m_window.resize(std::max(m_end - m_begin, windowBytes) + padding);
            const auto got = m_file.read(m_begin, {m_window.data(), size_t(m_window.size() - padding)});
            if (!got)
                return failure(got.error());
            if (*got < m_end - m_begin)
                return failure(ErrorCode::FileChanged, m_file.path());
            m_window.resize(*got + padding);
        }
        while (m_end > m_begin && isLineEnd(m_window[m_end - m_windowBegin - 1]))
            --m_end;
        return {};
    }

    static bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

    static constexpr qint64 windowBytes = 32 * 1024;
    static constexpr qint64 padding = json::LineParser::padding;
    const InputFile& m_file;
    const std::vector<RangeLines>& m_ranges;
    LineReader m_reader;
    QByteArray m_window;
    qint64 m_windowBegin = 0;
    qint64 m_begin = 0;
    qint64 m_end = 0;
    qint64 m_number = 0;
    std::string_view m_id;
};

/// Open addressing at two thirds full: half a hash and a line number in one word. The place comes from the hash's high
/// half and the tag from its low half, so that they are independent.
class HashTable
{
public:
    explicit HashTable(size_t entries) : m_slots(entries + entries / 2 + 16) { }

    void prefetch(quint64 hash) const { __builtin_prefetch(&m_slots[placeOf(hash)], 1); }

    /// Enters the line unless `isSame(line)` holds for one with the same tag; that line, or 0. Lines count from 1.
    template <class IsSame> quint32 enter(quint64 hash, quint32 line, IsSame isSame)
    {
        const quint64 tag = hash << 32;
        for (size_t place = placeOf(hash);; place = place + 1 == m_slots.size() ? 0 : place + 1) {
            const quint64 slot = m_slots[place];
            if (slot == 0) {
                m_slots[place] = tag | line;
                return 0;
            }
            if ((slot & ~quint64(0xffff'ffff)) == tag && isSame(quint32(slot)))
                return quint32(slot);
        }
    }

private:
    [[nodiscard]] size_t placeOf(quint64 hash) const
    {
        __extension__ using Wide = unsigned __int128;
        return size_t((Wide(hash) * m_slots.size()) >> 64);
    }

    std::vector<quint64> m_slots;
};

class Search
{
public:
    Search(const InputFile& file, const std::vector<RangeLines>& ranges, qsizetype keep)
        : m_firsts(file, ranges), m_seconds(file, ranges), m_table(entries(ranges)), m_keep(keep) { }

    void addRange(const RangeLines& lines)
    {
        constexpr size_t ahead = 16; // enough to hide a miss of the cache
        const std::vector<quint64>& hashes = lines.idHashes;
        for (size_t i = 0; i < hashes.size() && !m_error; ++i) {
            if (i + ahead < hashes.size())
                m_table.prefetch(hashes[i + ahead]);
            if (hashes[i] != 0)
                addLine(hashes[i], lines.firstNumber + qint64(i));
        }
    }

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    RepeatedIds take() { return std::move(m_found); }

private:
    static size_t entries(const std::vector<RangeLines>& ranges)
    {
        size_t count = 0;
        for (const RangeLines& lines : ranges)
            count += lines.idHashes.size();
        return count;
    }

    void addLine(quint64 hash, qint64 number)
    {
        const quint32 first = m_table.enter(hash, quint32(number), [this, number](quint32 earlier) {
            return m_error || haveSameId(earlier, number);
        });
        if (first == 0 || m_error)
            return;
        ++m_found.count;
        if (std::cmp_greater_equal(m_found.problems.size(), m_keep))
            return;
        const auto id = m_seconds.id(number);
        m_found.problems.push_back({.code = ProblemCode::IdRepeated, .line = number, .otherLine = first,
            .column = m_seconds.column(), .field = "custom_id", .detail = shortened(*id)});
    }

    bool haveSameId(qint64 earlier, qint64 later)
    {
        const auto first = m_firsts.id(earlier);
        const auto second = m_seconds.id(later);
        if (first && second)
            return *first == *second;
        m_error = first ? second.error() : first.error();
        return true;
    }

    IdReader m_firsts; // two of them, because copies of a stretch of lines are read side by side
    IdReader m_seconds;
    HashTable m_table;
    qsizetype m_keep;
    RepeatedIds m_found;
    std::optional<Error> m_error;
};

} // namespace

Result<RepeatedIds> findRepeatedIds(
    const InputFile& file, const std::vector<RangeLines>& ranges, qsizetype keep, std::stop_token stop)
{
    Search search(file, ranges, keep);
    for (const RangeLines& lines : ranges) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        search.addRange(lines);
        if (search.error())
            return failure(*search.error());
    }
    return search.take();
}

} // namespace sheaf::requests
