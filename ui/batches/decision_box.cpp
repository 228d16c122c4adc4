#include "batches/decision_box.h"

#include "batches/decision_words.h"
#include "common/flow_layout.h"
#include "common/label.h"
#include "common/style_paint.h"

#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

/// As wide as an id is long, where there is room for it.
class IdField : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

    [[nodiscard]] QSize sizeHint() const override
    {
        constexpr int usualLength = 40;
        return {usualLength * fontMetrics().averageCharWidth(), QLineEdit::sizeHint().height()};
    }
};

} // namespace

DecisionBox::DecisionBox(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("decisionBox"));
    setAccessibleName(tr("Does this batch exist?"));
    build();
    hide();
}

QPushButton* DecisionBox::button(const char* name, const QString& text, const QString& tip)
{
    auto* made = new QPushButton(text, this);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    made->setAutoDefault(false);
    return made;
}

void DecisionBox::build()
{
    m_words = new Label({}, TextKind::Body, this);
    m_words->setObjectName(QStringLiteral("decisionWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_look = button("lookAgain", tr("&Look again"), tr("Ask the service for its list once more"));
    m_create = button("createAfterAll", tr("It is &not there: create it…"), tr("You looked at the service, and the batch does not exist"));
    m_giveUp = button("giveUpPart", tr("&Give up…"), tr("Leave these rows without an answer"));
    m_batchId = new IdField(this);
    m_batchId->setObjectName(QStringLiteral("adoptBatchId"));
    m_batchId->setPlaceholderText(tr("Batch id"));
    m_batchId->setAccessibleName(tr("Batch id"));
    m_batchId->setAccessibleDescription(tr("The id that the service's own page shows for the batch"));
    m_adopt = button("adoptBatch", tr("&This is it"), tr("Watch this batch, and fetch what comes of it"));
    m_adopt->setEnabled(false);
    layOut();
    connectParts();
}

void DecisionBox::layOut()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(measure::gap + measure::grid, measure::gap, measure::gap + measure::grid, measure::gap + measure::grid);
    rows->setSpacing(measure::gap);
    rows->addWidget(new Label(tr("Does this batch exist?"), TextKind::Strong, this));
    rows->addWidget(m_words);
    auto* choices = new FlowLayout;
    for (QPushButton* each : {m_look, m_create, m_giveUp})
        choices->addWidget(each);
    rows->addLayout(choices);
    auto* found = new FlowLayout;
    found->addWidget(m_batchId);
    found->addWidget(m_adopt);
    rows->addLayout(found);
}

void DecisionBox::connectParts()
{
    connect(m_look, &QPushButton::clicked, this, [this] {
        if (m_entry && m_entry->project)
            m_context.engine.refresh(m_entry->project, m_entry->job.id);
    });
    connect(m_create, &QPushButton::clicked, this, [this] {
        if (const auto* part = m_entry ? undecidedPart(m_entry->job) : nullptr)
            ask(createQuestion(*part), QStringLiteral("create"), &jobs::JobEngine::createAfterAll);
    });
    connect(m_giveUp, &QPushButton::clicked, this, [this] {
        if (const auto* part = m_entry ? undecidedPart(m_entry->job) : nullptr)
            ask(giveUpQuestion(*part), QStringLiteral("give-up"), &jobs::JobEngine::giveUpPart);
    });
    connect(m_batchId, &QLineEdit::textChanged, this,
        [this](const QString& text) { m_adopt->setEnabled(m_entry && m_entry->project && !text.trimmed().isEmpty()); });
    connect(m_batchId, &QLineEdit::returnPressed, this, &DecisionBox::adopt);
    connect(m_adopt, &QPushButton::clicked, this, &DecisionBox::adopt);
}

void DecisionBox::setEntry(const std::optional<JobEntry>& entry)
{
    const project::PartRecord* part = entry ? undecidedPart(entry->job) : nullptr;
    const bool isAnother = part && !(m_entry && m_entry->isSameAs(*entry) && m_part == part->number);
    m_entry = entry;
    m_part = part ? part->number : 0;
    setVisible(part != nullptr);
    if (!part)
        return;
    if (isAnother)
        m_batchId->clear();
    m_words->setText(undecidedText(*entry, *part, QLocale(), QTimeZone::systemTimeZone()));
    setAccessibleDescription(m_words->text());
    for (QWidget* each : std::initializer_list<QWidget*> {m_look, m_create, m_giveUp, m_batchId})
        each->setEnabled(entry->project != nullptr);
}

void DecisionBox::ask(const Question& question, const QString& yes, void (jobs::JobEngine::*act)(project::Project*, JobId, int))
{
    m_context.dialogs.ask(this, question, [this, yes, act, asked = *m_entry, number = m_part](const QString& answer) {
        // The part may have been found, or its project closed, while the question stood there.
        if (answer == yes && m_entry && m_entry->isSameAs(asked) && m_part == number && m_entry->project)
            (m_context.engine.*act)(m_entry->project, asked.job.id, number);
    });
}

void DecisionBox::adopt()
{
    const QString id = m_batchId->text().trimmed();
    if (m_entry && m_entry->project && m_part > 0 && !id.isEmpty())
        m_context.engine.useBatch(m_entry->project, m_entry->job.id, m_part, id);
}

void DecisionBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(*this);
    paintBox(painter, rect(), theme.tint(Role::Attention, theme.dark ? 0.10 : 0.07, Role::Base),
        theme.tint(Role::Attention, 0.35, Role::Line), measure::radius);
}

} // namespace sheaf::ui
