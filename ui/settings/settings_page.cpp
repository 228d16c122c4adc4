#include "settings/settings_page.h"

#include "common/elided_label.h"
#include "common/label.h"
#include "settings/appearance_box.h"
#include "settings/key_box.h"
#include "settings/notices_box.h"
#include "settings/services_box.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <QDir>

namespace sheaf::ui {

namespace {

constexpr int columnWidth = 760;

} // namespace

SettingsPage::SettingsPage(const AppContext& context, ThemeChoice theme, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("settingsPage"));
    setAccessibleName(tr("Settings"));

    auto* column = new QWidget(this);
    column->setMaximumWidth(scaled(columnWidth, *this));
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::pageEdge);
    rows->setSpacing(measure::gap);
    rows->addWidget(new Label(tr("Settings"), TextKind::PageTitle, column));

    auto* services = new ServicesBox(context, column);
    auto* appearance = new AppearanceBox(theme, column);
    addSection(rows, tr("Services"), tr("Where your rows are sent. Keys are kept in the system's keychain and nowhere else."), services);
    addSection(rows, tr("Appearance"), {}, appearance);
    addSection(rows, tr("Notifications"), tr("What your desktop tells you while you are not looking at Sheaf: names of jobs and counts."),
        new NoticesBox(context.settings, column));
    addSection(rows, tr("Library"), tr("The folder in which all your projects lie, as plain files."), makeLibraryBox(context.library));
    rows->addStretch();

    auto* area = m_area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("settingsScroll"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* holder = new QWidget(area);
    auto* centre = new QHBoxLayout(holder);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addWidget(column, 1);
    centre->addStretch(0);
    area->setWidget(holder);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(area);

    connect(services, &ServicesBox::servicesChanged, this, &SettingsPage::servicesChanged);
    connect(appearance, &AppearanceBox::themeChosen, this, &SettingsPage::themeChosen);
}

void SettingsPage::enterKey(const QString& profileId)
{
    auto* box = findChild<KeyBox*>(QStringLiteral("keyBox-") + profileId);
    if (!box)
        return;
    box->openEntry();
    m_area->ensureWidgetVisible(box, 0, measure::pageEdge);
}

void SettingsPage::addSection(QVBoxLayout* column, const QString& title, const QString& explanation, QWidget* content)
{
    column->addSpacing(measure::groupGap);
    column->addWidget(new Label(title, TextKind::Strong, this));
    if (!explanation.isEmpty()) {
        auto* words = new Label(explanation, TextKind::Second, this);
        words->setWordWrap(true);
        column->addWidget(words);
    }
    column->addSpacing(measure::grid);
    column->addWidget(content);
}

QWidget* SettingsPage::makeLibraryBox(const QString& library)
{
    auto* box = new Card(this);
    auto* line = new QHBoxLayout;
    auto* path = new ElidedLabel(QDir::toNativeSeparators(library), box);
    path->setObjectName(QStringLiteral("libraryPath"));
    auto* open = new QPushButton(tr("Open folder"), box);
    open->setObjectName(QStringLiteral("openLibrary"));
    open->setToolTip(tr("Show the library in the file manager"));
    line->addWidget(path, 1);
    line->addWidget(open);
    box->rows()->addLayout(line);
    connect(open, &QPushButton::clicked, this, &SettingsPage::libraryOpenRequested);
    return box;
}

} // namespace sheaf::ui
