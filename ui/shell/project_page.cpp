#include "shell/project_page.h"

#include "common/banner.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/progress_strip.h"
#include "prompt/prompt_panel.h"
#include "sheet/row_panel.h"
#include "sheet/sheet_actions.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "sheet/table_exports.h"
#include "sheet/table_pane.h"
#include "shell/problems_bar.h"

#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>
#include <initializer_list>

namespace sheaf::ui {

using namespace std::chrono_literals;

ProjectPage::ProjectPage(std::shared_ptr<project::Project> project, AppContext& context, QWidget* parent)
    : QWidget(parent), m_project(std::move(project)), m_context(context), m_model(std::make_unique<SheetModel>(m_project)),
      m_top(new QWidget(this))
{
    setObjectName(QStringLiteral("projectPage"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_top);
    auto* layout = new QVBoxLayout(m_top);
    layout->setContentsMargins(measure::pageEdge, measure::groupGap, measure::pageEdge, measure::gap);
    layout->setSpacing(measure::gap);
    buildHeader();
    buildMessages();
    buildBody();
    buildActions();
    connectParts();
    applyMeasures();
    restorePlace();
    followTemplate();
    if (m_model->rowCount() > 0)
        m_view->goTo(0, 0);
    setFocusProxy(m_view);
    m_view->setFocus();
}

ProjectPage::~ProjectPage()
{
    m_prompt->save();
    m_rowPanel->save();
    savePlace();
    // What the parts still have to say while they go must not reach those that have gone.
    for (QObject* part : std::initializer_list<QObject*> {m_project.get(), m_model.get(), m_view->selectionModel(),
             m_prompt, m_problems, m_title})
        part->disconnect(this);
    delete m_top; // before the model and the project, to which everything in it refers
}

void ProjectPage::buildHeader()
{
    auto* layout = static_cast<QVBoxLayout*>(m_top->layout());
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    m_title = new QLineEdit(m_project->facts().name, m_top);
    m_title->setObjectName(QStringLiteral("projectTitle"));
    m_title->setAccessibleName(tr("Project name"));
    m_title->setToolTip(tr("Click to rename the project"));
    m_title->setFrame(false);
    m_title->setReadOnly(m_project->facts().readOnly);
    m_title->setTextMargins(0, 0, 0, 0);
    m_export = new QPushButton(tr("Export…"), m_top);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setAccessibleName(tr("Export"));
    m_send = new QPushButton(m_top);
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setProperty("primary", true);
    m_send->setAutoDefault(false);
    line->addWidget(m_title, 1);
    line->addWidget(m_export);
    line->addWidget(m_send);
    layout->addLayout(line);
    m_sendReason = new Label({}, TextKind::Second, m_top);
    m_sendReason->setObjectName(QStringLiteral("sendReason"));
    m_sendReason->setWordWrap(true);
    m_sendReason->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    layout->addWidget(m_sendReason);
    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        const QString name = m_title->text().trimmed();
        if (name.isEmpty())
            m_title->setText(m_project->facts().name);
        else if (name != m_project->facts().name)
            m_project->setName(name);
    });
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (m_problems->check() && sendBlocker().isEmpty())
            Q_EMIT sendRequested(*m_problems->check());
    });
}

void ProjectPage::buildMessages()
{
    const auto banner = [this](const char* name) {
        auto* made = new Banner(m_top);
        made->setObjectName(QString::fromLatin1(name));
        made->setClosable(true);
        made->hide();
        m_top->layout()->addWidget(made);
        return made;
    };
    m_banner = banner("pageBanner");
    m_assumption = banner("assumptionBanner");
    const auto strip = [this](const char* name, std::chrono::milliseconds after) {
        auto* made = new ProgressStrip(after, m_top);
        made->setObjectName(QString::fromLatin1(name));
        m_top->layout()->addWidget(made);
        return made;
    };
    m_importStrip = strip("importStrip", 300ms);
    m_exportStrip = strip("exportStrip", 1s);
}

void ProjectPage::buildBody()
{
    m_table = new TablePane(*m_model);
    m_view = &m_table->view();
    m_actions = &m_table->actions();
    m_rowPanel = new RowPanel(*m_model);
    m_prompt = new PromptPanel(*m_project, m_context);
    m_down = new QSplitter(Qt::Vertical);
    m_down->setObjectName(QStringLiteral("rowSplitter"));
    m_down->addWidget(m_table);
    m_down->addWidget(m_rowPanel);
    m_down->setStretchFactor(0, 1);
    m_down->setCollapsible(0, false);
    m_across = new QSplitter(Qt::Horizontal, m_top);
    m_across->setObjectName(QStringLiteral("promptSplitter"));
    m_across->addWidget(m_down);
    m_across->addWidget(m_prompt);
    m_across->setStretchFactor(0, 1);
    m_across->setCollapsible(0, false);
    m_across->setChildrenCollapsible(false);
    m_down->setChildrenCollapsible(false);
    m_problems = new ProblemsBar(*m_model, m_context, m_top);
    auto* layout = static_cast<QVBoxLayout*>(m_top->layout());
    layout->addWidget(m_across, 1);
    layout->addWidget(m_problems);
    m_exports = new TableExports(*m_model, m_context, *m_banner, *m_exportStrip, m_top);
}

