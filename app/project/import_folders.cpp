// Folders whose files are the rows.
#include "project/import_readers.h"

#include "formats/lines.h"
#include "formats/picture_size.h"
#include "project/table_reader.h"

#include <functional>

namespace sheaf::project {

namespace {

/// Fills the cells of one file.
using ReadFile = std::function<Result<void>(const ImportSource& source, std::vector<QByteArray>& cells)>;

Result<ReadResult> readFiles(const QList<ImportSource>& sources, const std::vector<QByteArray>& names,
    const ImportContext& context, const ReadFile& read)
{
    ColumnPlan plan(context.wishes, false);
    TableWriter writer(context.output, context.progress);
    TableReader reader({.dialect = {}, .fileName = {}, .makesColumns = true, .isRagged = false}, plan, writer, context);
    reader.takeCells(names, 0);
    std::vector<QByteArray> cells;
    for (const ImportSource& source : sources) {
        if (context.stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        cells.assign(names.size(), {});
        context.notes.setFile(source.name);
        Result<void> done = read(source, cells);
        if (done && !cells.front().isEmpty())
            done = reader.takeCells(cells, 0) ? Result<void>() : reader.result();
        if (done)
            done = writer.handOn();
        if (!done)
            return failure(done.error());
        context.progress.add(source.size);
        if (context.output.isFull())
            break;
    }
    if (const Result<void> finished = writer.finish(); !finished)
        return failure(finished.error());
    ReadResult result;
    result.kind = formats::FileKind::Folder;
    result.cellCount = reader.mostCells();
    result.sourceColumns = plan.sourceNames();
    result.isWhole = !context.output.isFull();
    return result;
}

/// The whole text, in whichever encoding; the cells stay empty where the file is left out.
Result<void> readText(const ImportSource& source, std::vector<QByteArray>& cells, const ImportContext& context)
{
    const Result<InputFilePtr> file = InputFile::open(source.path);
    if (!file)
        return failure(file.error());
    if ((*file)->size() > formats::maximumLineLength)
        return failure(ErrorCode::LineTooLong, source.path);
    ImportSource opened = source;
    opened.file = *file;
    const Result<SourceText> text = textOf(opened, context.wishes);
    const Result<QByteArray> bytes = (*file)->bytes(0, (*file)->size());
    if (!text || !bytes)
        return failure(text ? bytes.error() : text.error());
    formats::TextDecoder decoder(text->encoding);
    QByteArray decoded = decoder.feed(QByteArrayView(*bytes).sliced(text->bomLength));
    decoded += decoder.finish();
    if (decoder.replaced() > 0) {
        const Result<bool> kept = context.notes.judge({.kind = formats::Note::Kind::BytesReplaced});
        if (!kept || !*kept)
            return kept ? Result<void>() : failure(kept.error());
    }
    cells = {source.name.toUtf8(), std::move(decoded)};
    return {};
}

Result<void> readPicture(const ImportSource& source, std::vector<QByteArray>& cells, const ImportContext& context)
{
    const Result<InputFilePtr> file = InputFile::open(source.path);
    if (!file)
        return failure(file.error());
    cells = {source.name.toUtf8(), source.path.toUtf8(), {}, {}, QByteArray::number((*file)->size())};
    if (const auto size = formats::pictureSize(**file)) {
        cells[2] = QByteArray::number(size->width);
        cells[3] = QByteArray::number(size->height);
        return {};
    }
    const Result<bool> kept = context.notes.judge({.kind = formats::Note::Kind::DamagedPicture, .detail = source.name});
    if (!kept)
        return failure(kept.error());
    if (!*kept)
        cells.front().clear();
    return {};
}

} // namespace

Result<ReadResult> readTexts(const QList<ImportSource>& sources, const ImportContext& context)
{
    return readFiles(sources, {"name", "text"}, context,
        [&](const ImportSource& source, std::vector<QByteArray>& cells) { return readText(source, cells, context); });
}

Result<ReadResult> readPictures(const QList<ImportSource>& sources, const ImportContext& context)
{
    return readFiles(sources, {"name", "path", "width", "height", "bytes"}, context,
        [&](const ImportSource& source, std::vector<QByteArray>& cells) { return readPicture(source, cells, context); });
}

} // namespace sheaf::project
