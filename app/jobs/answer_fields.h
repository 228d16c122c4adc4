// JSON answers as columns: which ones, and what stands in them.
#pragma once

#include "jobs/export_table.h"

namespace sheaf::jobs {

/// The names of the fields that the answers of an export have, in their order; none where the answers are no JSON objects. Those
/// of `answerSchema` where it names properties; else those of the first good answers, in the order of first sight, when
/// 9 of 10 of them are objects with a plain value in them. Reads up to 1,000 answers: for a worker.
[[nodiscard]] std::vector<QByteArray> answerFields(const TableExport& order, const project::RowOrder& rows);

/// The values of these fields in one answer: strings decoded, other values as JSON text, empty where there is none or null.
[[nodiscard]] std::vector<QByteArray> fieldValues(const QByteArray& answer, const std::vector<QByteArray>& fields);

} // namespace sheaf::jobs
