#include "home/home_page.h"

#include "common/drop_target.h"
#include "common/icon.h"
#include "common/label.h"
#include "home/recent_list.h"
#include "import/import_forecast.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr int columnWidth = 760;

} // namespace

HomePage::HomePage(Clock clock, QWidget* parent) : QWidget(parent), m_recent(new RecentList(std::move(clock), this))
{
    setObjectName(QStringLiteral("homePage"));
    setAccessibleName(tr("Home"));
    build();
    connect(m_target, &DropTarget::filesDropped, this, &HomePage::filesChosen);
    connect(m_target, &DropTarget::browseRequested, this, &HomePage::openRequested);
    connect(m_recent, &RecentList::projectRequested, this, &HomePage::projectRequested);
    connect(m_recent, &RecentList::folderRequested, this, &HomePage::folderRequested);
    m_minute.setInterval(std::chrono::seconds(20));
    connect(&m_minute, &QTimer::timeout, m_recent, [this] { m_recent->viewport()->update(); });
}

void HomePage::build()
{
    auto* column = new QWidget(this);
    column->setMaximumWidth(scaled(columnWidth, *this));
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::groupGap);
    rows->setSpacing(measure::gap);
    rows->addWidget(new Label(tr("Start with a table"), TextKind::PageTitle, column));
    auto* explanation = new Label(
        tr("Each row becomes one request to a language model. The answers come back beside the rows."), TextKind::Second, column);
    explanation->setWordWrap(true);
    rows->addWidget(explanation);
    rows->addSpacing(measure::gap);

    m_target = new DropTarget(column);
    m_target->setTitle(tr("Drop a file or a folder here"));
    m_target->setSubtitle(tr("CSV, Excel, OpenDocument or JSON, of any size, or a folder of texts or pictures"));
    m_target->setForecast(importForecast);
    m_target->setSecondLook([this](const QStringList& files, auto seen) { m_look.look(files, std::move(seen)); });
    rows->addWidget(m_target);
    rows->addSpacing(measure::grid);
    addButtons(rows);
    rows->addSpacing(measure::groupGap);

    rows->addWidget(new Label(tr("Recent projects"), TextKind::Strong, column));
    m_noProjects = new Label(tr("Reading your library…"), TextKind::Second, column);
    m_noProjects->setObjectName(QStringLiteral("noProjects"));
    m_noProjects->setWordWrap(true);
    rows->addWidget(m_noProjects);
    rows->addWidget(m_recent, 1);
    rows->addStretch(0);

    auto* centre = new QHBoxLayout(this);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addStretch(0);
    centre->addWidget(column, 1);
    centre->addStretch(0);
    m_recent->hide();
}

QPushButton* HomePage::button(const char* name, const QString& iconName, const QString& text, const QString& tip)
{
    auto* made = new QPushButton(icon(iconName), text, this);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    return made;
}

void HomePage::addButtons(QVBoxLayout* rows)
{
    auto* open = button("openFile", QStringLiteral("open"), tr("Open…"), tr("Choose files (Ctrl+O)"));
    auto* paste = button("pasteTable", QStringLiteral("copy"), tr("Paste a table"), tr("Make a project of the cells that you copied (Ctrl+V)"));
    auto* sample = button("trySample", QStringLiteral("practice"), tr("Try it with sample data"), tr("200 reviews and a ready prompt; needs no key"));
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(open);
    line->addWidget(paste);
    line->addStretch();
    line->addWidget(sample);
    rows->addLayout(line);
    connect(open, &QPushButton::clicked, this, &HomePage::openRequested);
    connect(paste, &QPushButton::clicked, this, &HomePage::pasteRequested);
    connect(sample, &QPushButton::clicked, this, &HomePage::sampleRequested);
}

void HomePage::setProjects(const QList<RecentProject>& projects)
{
    m_recent->setProjects(projects);
    m_recent->setVisible(!projects.isEmpty());
    m_noProjects->setVisible(projects.isEmpty());
    m_noProjects->setText(tr("No projects yet. Drop a table above, or try the sample data: it needs no key and costs nothing."));
}

void HomePage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste))
        Q_EMIT pasteRequested();
    else
        QWidget::keyPressEvent(event);
}

void HomePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_minute.start();
}

void HomePage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_minute.stop();
}

} // namespace sheaf::ui
