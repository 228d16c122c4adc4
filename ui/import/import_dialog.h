// How a file is to be read, with its first rows as they would come out: every change redraws them from a worker, and the
// old ones stay until the new ones are there.
#pragma once

#include "base/task_owner.h"
#include "import/import_order.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QListView;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QTableView;
class QVBoxLayout;

namespace sheaf::ui {

class Banner;
class ImportColumnsModel;
class ImportPreviewModel;
class ImportSettingsForm;
class Label;

/// Show it with open(); it deletes itself when it is closed.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `first`: what order.wishes without its columns give.
    ImportDialog(ImportOrder order, const project::ImportPreview& first, PreviewReader reader, QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// What ended an import of these files under order.wishes: stands there until a setting is changed.
    void setFault(const Error& error);
    /// As the settings stand now.
    [[nodiscard]] project::ImportWishes wishes() const;

Q_SIGNALS:
    /// Import was pressed.
    void settled(const sheaf::ui::ImportOrder& order);

public Q_SLOTS:
    /// Where the preview is still on its way, as soon as it is there.
    void accept() override;

private:
    void build();
    void addHead(QVBoxLayout* rows);
    [[nodiscard]] QWidget* settingsSide();
    [[nodiscard]] QWidget* columnsPage();
    [[nodiscard]] QWidget* previewSide();
    void addButtons(QVBoxLayout* rows);
    void connectParts();
    void fitToWindow();
    void readSoon(std::chrono::milliseconds delay);
    void readPreview();
    void takePreview(const Result<project::ImportPreview>& preview);
    void showPreview(const project::ImportPreview& preview);
    void followColumns();
    void goToFaults();
    void showState();
    [[nodiscard]] QString blocker() const;

    ImportOrder m_order;
    PreviewReader m_reader;
    project::ImportPreview m_preview;
    std::optional<Error> m_fault; ///< why there is no preview, or what ended an import before
    bool m_pending = false; ///< the preview shown is not yet that of the settings shown
    bool m_acceptWhenReady = false;

    Banner* m_banner = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    QScrollArea* m_scroll = nullptr;
    ImportSettingsForm* m_form = nullptr;
    ImportColumnsModel* m_columns = nullptr;
    QListView* m_columnList = nullptr;
    ImportPreviewModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    Label* m_extent = nullptr;
    QPushButton* m_import = nullptr;
    QTimer m_delay;
    QTimer m_slow; ///< says that something is being read when it takes long
    TaskOwner m_task; // declared last: its destructor waits for the worker
};

} // namespace sheaf::ui
