// ProjectPage: how its parts follow one another, what blocks sending, and where everything stood last time.
#include "base/sentence.h"
#include "common/banner.h"
#include "common/label.h"
#include "common/numbers.h"
#include "common/progress_strip.h"
#include "prompt/prompt_panel.h"
#include "sheet/row_panel.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "sheet/table_exports.h"
#include "sheet/table_pane.h"
#include "shell/problems_bar.h"
#include "shell/project_page.h"
#include "shell/shown_rows_check.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>

#include <chrono>

namespace sheaf::ui {

using namespace std::chrono_literals;

void ProjectPage::connectParts()
{
    const auto selectCell = [this] { m_rowPanel->setCell(m_view->currentIndex().row(), m_view->currentIndex().column()); };
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, selectCell);
    connect(m_model.get(), &QAbstractItemModel::modelReset, this, selectCell);
    connect(m_rowPanel, &RowPanel::left, m_view, [this] { m_view->setFocus(); });
    connect(m_editCell, &QAction::triggered, this, [this] {
        m_showRow->setChecked(true);
        m_rowPanel->editCell();
    });
    connect(m_prompt, &PromptPanel::templateChanged, this, &ProjectPage::followTemplate);
    connect(m_problems, &ProblemsBar::profileChosen, this, &ProjectPage::followTemplate);
    connect(m_problems, &ProblemsBar::checkChanged, this, &ProjectPage::showSendState);
    connect(m_problems, &ProblemsBar::problemActivated, this, &ProjectPage::jumpToRow);
    m_shownCheck = new ShownRowsCheck(m_top);
    connect(m_table, &TablePane::sendShownRequested, this, &ProjectPage::sendShown);
    connect(m_shownCheck, &ShownRowsCheck::checked, this, &ProjectPage::shownChecked);
    connect(m_shownCheck, &ShownRowsCheck::failed, this, [this](const Error& error) { showRefusal(sentence(error)); });
    connect(m_table, &TablePane::refused, this, &ProjectPage::showRefusal);
    connect(m_table, &TablePane::told, this, [this](const QString& sentence) {
        m_banner->setAction({});
        m_banner->showMessage(Banner::Kind::Good, sentence);
    });
    connect(m_banner, &Banner::closed, m_banner, &QWidget::hide);
    connect(m_assumption, &Banner::closed, m_assumption, &QWidget::hide);
    connect(m_assumption, &Banner::actionTriggered, this, &ProjectPage::importChangeRequested);
    connect(m_assumption, &Banner::detailsRequested, this, &ProjectPage::importLinesRequested);
    connect(m_showPrompt, &QAction::toggled, m_prompt, &QWidget::setVisible);
    connect(m_showRow, &QAction::toggled, m_rowPanel, &QWidget::setVisible);
    connect(m_nextPane, &QAction::triggered, this, [this] { cyclePanes(1); });
    connect(m_previousPane, &QAction::triggered, this, [this] { cyclePanes(-1); });
    connect(m_project.get(), &project::Project::saveFailed, this, [this](const Error& error) {
        m_banner->setAction({});
        m_banner->showMessage(Banner::Kind::Failed, sentence(error), codeName(error.code));
    });
    connect(m_project.get(), &project::Project::factsChanged, this, [this] {
        if (!m_title->hasFocus())
            m_title->setText(m_project->facts().name);
        showSendState();
    });
    connect(m_importStrip, &ProgressStrip::stopRequested, this, [this] {
        if (m_stopImport)
            m_stopImport();
    });
    m_importTick.setInterval(100ms);
    connect(&m_importTick, &QTimer::timeout, this, &ProjectPage::showImportProgress);
}

std::optional<requests::RequestTemplate> ProjectPage::currentTemplate() const
{
    if (project::sheetKind(m_project->facts(), m_project->sheet().data()) != project::SheetKind::Table)
        return std::nullopt;
    return m_prompt->currentTemplate();
}

service::Profile ProjectPage::currentProfile() const
{
    return m_problems->profile();
}

void ProjectPage::followServices()
{
    m_problems->followServices();
}

jobs::EmptyCells ProjectPage::emptyCells() const
{
    return m_problems->emptyCells();
}

void ProjectPage::followTemplate()
{
    const project::SheetKind kind = project::sheetKind(m_project->facts(), m_project->sheet().data());
    m_prompt->setProfile(m_problems->profile());
    m_problems->setTemplate(currentTemplate());
    m_rowPanel->setRequests(currentTemplate(), jobs::lineShape(m_problems->profile(), m_problems->endpoint()));
    if (kind == project::SheetKind::Results)
        m_problems->setIdle(tr("Results that came from elsewhere"));
    else if (!m_importing && kind == project::SheetKind::Table && !m_prompt->isBegun())
        m_problems->setIdle(tr("Nothing to check yet"));
    else
        m_problems->setIdle(m_importing ? tr("Rows are still coming in") : QString());
}

