#include "jobs/sent_ids.h"

#include "base/in_order.h"
#include "jobs/line_blocks.h"
#include "jobs/worker_pool.h"
#include "json/line_parser.h"

#include <QRandomGenerator>

#include <xxhash.h>

#include <bit>
#include <cstring>

namespace sheaf::jobs {

namespace {

constexpr std::size_t groupSize = 4096;
/// No service takes such an id. It is the bound that lets 32 bits count the bytes of a group.
constexpr std::size_t longestId = 64 * 1024;

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
    m_starts.reserve(std::size_t(rows));
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
    const auto take = [&](Found&& found) -> Result<void> {
        ids.add(found);
        return {};
    };
    LineBlocks blocks(**file);
    const auto done = inOrder([&] { return blocks(); }, work, take, stop);
    if (!done || blocks.error())
        return failure(done ? *blocks.error() : done.error());
    return ids;
}

void SentIds::add(const Found& found)
{
    qsizetype at = 0;
    for (const auto& [hash, length] : found.ids) {
        const auto line = quint32(m_starts.size());
        if (line >= m_rows)
            return;
        if (line % groupSize == 0)
            m_groups.push_back(m_text.size());
        m_starts.push_back(quint32(m_text.size() - m_groups.back()));
        if (length == 0)
            continue;
        const std::string_view id(found.text.constData() + at, length);
        at += length;
        Slot& slot = slotFor(id, hash);
        if (slot.line != 0)
            continue; // the id a second time: the first row has it
        m_text.append(id.data(), qsizetype(id.size()));
        slot = {line + 1, quint32(hash >> 32)};
    }
}

std::string_view SentIds::idOf(quint32 line) const
{
    const auto startOf = [this](std::size_t n) {
        return n < m_starts.size() ? m_groups[n / groupSize] + m_starts[n] : qint64(m_text.size());
    };
    const qint64 start = startOf(line);
    return {m_text.constData() + start, std::size_t(startOf(std::size_t(line) + 1) - start)};
}

quint64 SentIds::hashOf(std::string_view id) const
{
    return XXH3_64bits_withSeed(id.data(), id.size(), m_seed);
}

/// The slot that holds this id, or the free one where it belongs.
SentIds::Slot& SentIds::slotFor(std::string_view id, quint64 hash)
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = std::size_t(hash) & mask;; at = (at + 1) & mask) {
        Slot& slot = m_slots[at];
        if (slot.line == 0 || (slot.tag == quint32(hash >> 32) && idOf(slot.line - 1) == id))
            return slot;
    }
}

std::optional<quint32> SentIds::lineOf(std::string_view id) const
{
    if (id.empty())
        return {};
    const quint64 hash = hashOf(id);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = std::size_t(hash) & mask; m_slots[at].line != 0; at = (at + 1) & mask) {
        const Slot& slot = m_slots[at];
        if (slot.tag == quint32(hash >> 32) && idOf(slot.line - 1) == id)
            return slot.line - 1;
    }
    return {};
}

} // namespace sheaf::jobs
