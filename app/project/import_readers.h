// The ways of reading files into a project: tables, lines of JSON, and folders whose files are the rows.
#pragma once

#include "project/column_plan.h"
#include "project/import_sources.h"

namespace sheaf::project {

/// What a reader found out.
struct ReadResult {
    formats::FileKind kind = formats::FileKind::Delimited;
    formats::Dialect dialect;
    double encodingConfidence = 1;
    QString sheet;
    LineShape shape = LineShape::Ours;
    bool converted = false;
    qsizetype cellCount = 0; ///< of the longest record of a delimited base
    QStringList sourceColumns; ///< before the wishes chose among them
    bool isWhole = true; ///< false where a limit or a full output ended the reading
};

/// Delimited text and workbooks.
[[nodiscard]] Result<ReadResult> readTables(const QList<ImportSource>& sources, const ImportContext& context);

/// What lines become, decided before the first is read: the base's format and whether it is a sheet of results.
struct LinePlan {
    formats::FileKind kind = formats::FileKind::Records; ///< Requests, Results or Records
    LineShape shape = LineShape::Ours;
    bool converts = false;
    QByteArray fileKey; ///< raw: the member that says from which of several files a plain record came
};
[[nodiscard]] Result<LinePlan> planLines(const QList<ImportSource>& sources, const ImportWishes& wishes);
/// JSONL, and arrays of JSON objects.
[[nodiscard]] Result<ReadResult> readLines(
    const QList<ImportSource>& sources, const LinePlan& plan, const ImportContext& context);

/// Files that are rows themselves: name and text, or name and size of a picture.
[[nodiscard]] Result<ReadResult> readTexts(const QList<ImportSource>& sources, const ImportContext& context);
[[nodiscard]] Result<ReadResult> readPictures(const QList<ImportSource>& sources, const ImportContext& context);

/// By the kind that the sources are of.
[[nodiscard]] Result<ReadResult> readSources(const FoundSources& found, const LinePlan& plan, const ImportContext& context);
[[nodiscard]] ImportAssumptions assumptionsFrom(const ReadResult& read, const FoundSources& found, ImportNotes& notes);

} // namespace sheaf::project
