// The way out: the sheet with its answers, or the requests as they would be sent.
#pragma once

#include "base/progress.h"
#include "jobs/row_requests.h"
#include "project/answers.h"
#include "project/records.h"

#include <stop_token>

namespace sheaf::jobs {

enum class TableFormat { Csv, JsonLines, Xlsx };
/// By the ending: .csv, .jsonl, .xlsx; UnknownFormat for anything else.
[[nodiscard]] Result<TableFormat> tableFormat(const QString& path);

struct TableExport {
    project::SheetData sheet;
    project::Answers answers;
    QString folder; ///< the project's, for the received files
    std::optional<std::vector<quint32>> positions; ///< these rows in this order; nothing = all in stored order
    TableFormat format = TableFormat::Csv;
    bool byteOrderMark = true; ///< CSV only: spreadsheets need it to see UTF-8
    bool withAnswers = true; ///< answer, its fields, outcome, attempt, problem behind the sheet's columns
    QByteArray answerSchema {}; ///< schemaOf() the prompt, so that the fields stand in its order; empty = found in the answers
    QList<project::JobRecord> jobs {}; ///< for how often each row was sent
    bool areResults = false; ///< the sheet's own cells came from a service, too
    bool withFields = true; ///< JSON answers as columns too (answer_fields.h)
};

struct Exported {
    qint64 rows = 0;
    qint64 longTexts = 0; ///< XLSX: texts that stand on a sheet of their own, because no cell can hold them
    qint64 escapedCharacters = 0; ///< XLSX: written as _xHHHH_, because XML cannot carry them
};

/// Written whole or not at all. JSONL: one object a row, keys = column names, all text. XLSX: every cell is text.
[[nodiscard]] Result<Exported> exportTable(const TableExport& order, const QString& path, Progress& progress, std::stop_token stop);

/// The request lines: UTF-8, no BOM, LF, one final LF; a line that nobody touched is byte for byte the imported one.
[[nodiscard]] Result<qint64> exportRequests(const RowRequests& rowRequests, const project::SheetData& sheet,
    const QList<project::Piece>& rows, const QString& path, Progress& progress, std::stop_token stop);

/// What came back, as it came: the answers' lines in the sheet's order. How many those are.
[[nodiscard]] Result<qint64> exportAnswerLines(const TableExport& order, const QString& path, Progress& progress, std::stop_token stop);

} // namespace sheaf::jobs
