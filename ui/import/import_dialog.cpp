#include "import/import_dialog.h"

#include "base/sentence.h"
#include "common/banner.h"
#include "common/label.h"
#include "common/plain_tooltip.h"
#include "import/import_columns_model.h"
#include "import/import_preview_model.h"
#include "import/import_settings_form.h"
#include "import/import_words.h"
#include "import/note_list.h"

#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

#include <chrono>

namespace sheaf::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 250ms;
constexpr auto slowAfter = 300ms;

constexpr int columnsTab = 1;

/// JSON keeps its lines as they are: which of its values are columns is no question of the import.
bool hasColumnChoice(formats::FileKind kind)
{
    return kind == formats::FileKind::Delimited || kind == formats::FileKind::Workbook || kind == formats::FileKind::Folder;
}

/// Whether two previews show the same table, so that what was chosen about its columns still means the same.
bool isSameTable(const project::ImportPreview& a, const project::ImportPreview& b)
{
    return a.assumptions.kind == b.assumptions.kind && a.assumptions.sheet == b.assumptions.sheet
        && a.sourceColumns.size() == b.sourceColumns.size();
}

} // namespace

ImportDialog::ImportDialog(ImportOrder order, const project::ImportPreview& first, PreviewReader reader, QWidget* parent)
    : QDialog(parent), m_order(std::move(order)), m_reader(std::move(reader))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import %1").arg(sourceName(m_order.paths)));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_delay.setSingleShot(true);
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowAfter);
    build();
    m_form->setWishes(m_order.wishes);
    showPreview(first);
    m_columns->setWishes(m_order.wishes.columns);
    connectParts();
    followColumns();
    if (first.fault)
        goToFaults();
    else
        m_import->setFocus();
}

ImportDialog::~ImportDialog() = default;

project::ImportWishes ImportDialog::wishes() const
{
    project::ImportWishes wishes = m_form->wishes();
    wishes.columns = m_columns->wishes();
    return wishes;
}

void ImportDialog::connectParts()
{
    connect(m_form, &ImportSettingsForm::changed, this, [this] { readSoon(0ms); });
    connect(m_form, &ImportSettingsForm::typed, this, [this] { readSoon(typingPause); });
    connect(m_columns, &ImportColumnsModel::changed, this, &ImportDialog::followColumns);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(&m_delay, &QTimer::timeout, this, &ImportDialog::readPreview);
    connect(&m_slow, &QTimer::timeout, m_extent, [this] { m_extent->setText(tr("Reading the first rows…")); });
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::accept);
    connect(m_banner, &Banner::detailsRequested, this, [this] {
        const project::ImportAssumptions& assumed = m_preview.assumptions;
        makeNoteList(sourceName(m_order.paths), assumed.notes, assumed.noteCount, this)->open();
    });
}

void ImportDialog::readSoon(std::chrono::milliseconds delay)
{
    m_pending = true;
    m_fault.reset();
    m_delay.start(delay);
}

void ImportDialog::readPreview()
{
    m_slow.start();
    m_task.start(
        // Without the columns: the preview shows all, and its names are those of the source.
        [reader = m_reader, paths = m_order.paths, wishes = m_form->wishes()](std::stop_token stop) {
            return reader(paths, wishes, stop);
        },
        [this](const Result<project::ImportPreview>& preview) { takePreview(preview); });
}

void ImportDialog::takePreview(const Result<project::ImportPreview>& preview)
{
    m_slow.stop();
    m_pending = m_delay.isActive();
    if (preview)
        showPreview(*preview);
    else
        m_fault = preview.error();
    showState();
    if (!m_pending && std::exchange(m_acceptWhenReady, false))
        accept();
}

void ImportDialog::showPreview(const project::ImportPreview& preview)
{
    const bool same = isSameTable(m_preview, preview);
    m_preview = preview;
    m_form->setPreview(preview);
    m_model->setPreview(preview);
    m_tabs->setTabVisible(columnsTab, hasColumnChoice(preview.assumptions.kind));
    m_columns->setSource(preview.sourceColumns);
    if (!same)
        m_columns->forget();
    m_model->setNames(m_columns->names());
}

void ImportDialog::followColumns()
{
    m_model->setNames(m_columns->names());
    const qsizetype all = m_preview.sourceColumns.size();
    const qsizetype taken = m_columns->takenCount();
    m_tabs->setTabText(columnsTab, taken == all ? tr("&Columns (%L1)").arg(all) : tr("&Columns (%L1 of %L2)").arg(taken).arg(all));
    showState();
}

void ImportDialog::goToFaults()
{
    m_form->focusFaults();
    QTimer::singleShot(0, m_scroll, [this] { // once everything has its place
        if (QWidget* focused = focusWidget(); focused && m_form->isAncestorOf(focused))
            m_scroll->ensureWidgetVisible(focused);
    });
}

QString ImportDialog::blocker() const
{
    if (m_fault)
        return sentence(*m_fault);
    if (const FaultWords met = previewFault(m_preview); met.stops)
        return met.sentence;
    return m_columns->fault();
}

void ImportDialog::setFault(const Error& error)
{
    m_fault = error;
    showState();
    goToFaults();
}

void ImportDialog::showState()
{
    const QString stop = blocker();
    const FaultWords met = previewFault(m_preview);
    m_banner->setDetails(!m_fault && met.hasLines ? tr("Show the lines…") : QString());
    if (!stop.isEmpty())
        m_banner->showMessage(Banner::Kind::Failed, stop, m_fault ? codeName(m_fault->code) : QString());
    else if (!met.sentence.isEmpty())
        m_banner->showMessage(Banner::Kind::Attention, met.sentence);
    else
        m_banner->hide();
    m_extent->setText(previewExtent(m_preview));
    m_import->setEnabled(stop.isEmpty());
    m_import->setToolTip(plainToolTip(stop));
}

void ImportDialog::accept()
{
    if (m_pending) {
        m_acceptWhenReady = true;
        if (m_delay.isActive())
            m_delay.start(0ms);
        return;
    }
    if (!blocker().isEmpty())
        return;
    m_order.wishes = wishes();
    Q_EMIT settled(m_order);
    QDialog::accept();
}

} // namespace sheaf::ui
