#include "project/view_query.h"

#include "project/row_chunks.h"
#include "project/row_runs.h"
#include "project/sort_keys.h"

#include <algorithm>
#include <cstring>
#include <future>

#include <xxhash.h>

namespace sheaf::project {

namespace {

/// One filter, ready to be asked. Used by several threads at once.
class FilterTest
{
public:
    FilterTest(const ColumnFilter& filter, const Column& column) : m_filter(filter), m_column(column), m_matcher(queryOf(filter)) { }

    [[nodiscard]] const Column& column() const { return m_column; }

    [[nodiscard]] bool mayPass(QByteArrayView record, std::optional<char> quote) const
    {
        using Kind = ColumnFilter::Kind;
        const bool needsText = m_filter.kind == Kind::Contains || m_filter.kind == Kind::Is;
        return !needsText || m_filter.text.isEmpty() || m_matcher.mayMatch(record, quote);
    }

    [[nodiscard]] bool passes(QByteArrayView cell) const
    {
        using Kind = ColumnFilter::Kind;
        switch (m_filter.kind) {
        case Kind::Contains: return m_filter.text.isEmpty() || m_matcher.matches(cell);
        case Kind::DoesNotContain: return !m_matcher.matches(cell);
        case Kind::Is:
        case Kind::Matches: return m_matcher.matches(cell);
        case Kind::IsNot: return !m_matcher.matches(cell);
        case Kind::IsEmpty: return cell.isEmpty();
        case Kind::IsNotEmpty: return !cell.isEmpty();
        case Kind::LongerThan: return characters(cell) > m_filter.length;
        case Kind::ShorterThan: return characters(cell) < m_filter.length;
        }
        return false;
    }

private:
    static TextQuery queryOf(const ColumnFilter& filter)
    {
        using Kind = ColumnFilter::Kind;
        return {.text = filter.text, .wholeCell = filter.kind == Kind::Is || filter.kind == Kind::IsNot, .matchCase = false,
            .regularExpression = filter.kind == Kind::Matches};
    }

    /// Code points: bytes that do not continue one.
    static qint64 characters(QByteArrayView cell)
    {
        return std::ranges::count_if(cell, [](char c) { return (uchar(c) & 0xC0) != 0x80; });
    }

    const ColumnFilter& m_filter;
    Column m_column;
    CellMatcher m_matcher;
};

struct Hash {
    quint64 high = 0;
    quint64 low = 0;
    auto operator<=>(const Hash&) const = default;
};

/// What a thread found in its rows.
struct Passed {
    std::vector<quint32> positions;
    std::vector<Hash> hashes; ///< of the cells that make rows duplicates
    QByteArray keys; ///< one behind the other
    std::vector<quint32> keySizes;
};

struct Entry {
    quint64 prefix = 0; ///< the key's first bytes, as a number
    const char* key = nullptr;
    quint32 size = 0;
    quint32 position = 0;
};

bool comesBefore(const Entry& a, const Entry& b)
{
    if (a.prefix != b.prefix)
        return a.prefix < b.prefix;
    const int order = std::memcmp(a.key, b.key, std::min(a.size, b.size));
    if (order != 0)
        return order < 0;
    return a.size != b.size ? a.size < b.size : a.position < b.position;
}

quint64 prefixOf(const char* key, quint32 size)
{
    quint64 prefix = 0;
    for (quint32 i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < size ? uchar(key[i]) : 0U);
    return prefix;
}

/// Two halves at once, then together.
void sortEntries(std::vector<Entry>& entries)
{
    const auto middle = entries.begin() + qptrdiff(entries.size() / 2);
    auto first = std::async(std::launch::async, [&] { std::sort(entries.begin(), middle, comesBefore); });
    std::sort(middle, entries.end(), comesBefore);
    first.get();
    std::inplace_merge(entries.begin(), middle, entries.end(), comesBefore);
}

class QueryRun
{
public:
    QueryRun(const SheetData& sheet, const Answers& answers, const ViewQuery& query, const QString& locale)
        : m_sheet(sheet)
        , m_answers(answers)
        , m_query(query)
        , m_locale(locale)
        , m_quote(rawQuote(sheet))
        , m_only(query.only)
    {
        for (const ColumnFilter& filter : query.filters) {
            if (const Column* column = sheet.column(filter.column))
                m_filters.emplace_back(filter, *column);
        }
        for (const ColumnId id : query.duplicatesBy) {
            if (const Column* column = sheet.column(id))
                m_duplicates.push_back(*column);
        }
        for (const SortKey& key : query.sort) {
            if (const Column* column = sheet.column(key.column)) {
                m_sorted.push_back(*column);
                m_descending.push_back(key.descending);
            }
        }
        for (const FilterTest& filter : m_filters)
            m_filtered.push_back(filter.column());
    }

