// What concerns the whole file, and the report made from it.
#include "requests/check_run.h"

#include <algorithm>

namespace sheaf::requests {

namespace {

void addWhole(Findings& findings, ProblemCode code, bool isError, const QString& detail)
{
    findings.count(isError);
    findings.problems.push_back({.code = code, .isError = isError, .detail = detail});
}

void checkSize(Findings& findings, const LineRules& rules, qint64 bytes)
{
    if (findings.lines == 0)
        addWhole(findings, ProblemCode::NoRows, true, {});
    if (rules.maxRows > 0 && findings.lines > rules.maxRows)
        addWhole(findings, ProblemCode::TooManyRows, !rules.splits, QString::number(rules.maxRows));
    if (rules.maxBytes > 0 && bytes > rules.maxBytes)
        addWhole(findings, ProblemCode::TooManyBytes, !rules.splits, QString::number(rules.maxBytes));
}

void checkKinds(Findings& findings)
{
    QStringList names;
    for (const Kind kind : {Kind::Chat, Kind::Completion, Kind::Embedding}) {
        if (findings.kinds[size_t(kind)] > 0)
            names.append(kindName(kind));
    }
    if (names.size() > 1)
        addWhole(findings, ProblemCode::KindsMixed, false, names.join(QStringLiteral(", ")));
}

CheckReport toReport(Findings&& findings, qint64 bytes)
{
    CheckReport report;
    report.lines = findings.lines;
    report.bytes = bytes;
    report.errors = findings.errors;
    report.warnings = findings.warnings;
    report.problems = std::move(findings.problems);
    for (const auto& [model, count] : findings.models.all())
        report.models.insert(QString::fromStdString(model), count);
    for (const Kind kind : {Kind::Chat, Kind::Completion, Kind::Embedding}) {
        if (findings.kinds[size_t(kind)] > 0)
            report.kinds.insert(kind, findings.kinds[size_t(kind)]);
    }
    for (const std::string& url : findings.endpoints)
        report.endpoints.append(QString::fromStdString(url));
    return report;
}

} // namespace

Result<CheckReport> CheckRun::report()
{
    Result<RepeatedIds> repeated = findRepeatedIds(*m_file, m_lines, m_options.keep, m_options.stop);
    if (!repeated)
        return failure(repeated.error());
    m_findings.errors += repeated->count;
    std::ranges::move(repeated->problems, std::back_inserter(m_findings.problems));
    checkSize(m_findings, m_rules, m_file->size());
    checkKinds(m_findings);
    std::ranges::stable_sort(m_findings.problems, {}, &Problem::line);
    if (std::cmp_greater(m_findings.problems.size(), m_options.keep))
        m_findings.problems.resize(size_t(std::max<qsizetype>(m_options.keep, 0)));
    return toReport(std::move(m_findings), m_file->size());
}

} // namespace sheaf::requests
