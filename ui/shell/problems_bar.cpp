#include "shell/problems_bar.h"

#include "base/sentence.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/numbers.h"
#include "sheet/problem_list.h"
#include "sheet/sheet_model.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <cmath>
#include <set>

namespace sheaf::ui {

using namespace std::chrono_literals;
using requests::ProblemCode;

QString tokensText(qint64 tokens, const QLocale& locale)
{
    constexpr qint64 million = 1'000'000;
    if (tokens >= million) {
        const double millions = double(tokens) / double(million);
        //: An estimate in millions of tokens.
        return ProblemsBar::tr("≈ %1 M tokens").arg(locale.toString(millions, 'f', millions < 10 ? 1 : 0));
    }
    qint64 unit = 1;
    while (tokens / unit >= 100)
        unit *= 10;
    return ProblemsBar::tr("≈ %1 tokens").arg(countText((tokens + unit / 2) / unit * unit, locale));
}

ProblemsBar::ProblemsBar(SheetModel& model, AppContext& context, QWidget* parent)
    : QWidget(parent), m_model(model), m_context(context)
{
    setObjectName(QStringLiteral("problemsBar"));
    build();
    fillProfiles(model.project().facts().profileId);
    m_profile = service::toJson(profile());
    m_soon.setSingleShot(true);
    m_soon.setInterval(400ms);
    connect(&m_soon, &QTimer::timeout, this, &ProblemsBar::start);
    m_tick.setInterval(200ms);
    connect(&m_tick, &QTimer::timeout, this, &ProblemsBar::showState);
    const project::Sheet* sheet = &model.project().sheet();
    connect(sheet, &project::Sheet::cellsChanged, this, &ProblemsBar::checkSoon);
    connect(sheet, &project::Sheet::rowsInserted, this, &ProblemsBar::checkSoon);
    connect(sheet, &project::Sheet::rowsRemoved, this, &ProblemsBar::checkSoon);
    connect(sheet, &project::Sheet::orderReset, this, &ProblemsBar::checkSoon);
    connect(sheet, &project::Sheet::columnsChanged, this, &ProblemsBar::checkSoon);
}

void ProblemsBar::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(measure::gap);
    m_list = new ProblemList(this);
    m_list->setFixedHeight(scaled(180, *this));
    m_list->hide();
    outer->addWidget(m_list);
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    m_problems = new QToolButton(this);
    m_problems->setObjectName(QStringLiteral("showProblems"));
    m_problems->setCheckable(true);
    m_problems->setAutoRaise(true);
    m_problems->setFocusPolicy(Qt::StrongFocus);
    m_problems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_problems->setToolTip(tr("Show or hide the list of problems"));
    m_state = new Label({}, TextKind::Second, this);
    m_state->setObjectName(QStringLiteral("problemsState"));
    line->addWidget(m_problems);
    line->addWidget(m_state);
    outer->addLayout(line);
    buildChoices();
    line->addWidget(m_emptyBox);
    line->addStretch();
    line->addWidget(m_estimate);
    line->addSpacing(measure::gap);
    auto* service = new Label(tr("Service"), TextKind::Second, this);
    service->setBuddy(m_profiles);
    line->addWidget(service);
    line->addWidget(m_profiles);
    connect(m_problems, &QToolButton::toggled, m_list, &QWidget::setVisible);
    connect(m_list, &ProblemList::problemActivated, this, &ProblemsBar::problemActivated);
}

