// The way out of the table: asks for a file, writes it in a worker with progress and Stop, and says where it lies.
#pragma once

#include "base/task_owner.h"
#include "common/app_context.h"
#include "jobs/export_table.h"

#include <QObject>
#include <QTimer>

namespace sheaf::ui {

class Banner;
class ProgressStrip;
class SheetModel;

class TableExports : public QObject
{
    Q_OBJECT

public:
    /// All borrowed; they live on the same page.
    TableExports(SheetModel& model, AppContext& context, Banner& banner, ProgressStrip& strip, QWidget* page);

    /// The rows that are shown, with what came back for them.
    void exportRows(jobs::TableFormat format, bool byteOrderMark);
    /// Those of `rows` that are shown, as they would be sent.
    void exportRequests(const std::optional<requests::RequestTemplate>& requestTemplate, const requests::LineShape& shape,
        const QList<project::Piece>& rows);

private:
    using Write = std::function<Result<jobs::Exported>(const QString& path, Progress& progress, std::stop_token stop)>;

    struct FileFormat {
        QString ending;
        QString filter; ///< for the file dialog
    };
    [[nodiscard]] static FileFormat fileFormat(jobs::TableFormat format);
    void askAndWrite(const QString& title, const QString& ending, const QString& filter, Write write);
    void write(const QString& path, const Write& write);
    void showResult(const QString& path, const Result<jobs::Exported>& exported);

    SheetModel& m_model;
    AppContext& m_context;
    Banner& m_banner;
    ProgressStrip& m_strip;
    QWidget* m_page;
    QString m_written;
    ProgressPtr m_progress;
    QTimer m_tick;
    TaskOwner m_writer;
};

} // namespace sheaf::ui
