#include "sheet/table_exports.h"

#include "base/sentence.h"
#include "common/banner.h"
#include "common/dialogs.h"
#include "common/progress_strip.h"
#include "jobs/answer_schema.h"
#include "project/library.h"
#include "sheet/sheet_model.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <chrono>

namespace sheaf::ui {

using namespace std::chrono_literals;

namespace {

/// The table shows `shown` of `order`; for a worker, because it costs time by the row.
jobs::TableExport withRows(jobs::TableExport table, const project::VisibleRows& shown, const project::RowOrder& order)
{
    if (shown.isAll())
        return table;
    std::vector<quint32> positions;
    const qint64 count = shown.count(order.rowCount());
    positions.reserve(std::size_t(count));
    for (qint64 row = 0; row < count; ++row)
        positions.push_back(quint32(shown.positionAt(row)));
    table.positions = std::move(positions);
    table.sheet.order = order;
    return table;
}

/// The rows of `wanted` that the table shows, in its order.
QList<project::Piece> shownOnly(
    const QList<project::Piece>& wanted, const project::VisibleRows& shown, const project::RowOrder& order)
{
    if (shown.isAll())
        return wanted;
    QList<project::Piece> runs = wanted;
    std::ranges::sort(runs, {}, &project::Piece::first);
    const auto isWanted = [&runs](RowId row) {
        const auto behind = std::ranges::upper_bound(runs, row, {}, &project::Piece::first);
        return behind != runs.begin() && row.value - std::prev(behind)->first.value < std::prev(behind)->count;
    };
    QList<project::Piece> rows;
    for (qint64 row = 0; row < shown.count(order.rowCount()); ++row) {
        if (const RowId id = order.at(shown.positionAt(row)); isWanted(id))
            rows.append({id, 1});
    }
    return rows;
}

} // namespace

TableExports::TableExports(SheetModel& model, AppContext& context, Banner& banner, ProgressStrip& strip, QWidget* page)
    : QObject(page), m_model(model), m_context(context), m_banner(banner), m_strip(strip), m_page(page)
{
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_strip.setProgress(m_progress->done(), m_progress->total()); });
    connect(&m_strip, &ProgressStrip::stopRequested, this, [this] {
        m_writer.stop();
        m_tick.stop();
        m_strip.finish();
    });
    connect(&m_banner, &Banner::actionTriggered, this, [this] {
        if (!m_written.isEmpty())
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath()));
    });
}

TableExports::FileFormat TableExports::fileFormat(jobs::TableFormat format)
{
    switch (format) {
    case jobs::TableFormat::Csv: return {QStringLiteral("csv"), tr("CSV table (*.csv)")};
    case jobs::TableFormat::Xlsx: return {QStringLiteral("xlsx"), tr("Excel workbook (*.xlsx)")};
    default: return {QStringLiteral("jsonl"), tr("JSON lines (*.jsonl)")};
    }
}

void TableExports::exportRows(jobs::TableFormat format, bool byteOrderMark)
{
    const project::Project& project = m_model.project();
    jobs::TableExport order {.sheet = m_model.project().sheet().data(), .answers = project.answers(),
        .folder = project.folder(), .positions = {}, .format = format, .byteOrderMark = byteOrderMark};
    order.jobs = project.facts().jobs;
    order.areResults = project.facts().isResults;
    order.answerSchema = jobs::schemaOf(project.facts().requestTemplate);
    const FileFormat file = fileFormat(format);
    askAndWrite(tr("Export rows with answers"), file.ending, file.filter,
        [order = std::move(order), shown = m_model.rows(), shownOf = m_model.order()](
            const QString& path, Progress& progress, std::stop_token stop) {
            return jobs::exportTable(withRows(order, shown, shownOf), path, progress, stop);
        });
}

void TableExports::exportRequests(const std::optional<requests::RequestTemplate>& requestTemplate,
    const requests::LineShape& shape, const QList<project::Piece>& rows)
{
    project::SheetData sheet = m_model.project().sheet().data();
    const auto made = jobs::RowRequests::make(sheet, requestTemplate, shape, m_model.project().facts().salt);
    if (!made)
        return m_banner.showMessage(Banner::Kind::Failed, sentence(made.error()), codeName(made.error().code));
    askAndWrite(tr("Export requests"), QStringLiteral("jsonl"), tr("Requests (*.jsonl)"),
        [made = *made, sheet, rows, shown = m_model.rows(), shownOf = m_model.order()](
            const QString& path, Progress& progress, std::stop_token stop) {
            return jobs::exportRequests(made, sheet, shownOnly(rows, shown, shownOf), path, progress, stop)
                .map([](qint64 written) { return jobs::Exported {.rows = written}; });
        });
}

void TableExports::askAndWrite(const QString& title, const QString& ending, const QString& filter, Write writeFile)
{
    const QString name = m_model.project().facts().name;
    FileChoice choice {.title = title, .folder = {}, .suggestedName = name + u'.' + ending, .nameFilters = {filter},
        .defaultEnding = ending};
    m_context.dialogs.chooseSaveFile(
        m_page, choice, [this, writeFile = std::move(writeFile)](const QString& path) { write(path, writeFile); });
}

void TableExports::write(const QString& path, const Write& writeFile)
{
    m_progress = std::make_shared<Progress>();
    m_written.clear();
    m_strip.start(tr("Writing %1").arg(QFileInfo(path).fileName()));
    m_tick.start();
    m_writer.start([path, writeFile, progress = m_progress](
                       std::stop_token stop) { return writeFile(path, *progress, stop); },
        [this, path](const Result<jobs::Exported>& exported) { showResult(path, exported); });
}

void TableExports::showResult(const QString& path, const Result<jobs::Exported>& exported)
{
    m_tick.stop();
    m_strip.finish();
    if (!exported) {
        m_banner.setAction({});
        if (exported.error().code != ErrorCode::Cancelled)
            m_banner.showMessage(Banner::Kind::Failed, sentence(exported.error()), codeName(exported.error().code));
        return;
    }
    m_written = path;
    m_banner.setAction(tr("Open folder"));
    QStringList sentences {
        tr("%Ln row(s) are written to %1.", nullptr, int(exported->rows)).arg(QDir::toNativeSeparators(path))};
    if (exported->longTexts > 0)
        sentences += tr("%Ln text(s) are too long for a cell and stand on a sheet of their own.", nullptr, int(exported->longTexts));
    if (exported->escapedCharacters > 0)
        sentences += tr("%Ln character(s) that a workbook cannot hold are written as codes.", nullptr,
            int(exported->escapedCharacters));
    m_banner.showMessage(Banner::Kind::Good, sentences.join(u' '));
}

} // namespace sheaf::ui
