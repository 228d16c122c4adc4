#include "cli/results_out.h"

#include "cli/console.h"
#include "jobs/answer_schema.h"
#include "jobs/export_table.h"

namespace sheaf::cli {

Result<qint64> writeResults(project::Project& project, const QString& path, bool byteOrderMark)
{
    const auto format = jobs::tableFormat(path);
    if (!format)
        return failure(format.error());
    jobs::TableExport order;
    order.sheet = project.sheet().data();
    order.answers = project.answers();
    order.folder = project.folder();
    order.format = *format;
    order.byteOrderMark = byteOrderMark;
    order.jobs = project.facts().jobs;
    order.areResults = project.facts().isResults;
    order.answerSchema = jobs::schemaOf(project.facts().requestTemplate);
    Progress progress;
    const bool ofLines = order.sheet.base.format == project::BaseFormat::JsonLines;
    if (ofLines && *format == jobs::TableFormat::JsonLines)
        return jobs::exportAnswerLines(order, path, progress, stopOnSignal());
    const Result<jobs::Exported> exported = jobs::exportTable(order, path, progress, stopOnSignal());
    if (!exported)
        return failure(exported.error());
    return exported->rows;
}

} // namespace sheaf::cli