void ProblemsBar::buildChoices()
{
    m_emptyBox = new QWidget(this);
    auto* layout = new QHBoxLayout(m_emptyBox);
    layout->setContentsMargins(measure::gap, 0, 0, 0);
    layout->setSpacing(measure::gap);
    m_emptyWords = new Label({}, TextKind::Body, m_emptyBox);
    m_emptyWords->setObjectName(QStringLiteral("emptyCellsWords"));
    m_emptyChoice = new QComboBox(m_emptyBox);
    m_emptyChoice->setObjectName(QStringLiteral("emptyCellsChoice"));
    m_emptyChoice->setAccessibleName(tr("Rows with empty cells"));
    m_emptyChoice->setAccessibleDescription(tr("What happens to rows in which a cell that the prompt uses is empty"));
    m_emptyChoice->addItem(tr("Choose…"), int(jobs::EmptyCells::Ask));
    m_emptyChoice->addItem(tr("Leave them out"), int(jobs::EmptyCells::LeaveOut));
    m_emptyChoice->addItem(tr("Send them as they are"), int(jobs::EmptyCells::SendAsTheyAre));
    layout->addWidget(m_emptyWords);
    layout->addWidget(m_emptyChoice);
    m_emptyBox->hide();
    m_estimate = new Label({}, TextKind::Second, this);
    m_estimate->setObjectName(QStringLiteral("estimate"));
    m_estimate->setToolTip(tr("A rough estimate of what goes in, from the length of the texts. It can be wrong by half. The "
                              "answers come on top."));
    m_profiles = new QComboBox(this);
    m_profiles->setObjectName(QStringLiteral("profileChoice"));
    m_profiles->setAccessibleName(tr("Service"));
    m_profiles->setAccessibleDescription(tr("To which service the rows are sent"));
    m_profiles->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_emptyChoice, &QComboBox::currentIndexChanged, this, &ProblemsBar::checkSoon);
    connect(m_profiles, &QComboBox::currentIndexChanged, this, [this] {
        m_model.project().setProfile(m_profiles->currentData().toString());
        takeProfile();
    });
}

/// The first one where `chosen` is not among them.
void ProblemsBar::fillProfiles(const QString& chosen)
{
    const QSignalBlocker quiet(m_profiles);
    m_profiles->clear();
    for (const service::Profile& profile : m_context.profiles.profiles)
        m_profiles->addItem(profile.name, profile.id);
    m_profiles->setCurrentIndex(std::max(0, m_profiles->findData(chosen)));
}

void ProblemsBar::followServices()
{
    const QString before = m_profiles->currentData().toString();
    fillProfiles(before);
    if (const QString now = m_profiles->currentData().toString(); now != before)
        m_model.project().setProfile(now);
    takeProfile();
}

void ProblemsBar::takeProfile()
{
    const QByteArray json = service::toJson(profile());
    if (json == m_profile)
        return;
    m_profile = json;
    checkSoon();
    Q_EMIT profileChosen();
}

service::Profile ProblemsBar::profile() const
{
    const service::Profile* found = m_context.profiles.find(m_profiles->currentData().toString());
    return found ? *found : service::Profile();
}

QString ProblemsBar::endpoint() const
{
    if (m_template)
        return profile().endpointFor(requests::kindName(m_template->kind));
    // Imported lines say themselves where they go; where they do not, the kind decides.
    if (m_check && !m_check->endpoints.isEmpty())
        return m_check->endpoints.first();
    return profile().endpointFor(requests::kindName(m_check && m_check->kind ? *m_check->kind : requests::Kind::Chat));
}

jobs::EmptyCells ProblemsBar::emptyCells() const
{
    return jobs::EmptyCells(m_emptyChoice->currentData().toInt());
}

void ProblemsBar::setTemplate(const std::optional<requests::RequestTemplate>& requestTemplate)
{
    m_template = requestTemplate;
    checkSoon();
}

void ProblemsBar::setIdle(const QString& reason)
{
    m_idle = reason;
    checkSoon();
}

void ProblemsBar::checkSoon()
{
    m_check.reset();
    m_failure.reset();
    m_checker.stop();
    if (m_idle.isEmpty())
        m_soon.start();
    else
        m_soon.stop();
    showState();
    Q_EMIT checkChanged();
}

