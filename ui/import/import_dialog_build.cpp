// ImportDialog: its parts and where they stand.
#include "common/banner.h"
#include "common/label.h"
#include "common/numbers.h"
#include "common/plain_tooltip.h"
#include "import/import_columns_model.h"
#include "import/import_dialog.h"
#include "import/import_preview_model.h"
#include "import/import_settings_form.h"
#include "import/import_words.h"

#include <QHeaderView>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr QSize usualSize(980, 640);
constexpr QSize smallestDialog(560, 420);
constexpr int settingsWidth = 280;
constexpr int narrowestSettings = 220;
constexpr int previewColumn = 140;

} // namespace

void ImportDialog::build()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(measure::pageEdge, measure::groupGap, measure::pageEdge, measure::groupGap);
    rows->setSpacing(measure::gap);
    addHead(rows);
    auto* sides = new QSplitter(Qt::Horizontal, this);
    sides->setObjectName(QStringLiteral("importSplitter"));
    sides->setChildrenCollapsible(false);
    sides->setHandleWidth(measure::groupGap);
    sides->addWidget(settingsSide());
    sides->addWidget(previewSide());
    sides->setStretchFactor(1, 1);
    rows->addWidget(sides, 1);
    rows->addSpacing(measure::grid);
    addButtons(rows);
    fitToWindow();
    const int needed = m_form->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + measure::gap;
    const int settings = std::clamp(needed, std::min(scaled(settingsWidth, *this), width() / 2), width() * 3 / 5);
    sides->setSizes({settings, width() - settings});
}

void ImportDialog::fitToWindow()
{
    const QSize room = parentWidget() ? parentWidget()->window()->size() : screen()->availableSize();
    const QSize wanted(scaled(usualSize.width(), *this), scaled(usualSize.height(), *this));
    setMinimumSize(smallestDialog);
    resize(wanted.boundedTo(room - QSize(measure::pageEdge, measure::pageEdge)).expandedTo(smallestDialog));
}

void ImportDialog::addHead(QVBoxLayout* rows)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    auto* name = new Label(sourceName(m_order.paths), TextKind::PageTitle, this);
    name->setObjectName(QStringLiteral("sourceName"));
    name->setTextFormat(Qt::PlainText);
    name->setToolTip(plainToolTip(m_order.paths.join(QLatin1Char('\n'))));
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long name is cut, and does not widen the dialog
    auto* size = new Label(m_order.bytes > 0 ? sizeText(m_order.bytes, QLocale()) : QString(), TextKind::Second, this);
    size->setObjectName(QStringLiteral("sourceSize"));
    line->addWidget(name, 1);
    line->addWidget(size);
    rows->addLayout(line);
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("importFault"));
    m_banner->setClosable(false);
    rows->addWidget(m_banner);
}

QWidget* ImportDialog::settingsSide()
{
    auto* side = new QWidget(this);
    side->setMinimumWidth(narrowestSettings);
    m_tabs = new QTabBar(side);
    m_tabs->setObjectName(QStringLiteral("importTabs"));
    m_tabs->setAccessibleName(tr("Settings and columns"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Settin&gs"));
    m_tabs->addTab(tr("&Columns (%L1)").arg(0));
    m_form = new ImportSettingsForm;
    m_scroll = new QScrollArea(side);
    m_scroll->setObjectName(QStringLiteral("importSettingsScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_form);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    m_form->setContentsMargins(0, 0, measure::gap, 0); // beside the scroll bar, not under it
    m_pages = new QStackedWidget(side);
    m_pages->addWidget(m_scroll);
    m_pages->addWidget(columnsPage());
    auto* rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addWidget(m_tabs);
    rows->addWidget(m_pages, 1);
    return side;
}

QWidget* ImportDialog::columnsPage()
{
    auto* page = new QWidget(this);
    m_columns = new ImportColumnsModel(this);
    m_columnList = new QListView(page);
    m_columnList->setObjectName(QStringLiteral("importColumns"));
    m_columnList->setAccessibleName(tr("Columns to import"));
    m_columnList->setModel(m_columns);
    m_columnList->setUniformItemSizes(true);
    m_columnList->setSpacing(measure::grid);
    m_columnList->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    auto* explanation = new Label(tr("Press F2 to rename a column."), TextKind::Second, page);
    explanation->setWordWrap(true);
    const auto button = [this, page](const char* name, const QString& text, bool taken) {
        auto* made = new QPushButton(text, page);
        made->setObjectName(QString::fromLatin1(name));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, m_columns, [this, taken] { m_columns->setAll(taken); });
        return made;
    };
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(button("allColumns", tr("&All"), true));
    line->addWidget(button("noColumns", tr("&None"), false));
    line->addStretch();
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addWidget(m_columnList, 1);
    rows->addWidget(explanation);
    rows->addLayout(line);
    return page;
}

QWidget* ImportDialog::previewSide()
{
    auto* side = new QWidget(this);
    m_model = new ImportPreviewModel(this);
    m_table = new QTableView(side);
    m_table->setObjectName(QStringLiteral("importPreview"));
    m_table->setAccessibleName(tr("The first rows, as they would be imported"));
    m_table->setModel(m_model);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false); // Tab goes on to the next field
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setDefaultSectionSize(scaled(measure::rowHeight, *this));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultSectionSize(scaled(previewColumn, *this));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_extent = new Label({}, TextKind::Second, side);
    m_extent->setObjectName(QStringLiteral("previewExtent"));
    auto* rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addWidget(m_table, 1);
    rows->addWidget(m_extent);
    return side;
}

void ImportDialog::addButtons(QVBoxLayout* rows)
{
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelImport"));
    cancel->setAutoDefault(false);
    m_import = new QPushButton(tr("&Import"), this);
    m_import->setObjectName(QStringLiteral("import"));
    m_import->setProperty("primary", true);
    m_import->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(measure::gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_import);
    rows->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace sheaf::ui
