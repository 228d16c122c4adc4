#include "sheet/row_panel.h"

#include "base/sentence.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/outcome_look.h"
#include "project/sheet_kind.h"
#include "sheet/cell_pane.h"
#include "sheet/json_highlighter.h"
#include "sheet/row_history.h"
#include "sheet/sheet_model.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

/// What an editor lays out without being felt; the copy button still copies everything.
constexpr qsizetype longestShown = 300'000;

QString shown(const QByteArray& utf8)
{
    const QString text = QString::fromUtf8(utf8.left(longestShown * 4));
    return text.size() <= longestShown ? text : text.left(longestShown) + QChar(0x2026);
}

} // namespace

RowPanel::RowPanel(SheetModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("rowPanel"));
    build();
    clear();
    m_soon.setSingleShot(true);
    m_soon.setInterval(30); // walking through rows with a key held down reads the last one
    connect(&m_soon, &QTimer::timeout, this, &RowPanel::read);
    const project::Sheet* sheet = &model.project().sheet();
    connect(sheet, &project::Sheet::cellsChanged, this, [this](const QList<RowId>& rows) {
        if (m_row && rows.contains(*m_row))
            readSoon();
    });
    connect(sheet, &project::Sheet::columnsChanged, this, &RowPanel::readSoon);
    connect(&model.project(), &project::Project::answersChanged, this, &RowPanel::readSoon);
    connect(&model.project(), &project::Project::partChanged, this, &RowPanel::readSoon);
}

void RowPanel::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    buildHead(head);
    m_pages = new QStackedWidget(this);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    m_cell = new CellPane(m_model, m_pages);
    connect(m_cell, &CellPane::left, this, &RowPanel::left);
    m_request = textPage("rowRequest", tr("What is sent"), true);
    new JsonHighlighter(m_request->document());
    m_raw = textPage("rowRaw", tr("Raw answer"), true);
    new JsonHighlighter(m_raw->document());
    m_history = new RowHistory(m_pages);
    addPage(m_cell, tr("Cell"));
    addPage(m_request, tr("What is sent"));
    addPage(buildAnswer(), tr("Answer"));
    addPage(m_raw, tr("Raw"));
    addPage(m_history, tr("History"));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