void ProblemsBar::start()
{
    project::Project& project = m_model.project();
    jobs::CheckOrder order {.sheet = project.sheet().data(), .requestTemplate = m_template, .profile = profile(),
        .endpoint = m_template ? endpoint() : QString(), .salt = project.facts().salt, .emptyCells = emptyCells(),
        .positions = std::nullopt};
    m_progress = std::make_shared<Progress>();
    m_progress->setTotal(order.sheet.rowCount());
    m_tick.start();
    m_checker.start(
        [order = std::move(order), progress = m_progress](std::stop_token stop) {
            return jobs::checkSheet(order, *progress, stop);
        },
        [this](const Result<jobs::SheetCheck>& check) { take(check); });
}

void ProblemsBar::take(const Result<jobs::SheetCheck>& check)
{
    m_tick.stop();
    if (check)
        m_check = *check;
    else
        m_failure = check.error();
    m_list->setProblems(check ? check->problems : std::vector<requests::Problem>());
    showState();
    Q_EMIT checkChanged();
}

QString ProblemsBar::problemsText() const
{
    qint64 count = 0;
    std::set<qint64> rows;
    for (const requests::Problem& problem : m_check->problems) {
        if (problem.code == ProblemCode::CellEmpty)
            continue; // counted beside it, with a choice
        ++count;
        if (problem.line > 0)
            rows.insert(problem.line);
    }
    if (count == 0)
        return tr("No problems");
    // Of very many only the first are kept, so that the rows are not known.
    if (m_check->errors + m_check->warnings > qint64(m_check->problems.size()))
        return tr("More than %Ln problem(s)", nullptr, int(count));
    const QString problems = tr("%Ln problem(s)", nullptr, int(count));
    if (rows.empty())
        return problems;
    //: "3 problems" "in 2 rows"
    return tr("%1 %2").arg(problems, tr("in %Ln row(s)", nullptr, int(rows.size())));
}

void ProblemsBar::showState()
{
    const bool hasProblems = m_check && !m_check->problems.empty();
    m_problems->setVisible(m_check.has_value());
    m_problems->setFocusPolicy(hasProblems ? Qt::StrongFocus : Qt::NoFocus);
    m_problems->setCheckable(hasProblems);
    m_list->setVisible(m_list->isVisibleTo(this) && hasProblems && m_problems->isChecked());
    m_state->setVisible(!m_check);
    if (m_check) {
        m_problems->setIcon(m_check->errors > 0 ? icon(QStringLiteral("warning"), Role::Failed)
                : hasProblems                   ? icon(QStringLiteral("warning"), Role::Attention)
                                                : icon(QStringLiteral("check"), Role::Good));
        m_problems->setText(hasProblems ? tr("%1 — Show").arg(problemsText()) : problemsText());
        m_estimate->setText(tokensText(m_check->tokensEstimate, QLocale()));
    } else if (m_failure) {
        m_state->setText(sentence(*m_failure));
    } else if (!m_idle.isEmpty()) {
        m_state->setText(m_idle);
    } else if (m_checker.isRunning() && m_progress && m_progress->done() > 0) {
        m_state->setText(tr("Checking the rows: %1").arg(percentText(m_progress->done(), m_progress->total(), QLocale())));
    } else {
        m_state->setText(tr("Checking the rows…"));
    }
    m_estimate->setVisible(m_check && m_check->tokensEstimate > 0);
    showEmptyCells();
}

void ProblemsBar::showEmptyCells()
{
    if (!m_check)
        return; // stays as it was while the check runs, so that the choice does not jump away under the pointer
    m_emptyBox->setVisible(m_check->rowsWithEmptyCells > 0);
    m_emptyWords->setText(tr("%Ln row(s) with an empty cell:", nullptr, int(m_check->rowsWithEmptyCells)));
}

void ProblemsBar::showProblems(bool shown)
{
    m_problems->setChecked(shown && m_check && !m_check->problems.empty());
    if (m_problems->isChecked())
        m_list->setFocus();
}

} // namespace sheaf::ui