    Result<VisibleRows> run(Progress& progress, std::stop_token stop)
    {
        std::vector<Passed> all;
        const Result<void> read = forEachRowInChunks<Passed>(
            m_sheet, progress, stop,
            [this](Passed& passed, qint64 position, RowId row, QByteArrayView record) {
                if (passes(row, record))
                    take(passed, position, row, record);
            },
            [&](Passed&& passed) { all.push_back(std::move(passed)); });
        if (!read)
            return failure(read.error());
        if (!m_sorted.empty())
            return sorted(std::move(all), stop);
        return m_duplicates.empty() ? asStored(all) : groups(duplicatesIn(all));
    }

private:
    [[nodiscard]] bool passes(RowId row, QByteArrayView record) const
    {
        if (!m_query.only.isEmpty() && !m_only.contains(row))
            return false;
        if (m_query.outcomes != ~OutcomeSet(0) && !(setOf(m_answers.of(row).outcome) & m_query.outcomes))
            return false;
        if (m_filters.empty())
            return true;
        if (!m_sheet.edits.contains(row)
            && !std::ranges::all_of(m_filters, [&](const FilterTest& filter) { return filter.mayPass(record, m_quote); }))
            return false;
        const std::vector<QByteArray> cells = m_sheet.cellsOf(row, record, m_filtered);
        for (size_t i = 0; i < cells.size(); ++i) {
            if (!m_filters[i].passes(cells[i]))
                return false;
        }
        return true;
    }

    void take(Passed& passed, qint64 position, RowId row, QByteArrayView record) const
    {
        passed.positions.push_back(quint32(position));
        if (!m_duplicates.empty())
            passed.hashes.push_back(hashOf(m_sheet.cellsOf(row, record, m_duplicates)));
        if (m_sorted.empty())
            return;
        // One for each thread and run: ICU's collator is not to be shared.
        thread_local std::unique_ptr<SortKeyWriter> writer;
        thread_local QString writersLocale;
        if (!writer || writersLocale != m_locale) {
            writer = std::make_unique<SortKeyWriter>(m_locale);
            writersLocale = m_locale;
        }
        const qsizetype begin = passed.keys.size();
        const std::vector<QByteArray> cells = m_sheet.cellsOf(row, record, m_sorted);
        for (size_t i = 0; i < cells.size(); ++i)
            writer->append(passed.keys, cells[i], m_descending[i]);
        passed.keySizes.push_back(quint32(passed.keys.size() - begin));
    }

    static Hash hashOf(const std::vector<QByteArray>& cells)
    {
        QByteArray joined;
        for (const QByteArray& cell : cells) {
            const qsizetype size = cell.size(); // "ab" + "c" is not "a" + "bc"
            joined.append(reinterpret_cast<const char*>(&size), sizeof(size)).append(cell);
        }
        const XXH128_hash_t hash = XXH3_128bits(joined.constData(), size_t(joined.size()));
        return {hash.high64, hash.low64};
    }

