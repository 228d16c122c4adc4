#include "jobs/strays.h"

#include "base/input_file.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

constexpr qint64 textLength = 2000;

/// The places of the first strays: a later line may turn an earlier one into a stray, so the last of them makes room.
class FirstPlaces
{
public:
    explicit FirstPlaces(int limit) : m_limit(std::size_t(std::max(limit, 0))) {}

    void add(const StrayPlace& place)
    {
        const auto isBefore = [](const StrayPlace& a, const StrayPlace& b) {
            return std::pair(a.file, a.offset) < std::pair(b.file, b.offset);
        };
        if (m_places.size() == m_limit && (m_places.empty() || !isBefore(place, m_places.back())))
            return;
        m_places.insert(std::upper_bound(m_places.begin(), m_places.end(), place, isBefore), place);
        if (m_places.size() > m_limit)
            m_places.pop_back();
    }

    [[nodiscard]] const std::vector<StrayPlace>& places() const { return m_places; }

private:
    std::size_t m_limit;
    std::vector<StrayPlace> m_places; ///< in the files' order
};

/// Counts the lines of one file up to ascending offsets.
class LineCounter
{
public:
    explicit LineCounter(const InputFile& file) : m_file(file) {}

    /// The number of the line that begins at `offset`, from 1.
    Result<qint64> numberAt(qint64 offset)
    {
        while (m_at < offset) {
            const auto block = m_file.bytes(m_at, std::min(InputFile::blockSize, offset - m_at));
            if (!block)
                return failure(block.error());
            m_number += block->count('\n');
            m_at += block->size();
        }
        return m_number;
    }

private:
    const InputFile& m_file;
    qint64 m_at = 0;
    qint64 m_number = 1;
};

Result<void> readLines(const QString& path, quint16 index, const std::vector<StrayPlace>& places, QList<StrayLine>& lines)
{
    if (std::ranges::none_of(places, [index](const StrayPlace& place) { return place.file == index; }))
        return {};
    const auto file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    LineCounter counter(**file);
    for (const StrayPlace& place : places) {
        if (place.file != index)
            continue;
        const auto number = counter.numberAt(place.offset);
        if (!number)
            return failure(number.error());
        const auto text = (*file)->bytes(place.offset, std::min(place.length, textLength));
        if (!text)
            return failure(text.error());
        lines.append({place.kind, path, *number, *text, place.length});
    }
    return {};
}

} // namespace

Result<Strays> readStrays(const AccountOrder& order, int limit, Progress& progress, std::stop_token stop)
{
    FirstPlaces first(limit);
    const auto account = accountPart(order, [&](const StrayPlace& place) { first.add(place); }, progress, stop);
    if (!account)
        return failure(account.error());
    Strays strays;
    strays.counts = account->strays;
    quint16 index = 0;
    for (const QString& path : {order.outputFile, order.errorFile}) {
        if (auto read = readLines(path, index++, first.places(), strays.lines); !read)
            return failure(read.error());
    }
    return strays;
}

} // namespace sheaf::jobs
