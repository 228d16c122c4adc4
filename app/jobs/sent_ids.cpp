#include "jobs/sent_ids.h"

#include "base/in_order.h"
#include "jobs/line_blocks.h"
#include "jobs/worker_pool.h"
#include "json/line_parser.h"

#include <QRandomGenerator>

#include <xxhash.h>

#include <bit>
#include <cstring>
#include <limits>

namespace sheaf::jobs {

namespace {

/// No service takes a longer id; its length is kept in 16 bits.
constexpr std::size_t longestId = 65'535;

struct IdReader {
    BlockReader block;
    json::LineParser parser;
};

/// The id of a line that begins as Sheaf writes it, `{"custom_id":"…",`, without reading the rest of it as JSON; nothing
/// when the line is of another make, has an escape in its id, or may hold the key a second time.
std::optional<std::string_view> idAtFront(QByteArrayView line)
{
    constexpr std::string_view front = "{\"custom_id\":\"";
    constexpr std::string_view key = "\"custom_id\"";
    const std::string_view text(line.data(), std::size_t(line.size()));
    if (!text.starts_with(front))
        return {};
    const std::string_view rest = text.substr(front.size());
    const std::size_t quote = rest.find('"');
    if (quote == std::string_view::npos)
        return {};
    const std::string_view id = rest.substr(0, quote);
    if (id.find('\\') != std::string_view::npos || ::memmem(rest.data(), rest.size(), key.data(), key.size()))
        return {};
    return id;
}

std::string_view idOfLine(json::LineParser& parser, QByteArrayView line)
{
    if (const auto id = idAtFront(line))
        return *id;
    return parser.parseTolerantly(line) == json::LineParser::Verdict::Object ? parser.at({"custom_id"}).text
                                                                               : std::string_view();
}

} // namespace

/// The ids of one block of lines.
struct SentIds::Found {
    struct Id {
        quint64 hash = 0;
        quint32 length = 0; ///< 0 = the line has none that could be answered
    };
    std::vector<Id> ids;
    QByteArray text;
};

SentIds::SentIds(qint64 rows) : m_rows(rows), m_seed(QRandomGenerator::system()->generate64())
{
    m_slots.resize(std::bit_ceil(std::size_t(rows) * 4 / 3 + 1));
}

Result<SentIds> SentIds::read(const QString& path, qint64 rows, std::stop_token stop)
{
    const auto file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    SentIds ids(rows);
    WorkerPool<IdReader> readers([] { return std::make_unique<IdReader>(); });
    const auto work = [&](const LineBlock& block) -> Result<Found> {
        Found found;
        if (block.isTooLong) {
            found.ids.push_back({});
            return found;
        }
        const auto reader = readers.take();
        auto read = reader->block.forEachLine(**file, block, [&](QByteArrayView line, qint64) {
            if (line.trimmed().isEmpty())
                return;
            const std::string_view id = idOfLine(reader->parser, line);
            const bool isUsable = !id.empty() && id.size() <= longestId;
            found.ids.push_back({ids.hashOf(id), isUsable ? quint32(id.size()) : 0});
            if (isUsable)
                found.text.append(id.data(), qsizetype(id.size()));
        });
        if (!read)
            return failure(read.error());
        return found;
    };
    LineBlocks blocks(**file);
    const auto done = inOrder([&] { return blocks(); }, work, [&](Found&& found) { return ids.add(found); }, stop);
    if (!done || blocks.error())
        return failure(done ? *blocks.error() : done.error());
    return ids;
}

Result<void> SentIds::add(const Found& found)
{
    for (const auto& [hash, length] : found.ids)
        __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)], 1);
    qsizetype at = 0;
    for (const auto& [hash, length] : found.ids) {
        if (m_lines >= m_rows)
            return {};
        const auto line = quint32(m_lines++);
        if (length == 0)
            continue;
        const std::string_view id(found.text.constData() + at, length);
        at += length;
        Slot& slot = m_slots[slotOf({id, hash})];
        if (slot.entry != 0)
            continue; // the id a second time: the first row has it
        const qsizetype entry = m_entries.size() / entryUnit + 1;
        if (entry > qsizetype(std::numeric_limits<quint32>::max()))
            return failure(ErrorCode::TooManyRows);
        slot = {quint32(entry), quint32(hash >> 32)};
        append(id, line);
    }
    return {};
}

void SentIds::append(std::string_view id, quint32 line)
{
    const auto length = quint16(id.size());
    m_entries.append(reinterpret_cast<const char*>(&line), sizeof line);
    m_entries.append(reinterpret_cast<const char*>(&length), sizeof length);
    m_entries.append(id.data(), qsizetype(id.size()));
    const qsizetype behind = m_entries.size() % entryUnit;
    m_entries.append(behind == 0 ? 0 : entryUnit - behind, '\0');
}

SentIds::Entry SentIds::entryOf(const Slot& slot) const
{
    const char* const bytes = m_entries.constData() + (qsizetype(slot.entry) - 1) * entryUnit;
    Entry entry;
    quint16 length = 0;
    std::memcpy(&entry.line, bytes, sizeof entry.line);
    std::memcpy(&length, bytes + sizeof entry.line, sizeof length);
    entry.id = {bytes + entryHead, length};
    return entry;
}

qsizetype SentIds::behindEntry(qsizetype at) const
{
    quint16 length = 0;
    std::memcpy(&length, m_entries.constData() + at + sizeof(quint32), sizeof length);
    const qsizetype end = at + entryHead + length;
    return (end + entryUnit - 1) / entryUnit * entryUnit;
}

quint64 SentIds::hashOf(std::string_view id) const
{
    return XXH3_64bits_withSeed(id.data(), id.size(), m_seed);
}

std::size_t SentIds::slotOf(const Wanted& wanted) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = std::size_t(wanted.hash) & mask;; at = (at + 1) & mask) {
        const Slot& slot = m_slots[at];
        if (slot.entry == 0 || (slot.tag == quint32(wanted.hash >> 32) && entryOf(slot).id == wanted.id))
            return at;
    }
}

std::vector<std::optional<quint32>> SentIds::linesOf(std::span<const Wanted> wanted) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (const Wanted& one : wanted)
        __builtin_prefetch(&m_slots[one.hash & mask]);
    for (const Wanted& one : wanted) {
        if (const Slot& slot = m_slots[one.hash & mask]; slot.entry != 0)
            __builtin_prefetch(m_entries.constData() + (qsizetype(slot.entry) - 1) * entryUnit);
    }
    std::vector<std::optional<quint32>> lines;
    lines.reserve(wanted.size());
    for (const Wanted& one : wanted) {
        const Slot& slot = m_slots[slotOf(one)];
        lines.push_back(slot.entry == 0 || one.id.empty() ? std::nullopt : std::optional(entryOf(slot).line));
    }
    return lines;
}

} // namespace sheaf::jobs