QString ProjectPage::sendBlocker() const
{
    if (m_importing)
        return tr("Rows are still coming in. You can send when all of them are here.");
    if (m_project->facts().readOnly)
        return tr("This project was made by a newer version of Sheaf, so it can only be read.");
    if (const QString fault = m_prompt->blocker(); !fault.isEmpty())
        return fault;
    if (m_problems->failure())
        return sentence(*m_problems->failure());
    const std::optional<jobs::SheetCheck>& check = m_problems->check();
    if (!check)
        return tr("Checking the rows…");
    if (check->errors > 0)
        return tr("%Ln problem(s) must be mended first. They are listed at the bottom.", nullptr, int(check->errors));
    if (check->rowsWithEmptyCells > 0 && emptyCells() == jobs::EmptyCells::Ask) {
        return tr("%Ln row(s) have an empty cell that the prompt uses. Choose below what happens to them.", nullptr,
            int(check->rowsWithEmptyCells));
    }
    return check->rowsToSend > 0 ? QString() : tr("There is no row to send.");
}

void ProjectPage::showSendState()
{
    const bool results = project::sheetKind(m_project->facts(), m_project->sheet().data()) == project::SheetKind::Results;
    m_send->setVisible(!results);
    const QString blocker = results ? QString() : sendBlocker();
    // While the check runs the button keeps its figure: a number that goes and comes again is noise.
    if (m_problems->check() && blocker.isEmpty())
        m_send->setText(tr("Send %Ln row(s)…", nullptr, int(m_problems->check()->rowsToSend)));
    else if (m_send->text().isEmpty())
        m_send->setText(tr("Send…"));
    m_send->setEnabled(blocker.isEmpty());
    m_send->setToolTip(blocker.isEmpty() ? tr("See what will be sent, where, and decide") : blocker);
    m_send->setAccessibleDescription(m_send->toolTip());
    m_sendReason->setText(blocker);
    m_sendReason->setVisible(!blocker.isEmpty());
}

void ProjectPage::exportRequests()
{
    QList<project::Piece> rows = m_project->sheet().data().order.pieces();
    if (const auto& check = m_problems->check(); check && emptyCells() == jobs::EmptyCells::LeaveOut) {
        rows.clear();
        for (const jobs::PartPlan& part : check->parts)
            rows += part.rows;
    }
    m_exports->exportRequests(currentTemplate(), jobs::lineShape(m_problems->profile(), m_problems->endpoint()), rows);
}

void ProjectPage::showRefusal(const QString& sentence)
{
    m_banner->setAction({});
    m_banner->showMessage(Banner::Kind::Attention, sentence);
}

void ProjectPage::showAssumption(const Assumption& assumption)
{
    m_assumption->setAction(assumption.canChange ? tr("Change…") : QString());
    m_assumption->setDetails(assumption.hasLines ? tr("Show the lines…") : QString());
    m_assumption->setVisible(!assumption.sentence.isEmpty());
    if (!assumption.sentence.isEmpty())
        m_assumption->showMessage(assumption.needsAttention ? Banner::Kind::Attention : Banner::Kind::Info, assumption.sentence);
}

bool ProjectPage::isUntouched() const
{
    const project::Sheet& sheet = m_project->sheet();
    const project::SheetData& rows = sheet.data();
    const auto isAdded = [](const project::Column& column) { return column.source == project::Column::Source::Added; };
    const auto prompt = currentTemplate(); // as it stands in the fields: what was typed last counts
    const bool isBegun = prompt
        && !(prompt->model.isEmpty() && prompt->system.trimmed().isEmpty() && prompt->user.trimmed().isEmpty());
    return !isBegun && m_project->facts().jobs.isEmpty() && sheet.undoLabel().isEmpty() && sheet.redoLabel().isEmpty()
        && rows.edits.isEmpty() && rows.order.pieces().size() <= 1
        && !std::any_of(rows.columns.begin(), rows.columns.end(), isAdded);
}

void ProjectPage::setImporting(ProgressPtr progress, std::function<void()> stop)
{
    m_importing = std::move(progress);
    m_stopImport = std::move(stop);
    if (m_importing) {
        m_importStrip->start(tr("Reading rows"));
        m_importTick.start();
        showImportProgress();
    } else {
        m_importTick.stop();
        m_importStrip->finish();
    }
    followTemplate();
}

void ProjectPage::showImportProgress()
{
    m_importStrip->setProgress(m_importing->done(), m_importing->total());
    m_importStrip->setFigures(tr("%L1 rows so far").arg(m_project->sheet().data().rowCount()));
}

