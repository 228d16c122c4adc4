#include "project/late_keys.h"

#include <algorithm>

namespace sheaf::project {

namespace {

/// A file whose every line has other keys must not fill the memory.
constexpr qsizetype mostKeys = 10'000;

} // namespace

void LateKeys::lookAt(QByteArrayView line, qint64 number)
{
    const auto members = json::members(line);
    if (!members)
        return;
    for (size_t i = 0; i < members->size(); ++i) {
        const QByteArrayView raw = (*members)[i].key.in(line);
        if (i < m_usual.size() && raw == m_usual[i])
            continue;
        m_usual.resize(std::max(m_usual.size(), i + 1));
        m_usual[i] = raw.toByteArray();
        const QByteArray key = json::unquoted(raw);
        if (m_first.size() < mostKeys && !m_first.contains(key))
            m_first.insert(key, number);
    }
}

std::vector<LateKeys::Key> LateKeys::notIn(const QList<Column>& columns) const
{
    std::vector<Key> late;
    for (auto known = m_first.begin(); known != m_first.end(); ++known) {
        const bool isShown = std::ranges::any_of(columns,
            [&](const Column& column) { return !column.path.empty() && column.path.front().key == known.key(); });
        if (!isShown)
            late.push_back({known.key(), known.value()});
    }
    std::ranges::sort(late, {}, [](const Key& key) { return std::pair(key.line, key.key); });
    return late;
}

} // namespace sheaf::project