    [[nodiscard]] VisibleRows asStored(const std::vector<Passed>& all) const
    {
        std::vector<quint32> positions;
        for (const Passed& passed : all)
            positions.insert(positions.end(), passed.positions.begin(), passed.positions.end());
        return VisibleRows(std::move(positions), m_sheet.rowCount());
    }

    /// Rows whose cells stand elsewhere too, equal ones together.
    using Group = std::pair<quint32, quint32>; ///< position of the group's first row, own position
    static std::vector<Group> duplicatesIn(const std::vector<Passed>& all)
    {
        std::vector<std::pair<Hash, quint32>> rows;
        for (const Passed& passed : all) {
            for (size_t i = 0; i < passed.positions.size(); ++i)
                rows.emplace_back(passed.hashes[i], passed.positions[i]);
        }
        std::ranges::sort(rows);
        std::vector<Group> found;
        for (size_t from = 0, to = 0; from < rows.size(); from = to) {
            while (to < rows.size() && rows[to].first == rows[from].first)
                ++to;
            for (size_t i = from; to - from > 1 && i < to; ++i)
                found.emplace_back(rows[from].second, rows[i].second);
        }
        std::ranges::sort(found);
        return found;
    }

    [[nodiscard]] VisibleRows groups(const std::vector<Group>& found) const
    {
        std::vector<quint32> positions;
        for (const Group& each : found)
            positions.push_back(each.second);
        return VisibleRows(std::move(positions), m_sheet.rowCount());
    }

    [[nodiscard]] Result<VisibleRows> sorted(std::vector<Passed> all, std::stop_token stop) const
    {
        std::optional<RowSet> wanted;
        if (!m_duplicates.empty()) {
            wanted.emplace(m_sheet.rowCount());
            for (const Group& each : duplicatesIn(all))
                wanted->add(each.second);
        }
        std::vector<Entry> entries;
        for (const Passed& passed : all) {
            const char* key = passed.keys.constData();
            for (size_t i = 0; i < passed.positions.size(); key += passed.keySizes[i++]) {
                if (!wanted || wanted->contains(passed.positions[i]))
                    entries.push_back({prefixOf(key, passed.keySizes[i]), key, passed.keySizes[i], passed.positions[i]});
            }
        }
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        sortEntries(entries);
        std::vector<quint32> positions(entries.size());
        std::ranges::transform(entries, positions.begin(), &Entry::position);
        return VisibleRows(std::move(positions), m_sheet.rowCount());
    }

    const SheetData& m_sheet;
    const Answers& m_answers;
    const ViewQuery& m_query;
    QString m_locale;
    std::optional<char> m_quote;
    RowRuns m_only;
    std::vector<FilterTest> m_filters;
    std::vector<Column> m_filtered;
    std::vector<Column> m_duplicates;
    std::vector<Column> m_sorted;
    std::vector<bool> m_descending;
};

} // namespace

Result<VisibleRows> visibleRows(const SheetData& sheet, const Answers& answers, const ViewQuery& query, const QString& locale,
    Progress& progress, std::stop_token stop)
{
    if (query.isPlain())
        return VisibleRows();
    const bool needsCells = !query.filters.isEmpty() || !query.duplicatesBy.isEmpty() || !query.sort.isEmpty();
    if (!needsCells && !query.only.isEmpty()) {
        std::vector<quint32> positions = RowRuns(query.only).positionsIn(sheet.order, stop);
        std::erase_if(positions, [&](quint32 position) { return !(setOf(answers.of(sheet.order.at(position)).outcome) & query.outcomes); });
        return VisibleRows(std::move(positions), sheet.rowCount());
    }
    if (!needsCells)
        return VisibleRows(rowsWithOutcome(sheet.order, answers, query.outcomes, stop), sheet.rowCount());
    return QueryRun(sheet, answers, query, locale).run(progress, stop);
}

} // namespace sheaf::project