void ProjectPage::jumpToRow(qint64 line, const QString& field)
{
    if (line <= 0) {
        m_showPrompt->setChecked(true);
        const QString wanted = field == QLatin1String("model") ? QStringLiteral("modelField") : QStringLiteral("promptEdit");
        if (auto* target = m_prompt->findChild<QWidget*>(wanted))
            target->setFocus();
        return;
    }
    int column = m_model->columnOf(field);
    if (column < 0) // "body.model" of a request line is the column "model"
        column = m_model->columnOf(field.section(u'.', -1));
    m_view->reveal(line - 1, std::max(0, column));
    m_view->setFocus();
}

void ProjectPage::sendShown()
{
    if (m_importing || m_project->facts().readOnly || !m_prompt->blocker().isEmpty())
        return showRefusal(sendBlocker());
    jobs::CheckOrder order {.sheet = m_project->sheet().data(), .requestTemplate = currentTemplate(), .profile = currentProfile(),
        .endpoint = currentTemplate() ? m_problems->endpoint() : QString(), .salt = m_project->facts().salt,
        .emptyCells = emptyCells(), .positions = std::nullopt};
    m_shownCheck->start(std::move(order), m_model->rows());
}

void ProjectPage::shownChecked(const jobs::SheetCheck& check)
{
    if (check.errors > 0)
        return showRefusal(tr("%Ln problem(s) in these rows must be mended first. They are listed at the bottom.", nullptr, int(check.errors)));
    if (check.rowsWithEmptyCells > 0 && emptyCells() == jobs::EmptyCells::Ask) {
        return showRefusal(tr("%Ln of these row(s) have an empty cell that the prompt uses. Choose below what happens to them.", nullptr,
            int(check.rowsWithEmptyCells)));
    }
    if (check.rowsToSend == 0)
        return showRefusal(tr("There is no row to send."));
    Q_EMIT sendRequested(check);
}

void ProjectPage::showRows(const QList<project::Piece>& rows, project::OutcomeSet outcomes)
{
    m_model->shown().showOnly(rows, outcomes);
    m_view->setFocus();
}

void ProjectPage::cyclePanes(int step)
{
    QWidgetList panes {m_view, m_rowPanel->findChild<QWidget*>(QStringLiteral("rowTabs")), m_prompt, m_problems, m_title};
    panes.removeIf([](const QWidget* pane) { return !pane || !pane->isVisible(); });
    const QWidget* focused = QApplication::focusWidget();
    qsizetype now = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focused && (panes[i] == focused || panes[i]->isAncestorOf(focused)))
            now = i;
    }
    QWidget* pane = panes.at((now + step + panes.size()) % panes.size());
    if (pane == m_prompt || pane == m_problems) { // these hold fields and take no keys themselves
        const auto fields = pane->findChildren<QWidget*>();
        for (QWidget* field : fields) {
            if ((field->focusPolicy() & Qt::TabFocus) && field->isVisible() && field->isEnabled())
                return field->setFocus(Qt::ShortcutFocusReason);
        }
    }
    pane->setFocus(Qt::ShortcutFocusReason);
}

QString ProjectPage::settingsGroup() const
{
    // A folder's path may hold slashes, which QSettings takes for groups.
    return QStringLiteral("project/")
        + QString::fromLatin1(QCryptographicHash::hash(m_project->folder().toUtf8(), QCryptographicHash::Md5).toHex());
}

void ProjectPage::savePlace()
{
    QSettings& settings = m_context.settings;
    const QString group = settingsGroup();
    settings.setValue(group + QStringLiteral("/across"), m_across->saveState());
    settings.setValue(group + QStringLiteral("/down"), m_down->saveState());
    settings.setValue(group + QStringLiteral("/prompt"), m_showPrompt->isChecked());
    settings.setValue(group + QStringLiteral("/row"), m_showRow->isChecked());
    settings.setValue(QStringLiteral("export/byteOrderMark"), m_byteOrderMark->isChecked());
    m_view->saveColumns(settings, group);
}

void ProjectPage::restorePlace()
{
    QSettings& settings = m_context.settings;
    const QString group = settingsGroup();
    m_across->setSizes({scaled(900, *this), scaled(300, *this)});
    m_down->setSizes({scaled(520, *this), scaled(210, *this)});
    m_across->restoreState(settings.value(group + QStringLiteral("/across")).toByteArray());
    m_down->restoreState(settings.value(group + QStringLiteral("/down")).toByteArray());
    m_showPrompt->setChecked(settings.value(group + QStringLiteral("/prompt"), true).toBool());
    m_showRow->setChecked(settings.value(group + QStringLiteral("/row"), true).toBool());
    m_byteOrderMark->setChecked(settings.value(QStringLiteral("export/byteOrderMark"), true).toBool());
    m_view->restoreColumns(settings, group);
}

} // namespace sheaf::ui