void ProjectPage::applyMeasures()
{
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * measure::pageTitle);
    title.setWeight(QFont::DemiBold);
    if (m_title->font() != title)
        m_title->setFont(title);
    m_title->setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    QPalette ground = palette();
    ground.setBrush(QPalette::Base, ground.window());
    m_title->setPalette(ground);
    m_prompt->setMinimumWidth(scaled(240, *this));
    m_rowPanel->setMinimumHeight(scaled(110, *this));
    m_view->setMinimumHeight(scaled(110, *this));
}

void ProjectPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (m_problems && (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange))
        applyMeasures();
}

void ProjectPage::buildActions()
{
    addAction(m_actions->undo());
    addAction(m_actions->redo());
    const auto add = [this](const char* name, const QString& text, const QKeySequence& keys = {}) {
        auto* action = new QAction(text, m_top);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    m_exportCsv = add("exportCsv", tr("Rows with answers as &CSV…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    m_exportXlsx = add("exportXlsx", tr("Rows with answers as &XLSX…"));
    m_exportJsonl = add("exportJsonl", tr("Rows with answers as &JSONL…"));
    m_exportRequests = add("exportRequests", tr("&Requests as JSONL…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_byteOrderMark = add("exportByteOrderMark", tr("Mark CSV as UTF-8, as Excel needs it"));
    m_byteOrderMark->setCheckable(true);
    m_byteOrderMark->setToolTip(tr("Writes a byte order mark (BOM) at the beginning"));
    m_showPrompt = add("showPromptPanel", tr("&Prompt panel"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    m_showRow = add("showRowPanel", tr("&Row panel"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    m_editCell = add("editCell", tr("Edit in the &cell panel"), QKeySequence(Qt::Key_F4));
    m_nextPane = add("nextPane", tr("&Next pane"), QKeySequence(Qt::Key_F6));
    m_previousPane = add("previousPane", tr("Pre&vious pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    m_showPrompt->setCheckable(true);
    m_showRow->setCheckable(true);
    m_showPrompt->setChecked(true);
    m_showRow->setChecked(true);
    auto* menu = new QMenu(m_export);
    menu->setToolTipsVisible(true);
    buildExportMenu(menu);
    connect(m_export, &QPushButton::clicked, menu, [this, menu] {
        const QPoint end(m_export->isRightToLeft() ? 0 : m_export->width() - menu->sizeHint().width(), m_export->height());
        menu->popup(m_export->mapToGlobal(end));
    });
}

void ProjectPage::buildExportMenu(QMenu* menu)
{
    menu->addAction(m_exportCsv);
    menu->addAction(m_exportXlsx);
    menu->addAction(m_exportJsonl);
    menu->addAction(m_exportRequests);
    menu->addSeparator();
    menu->addAction(m_byteOrderMark);
    connect(menu, &QMenu::aboutToShow, this, [this] {
        const bool filtered = m_model->isFiltered();
        const int shown = m_model->rowCount();
        m_exportCsv->setText(filtered ? tr("%Ln shown row(s) with answers as &CSV…", nullptr, shown) : tr("Rows with answers as &CSV…"));
        m_exportRequests->setText(
            filtered ? tr("&Requests of %Ln shown row(s) as JSONL…", nullptr, shown) : tr("&Requests as JSONL…"));
        m_exportXlsx->setText(
            filtered ? tr("%Ln shown row(s) with answers as &XLSX…", nullptr, shown) : tr("Rows with answers as &XLSX…"));
        m_exportJsonl->setText(
            filtered ? tr("%Ln shown row(s) with answers as &JSONL…", nullptr, shown) : tr("Rows with answers as &JSONL…"));
    });
    connect(m_exportCsv, &QAction::triggered, this,
        [this] { m_exports->exportRows(jobs::TableFormat::Csv, m_byteOrderMark->isChecked()); });
    connect(m_exportXlsx, &QAction::triggered, this, [this] { m_exports->exportRows(jobs::TableFormat::Xlsx, false); });
    connect(m_exportJsonl, &QAction::triggered, this, [this] { m_exports->exportRows(jobs::TableFormat::JsonLines, false); });
    connect(m_exportRequests, &QAction::triggered, this, &ProjectPage::exportRequests);
    m_exportRequests->setVisible(project::sheetKind(m_project->facts(), m_project->sheet().data()) != project::SheetKind::Results);
}

QList<QAction*> ProjectPage::fileActions() const
{
    return {m_exportCsv, m_exportXlsx, m_exportJsonl, m_exportRequests};
}

QList<QAction*> ProjectPage::editActions() const
{
    return m_actions->editActions() + QList<QAction*> {nullptr} + m_table->findActions();
}

QList<QAction*> ProjectPage::rowActions() const
{
    return m_actions->rowActions();
}

QList<QAction*> ProjectPage::columnActions() const
{
    return m_actions->columnActions();
}

QList<QAction*> ProjectPage::viewActions() const
{
    return {m_showPrompt, m_showRow, m_editCell, m_table->filterRowAction(), nullptr, m_nextPane, m_previousPane};
}

} // namespace sheaf::ui
