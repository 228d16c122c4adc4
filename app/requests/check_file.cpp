#include "requests/check_file.h"

#include "requests/check_run.h"

#include <algorithm>

namespace sheaf::requests {

namespace {

/// The name of an encoding that is not UTF-8, when the file begins with its mark.
QString foreignEncoding(QByteArrayView first)
{
    if (first.startsWith(QByteArrayView("\xff\xfe\0\0", 4)) || first.startsWith(QByteArrayView("\0\0\xfe\xff", 4)))
        return QStringLiteral("UTF-32");
    if (first.startsWith(QByteArrayView("\xff\xfe", 2)) || first.startsWith(QByteArrayView("\xfe\xff", 2)))
        return QStringLiteral("UTF-16");
    return {};
}

} // namespace

Result<CheckReport> checkFile(const QString& path, const LineRules& rules, qsizetype keep, int threads,
    Progress* progress, std::stop_token stop)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    const Result<QByteArray> first = (*file)->bytes(0, std::min<qint64>(4, (*file)->size()));
    if (!first)
        return failure(first.error());
    // One sentence for the file says more than an error in each of its lines.
    if (const QString encoding = foreignEncoding(*first); !encoding.isEmpty()) {
        CheckReport report;
        report.bytes = (*file)->size();
        report.errors = 1;
        report.problems.push_back({.code = ProblemCode::NotUtf8, .detail = encoding});
        return report;
    }
    CheckRun run(*file, rules, {.keep = keep, .threads = threads, .progress = progress, .stop = std::move(stop)});
    return run.run();
}

} // namespace sheaf::requests
