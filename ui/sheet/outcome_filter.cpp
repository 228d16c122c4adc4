#include "sheet/outcome_filter.h"

#include "common/chip_bar.h"
#include "common/outcome_look.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_model.h"

#include <QVBoxLayout>

#include <array>

namespace sheaf::ui {

using project::Outcome;
using project::setOf;

namespace {

constexpr std::array groups = {OutcomeGroup::All, OutcomeGroup::Good, OutcomeGroup::Attention, OutcomeGroup::Failed,
    OutcomeGroup::Missing, OutcomeGroup::Open};

QString idOf(OutcomeGroup group)
{
    static const QStringList ids {QStringLiteral("all"), QStringLiteral("good"), QStringLiteral("attention"),
        QStringLiteral("failed"), QStringLiteral("missing"), QStringLiteral("open")};
    return ids.at(int(group));
}

qint64 rowsIn(OutcomeGroup group, const project::OutcomeCounts& counts)
{
    qint64 rows = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        rows += outcomesOf(group) & setOf(Outcome(i)) ? counts.at(i) : 0;
    return rows;
}

ChipSpec chipOf(OutcomeGroup group, const project::OutcomeCounts& counts)
{
    ChipSpec spec {.id = idOf(group), .label = {}, .icon = {}, .role = Role::Text, .count = rowsIn(group, counts)};
    const auto wear = [&spec](const QString& label, const QString& outcome, Role role) {
        spec.label = label;
        spec.icon = outcomeLook(outcome).icon;
        spec.role = role;
    };
    switch (group) {
    case OutcomeGroup::All: spec.label = OutcomeFilter::tr("All", "rows"); break;
    case OutcomeGroup::Good: wear(OutcomeFilter::tr("Good", "rows"), QStringLiteral("good"), Role::Good); break;
    case OutcomeGroup::Attention:
        wear(OutcomeFilter::tr("Attention", "rows"), QStringLiteral("cut-off"), Role::Attention);
        break;
    case OutcomeGroup::Failed: wear(OutcomeFilter::tr("Failed", "rows"), QStringLiteral("failed"), Role::Failed); break;
    case OutcomeGroup::Missing: wear(OutcomeFilter::tr("Missing", "rows"), QStringLiteral("missing"), Role::Missing); break;
    case OutcomeGroup::Open:
        wear(OutcomeFilter::tr("No answer yet", "rows"), QStringLiteral("pending"), Role::SecondText);
        break;
    }
    return spec;
}

} // namespace

project::OutcomeSet outcomesOf(OutcomeGroup group)
{
    switch (group) {
    case OutcomeGroup::All: return ~project::OutcomeSet(0);
    case OutcomeGroup::Good: return setOf(Outcome::Good);
    case OutcomeGroup::Attention:
        return setOf(Outcome::CutOff) | setOf(Outcome::Empty) | setOf(Outcome::Refused) | setOf(Outcome::DoesNotFit);
    case OutcomeGroup::Failed: return setOf(Outcome::Failed) | setOf(Outcome::Expired) | setOf(Outcome::Cancelled);
    case OutcomeGroup::Missing: return setOf(Outcome::Missing);
    case OutcomeGroup::Open: return setOf(Outcome::None) | setOf(Outcome::Pending);
    }
    return 0;
}

OutcomeFilter::OutcomeFilter(SheetModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_chips(new ChipBar(this))
{
    setObjectName(QStringLiteral("outcomeFilter"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, measure::gap);
    layout->addWidget(m_chips);
    m_chips->setAccessibleName(tr("Show rows by outcome"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(50); // a job's answers arrive in bursts
    connect(&m_soon, &QTimer::timeout, this, &OutcomeFilter::refresh);
    connect(m_chips, &ChipBar::chipChosen, this, [this](const QString& id) {
        for (const OutcomeGroup group : groups) {
            if (idOf(group) == id)
                choose(group);
        }
    });
    const project::Project* project = &model.project();
    const project::Sheet* sheet = &model.project().sheet();
    connect(project, &project::Project::answersChanged, this, &OutcomeFilter::refreshSoon);
    connect(project, &project::Project::jobAdded, this, &OutcomeFilter::refreshSoon);
    connect(sheet, &project::Sheet::rowsInserted, this, &OutcomeFilter::refreshSoon);
    connect(sheet, &project::Sheet::rowsRemoved, this, &OutcomeFilter::refreshSoon);
    connect(sheet, &project::Sheet::orderReset, this, &OutcomeFilter::refreshSoon);
    connect(&model.shown(), &RowsShown::queryChanged, this, &OutcomeFilter::followQuery);
    setVisible(model.hasAnswers());
    refresh();
}

void OutcomeFilter::choose(OutcomeGroup group)
{
    m_chips->choose(idOf(group));
    m_chosen = group;
    m_model.shown().setOutcomes(outcomesOf(group));
}

void OutcomeFilter::refreshSoon()
{
    m_soon.start();
}

void OutcomeFilter::refresh()
{
    setVisible(m_model.hasAnswers());
    if (!m_model.hasAnswers())
        return;
    const project::Project& project = m_model.project();
    m_counter.start(
        [order = m_model.project().sheet().data().order, answers = project.answers()](std::stop_token stop) {
            return project::countOutcomes(order, answers, stop);
        },
        [this](const project::OutcomeCounts& counts) { showCounts(counts); });
}

void OutcomeFilter::showCounts(const project::OutcomeCounts& counts)
{
    m_counts = counts;
    QList<ChipSpec> specs;
    for (const OutcomeGroup group : groups)
        specs += chipOf(group, counts);
    m_chips->setChips(specs);
    m_chips->choose(idOf(m_chosen));
    Q_EMIT countsChanged();
}

void OutcomeFilter::followQuery()
{
    for (const OutcomeGroup group : groups) {
        if (outcomesOf(group) == m_model.shown().query().outcomes && group != m_chosen) {
            m_chosen = group;
            m_chips->choose(idOf(group));
        }
    }
}

} // namespace sheaf::ui