void RowPanel::buildHead(QHBoxLayout* head)
{
    head->setSpacing(measure::gap);
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("rowTabs"));
    m_tabs->setAccessibleName(tr("Row"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_title = new Label({}, TextKind::Second, this);
    m_title->setObjectName(QStringLiteral("rowTitle"));
    m_copy = new QToolButton(this);
    m_copy->setObjectName(QStringLiteral("rowCopy"));
    m_copy->setText(tr("Copy"));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAutoRaise(true);
    m_copy->setAccessibleName(tr("Copy this page"));
    m_copy->setToolTip(tr("Copy all of what this page shows"));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    head->addWidget(m_tabs, 1);
    head->addWidget(m_title);
    head->addWidget(m_copy);
    connect(m_copy, &QToolButton::clicked, this, &RowPanel::copyPage);
}

void RowPanel::addPage(QWidget* page, const QString& title)
{
    m_pages->addWidget(page);
    m_tabs->addTab(title);
}

TextPage* RowPanel::textPage(const char* name, const QString& accessibleName, bool fixed)
{
    auto* page = new TextPage(m_pages);
    page->setObjectName(QString::fromLatin1(name));
    page->setAccessibleName(accessibleName);
    page->document()->setDocumentMargin(measure::gap);
    if (fixed) {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPointSizeF(this->font().pointSizeF());
        page->setFont(font);
    }
    return page;
}

QWidget* RowPanel::buildAnswer()
{
    auto* page = new QWidget(m_pages);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* facts = new QHBoxLayout;
    facts->setContentsMargins(measure::gap, measure::gap, measure::gap, 0);
    facts->setSpacing(measure::gap);
    m_outcomeIcon = new Label({}, TextKind::Body, page);
    m_outcome = new Label({}, TextKind::Strong, page);
    m_outcome->setObjectName(QStringLiteral("rowOutcome"));
    m_answerFacts = new Label({}, TextKind::Second, page);
    m_answerFacts->setObjectName(QStringLiteral("rowAnswerFacts"));
    m_answerFacts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answerFacts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    facts->addWidget(m_outcomeIcon);
    facts->addWidget(m_outcome);
    facts->addWidget(m_answerFacts, 1);
    m_fault = new Label({}, TextKind::Body, page);
    m_fault->setObjectName(QStringLiteral("rowFault"));
    m_fault->setWordWrap(true);
    m_fault->setContentsMargins(measure::gap, measure::grid, measure::gap, 0);
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_answer = textPage("rowAnswer", tr("Answer"), false);
    layout->addLayout(facts);
    layout->addWidget(m_fault);
    layout->addWidget(m_answer, 1);
    return page;
}

void RowPanel::setRequests(
    const std::optional<requests::RequestTemplate>& requestTemplate, const requests::LineShape& shape)
{
    m_template = requestTemplate;
    m_shape = shape;
    readSoon();
}

void RowPanel::setCell(int viewRow, int column)
{
    m_cell->setCell(viewRow, column);
    setRow(viewRow);
}

void RowPanel::editCell()
{
    m_tabs->setCurrentIndex(m_pages->indexOf(m_cell));
    m_cell->edit();
}

void RowPanel::save()
{
    m_cell->save();
}

void RowPanel::setRow(int viewRow)
{
    if (viewRow < 0 || viewRow >= m_model.rowCount()) {
        m_row.reset();
        m_reader.stop();
        m_soon.stop();
        clear();
        return;
    }
    m_row = m_model.rowAt(viewRow);
    m_title->setText(tr("Row %L1").arg(m_model.positionOf(viewRow) + 1));
    readSoon();
}

void RowPanel::readSoon()
{
    if (m_row)
        m_soon.start();
}

void RowPanel::read()
{
    if (!m_row)
        return;
    project::Project& project = m_model.project();
    const project::SheetKind kind = project::sheetKind(project.facts(), project.sheet().data());
    m_history->setOrder({project.folder(), project.facts().jobs, project.answers(), *m_row});
    RowStoryOrder order {.sheet = project.sheet().data(), .answers = project.answers(), .folder = project.folder(), .jobs = project.facts().jobs,
        .row = *m_row, .sends = kind != project::SheetKind::Results, .requestTemplate = m_template, .shape = m_shape,
        .salt = project.facts().salt};
    m_reader.start([order = std::move(order)](std::stop_token stop) { return readRowStory(order, stop); },
        [this](const RowStory& story) { show(story); });
}

void RowPanel::show(const RowStory& story)
{
    // Each look at a job under way comes here: what somebody is reading or has selected stays as it is.
    const auto reading = story.row == m_story.row ? TextPage::Reading::GoesOn : TextPage::Reading::Begins;
    m_story = story;
    showRequest(reading);
    showAnswer(reading);
    m_raw->showText(shown(story.answer.raw), reading);
    m_raw->setPlaceholderText(tr("Here stands the line that the service sends back, as it comes."));
    m_copy->setEnabled(true);
}

void RowPanel::showRequest(TextPage::Reading reading)
{
    if (!m_story.request) {
        m_request->showText({}, reading);
        m_request->setPlaceholderText(tr("These rows are results that came from elsewhere; nothing is sent."));
    } else if (*m_story.request) {
        m_request->showText(shown(**m_story.request), reading);
    } else {
        m_request->showText({}, reading);
        m_request->setPlaceholderText(sentence(m_story.request->error()));
    }
}

void RowPanel::showAnswer(TextPage::Reading reading)
{
    const project::Outcome outcome = m_story.ref.outcome;
    const bool known = outcome != project::Outcome::None;
    const OutcomeLook look = outcomeLook(project::outcomeName(outcome));
    const int size = scaled(measure::icon, *this);
    m_outcomeIcon->setVisible(known);
    m_outcome->setVisible(known);
    if (known) {
        m_outcomeIcon->setPixmap(
            iconPixmap(look.icon, themeOf(*this).color(look.role), QSize(size, size), devicePixelRatioF()));
        m_outcome->setText(look.word);
        m_outcome->setRole(look.role);
    }
    QString fault = m_story.answerError ? sentence(*m_story.answerError) : m_story.answer.errorMessage;
    if (!m_story.answer.errorCode.isEmpty())
        fault = fault.isEmpty() ? m_story.answer.errorCode : tr("%1 (%2)").arg(fault, m_story.answer.errorCode);
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_answer->showText(shown(m_story.answer.text.toUtf8()), reading);
    if (!known)
        m_answer->setPlaceholderText(tr("This row has not been sent yet. Its answer will stand here."));
    else if (outcome == project::Outcome::Pending)
        m_answer->setPlaceholderText(tr("This row was sent. Its answer has not come back yet."));
    else if (outcome == project::Outcome::Missing)
        m_answer->setPlaceholderText(tr("The service sent back neither an answer nor an error for this row. You can send it again."));
    else
        m_answer->setPlaceholderText(fault.isEmpty() ? tr("The answer has no text.") : QString());
    showFacts();
}

void RowPanel::showFacts()
{
    const jobs::AnswerView& answer = m_story.answer;
    QStringList facts;
    if (!answer.model.isEmpty())
        facts += answer.model;
    if (answer.tokensIn > 0 || answer.tokensOut > 0)
        facts += tr("%L1 tokens in, %L2 out").arg(answer.tokensIn).arg(answer.tokensOut);
    if (!answer.finishReason.isEmpty())
        facts += tr("finish reason: %1").arg(answer.finishReason);
    if (m_story.attempt > 1)
        facts += tr("attempt %1").arg(m_story.attempt);
    m_answerFacts->setText(facts.join(QStringLiteral(" · ")));
}

void RowPanel::clear()
{
    m_story = {};
    m_title->clear();
    for (TextPage* page : {m_request, m_answer, m_raw}) {
        page->showText({}, TextPage::Reading::Begins);
        page->setPlaceholderText(tr("Select a row to see what is sent and what comes back."));
    }
    m_history->clear();
    m_outcomeIcon->hide();
    m_outcome->hide();
    m_answerFacts->clear();
    m_fault->hide();
    m_copy->setEnabled(false);
}

void RowPanel::copyPage()
{
    QString text;
    switch (m_tabs->currentIndex()) {
    case 0: text = m_cell->text(); break;
    case 1: text = m_story.request && *m_story.request ? QString::fromUtf8(**m_story.request) : QString(); break;
    case 2: text = m_story.answer.text; break;
    case 3: text = QString::fromUtf8(m_story.answer.raw); break;
    default: text = m_history->text(); break;
    }
    QGuiApplication::clipboard()->setText(text);
}

} // namespace sheaf::ui
