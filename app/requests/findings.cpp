#include "requests/findings.h"

#include <algorithm>

namespace sheaf::requests {

void NameCounts::add(std::string_view name, qint64 count)
{
    if (m_lastName == nullptr || *m_lastName != name) {
        auto found = m_counts.find(name);
        if (found == m_counts.end())
            found = m_counts.emplace(std::string(name), 0).first;
        m_lastName = &found->first;
        m_lastCount = &found->second;
    }
    *m_lastCount += count;
}

void Findings::addEndpoint(std::string_view url)
{
    if (endpoints.size() < maxEndpoints && std::ranges::find(endpoints, url) == endpoints.end())
        endpoints.emplace_back(url);
}

void Findings::append(Findings&& next, qint64 lineBefore, qsizetype keep)
{
    lines += next.lines;
    errors += next.errors;
    warnings += next.warnings;
    for (const auto& [name, count] : next.models.all())
        models.add(name, count);
    for (size_t kind = 0; kind < kinds.size(); ++kind)
        kinds[kind] += next.kinds[kind];
    for (const std::string& url : next.endpoints)
        addEndpoint(url);
    for (Problem& problem : next.problems) {
        if (std::cmp_greater_equal(problems.size(), keep))
            break;
        problem.line += lineBefore;
        problems.push_back(std::move(problem));
    }
}

QString shortened(QByteArrayView utf8)
{
    constexpr qsizetype maxCharacters = 80;
    constexpr qsizetype maxBytesOfOne = 4;
    QString text = QString::fromUtf8(utf8.first(std::min(utf8.size(), (maxCharacters + 1) * maxBytesOfOne)));
    if (text.size() <= maxCharacters)
        return text;
    text.truncate(maxCharacters - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + QChar(0x2026);
}

} // namespace sheaf::requests
