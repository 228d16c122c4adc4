#include "batches/elsewhere_dialog.h"

#include "base/sentence.h"
#include "base/when_done.h"
#include "batches/tall_rows.h"
#include "common/banner.h"
#include "common/label.h"
#include "common/numbers.h"
#include "common/plain_tooltip.h"
#include "common/progress_strip.h"
#include "jobs/service_access.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr QSize elsewhereSize {760, 520};
constexpr std::chrono::milliseconds tickInterval {100};

QString stepText(jobs::AdoptionStep step)
{
    switch (step) {
    case jobs::AdoptionStep::Fetching: return ElsewhereDialog::tr("Fetching the batch");
    case jobs::AdoptionStep::Importing: return ElsewhereDialog::tr("Making a project of its rows");
    case jobs::AdoptionStep::Matching: return ElsewhereDialog::tr("Finding its rows");
    case jobs::AdoptionStep::Recording: return ElsewhereDialog::tr("Recording the job");
    }
    return {};
}

} // namespace

ElsewhereDialog::ElsewhereDialog(
    const AppContext& context, QList<std::shared_ptr<project::Project>> projects, QWidget* parent)
    : QDialog(parent), m_context(context), m_projects(std::move(projects))
{
    setObjectName(QStringLiteral("elsewhereDialog"));
    setWindowTitle(tr("Batches made elsewhere"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(QSize(scaled(elsewhereSize.width(), *this), scaled(elsewhereSize.height(), *this)));
    build();
    readList();
}

void ElsewhereDialog::build()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::pageEdge);
    rows->setSpacing(measure::gap);
    rows->addWidget(new Label(tr("Bring in a batch"), TextKind::PageTitle, this));
    auto* what = new Label(tr("A batch that another program or another computer has made. Sheaf watches it, fetches its answers and "
                              "puts them beside their rows; it sends nothing."), TextKind::Second, this);
    what->setWordWrap(true);
    rows->addWidget(what);
    addService(rows);
    addList(rows);
    addTarget(rows);
    m_banner = new Banner(this);
    rows->addWidget(m_banner);
    m_strip = new ProgressStrip(std::chrono::seconds(1), this);
    rows->addWidget(m_strip);
    m_tick.setInterval(tickInterval);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_strip->setProgress(m_adoption->progress()->done(), m_adoption->progress()->total()); });
    connect(m_strip, &ProgressStrip::stopRequested, this, &ElsewhereDialog::stop);
    addButtons(rows);
    follow();
}

void ElsewhereDialog::addService(QVBoxLayout* rows)
{
    m_service = new QComboBox(this);
    m_service->setObjectName(QStringLiteral("elsewhereService"));
    m_service->setAccessibleName(tr("Service"));
    for (const service::Profile& each : m_context.profiles.profiles)
        m_service->addItem(each.name, each.id);
    m_again = new QPushButton(tr("&Look again"), this);
    m_again->setObjectName(QStringLiteral("elsewhereAgain"));
    m_again->setAutoDefault(false);
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    auto* label = new QLabel(tr("&Service"), this);
    label->setBuddy(m_service);
    line->addWidget(label);
    line->addWidget(m_service, 1);
    line->addWidget(m_again);
    rows->addLayout(line);
    connect(m_service, &QComboBox::currentIndexChanged, this, &ElsewhereDialog::readList);
    connect(m_again, &QPushButton::clicked, this, &ElsewhereDialog::readList);
}

void ElsewhereDialog::addList(QVBoxLayout* rows)
{
    m_list = new QTreeWidget(this);
    m_list->setObjectName(QStringLiteral("elsewhereList"));
    m_list->setAccessibleName(tr("Batches at the service"));
    m_list->setHeaderLabels({tr("Batch id"), tr("Status"), tr("Made"), tr("Rows"), tr("Here as")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new TallRows(m_list));
    m_list->header()->setStretchLastSection(true);
    constexpr std::array<int, 4> widths {240, 104, 128, 76};
    for (int column = 0; column < int(widths.size()); ++column)
        m_list->header()->resizeSection(column, scaled(widths[std::size_t(column)], *this));
    m_listNote = new Label({}, TextKind::Second, this);
    m_listNote->setObjectName(QStringLiteral("elsewhereNote"));
    m_listNote->setWordWrap(true);
    rows->addWidget(m_list, 1);
    rows->addWidget(m_listNote);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item)
            m_id->setText(item->text(0));
    });
    connect(m_list, &QTreeWidget::itemActivated, this, &ElsewhereDialog::bringIn);
}

void ElsewhereDialog::addTarget(QVBoxLayout* rows)
{
    m_id = new QLineEdit(this);
    m_id->setObjectName(QStringLiteral("elsewhereId"));
    m_id->setPlaceholderText(tr("Choose one above, or paste its id"));
    m_target = new QComboBox(this);
    m_target->setObjectName(QStringLiteral("elsewhereTarget"));
    m_target->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_target->addItem(tr("A project of its own"));
    for (const auto& project : m_projects)
        m_target->addItem(tr("The rows of %1 that have the same ids").arg(project->facts().name));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(measure::groupGap);
    form->setVerticalSpacing(measure::gap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Batch &id"), m_id);
    form->addRow(tr("As"), m_target);
    m_target->setAccessibleName(tr("As what the batch is brought in"));
    rows->addLayout(form);
    connect(m_id, &QLineEdit::textChanged, this, &ElsewhereDialog::follow);
}

void ElsewhereDialog::addButtons(QVBoxLayout* rows)
{
    auto* close = new QPushButton(tr("Cancel"), this);
    close->setObjectName(QStringLiteral("elsewhereCancel"));
    close->setAutoDefault(false);
    m_bring = new QPushButton(tr("Bring it in"), this);
    m_bring->setObjectName(QStringLiteral("elsewhereBring"));
    m_bring->setProperty("primary", true);
    m_bring->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(measure::gap);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_bring);
    rows->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_bring, &QPushButton::clicked, this, &ElsewhereDialog::bringIn);
}

service::Profile ElsewhereDialog::profile() const
{
    const service::Profile* found = m_context.profiles.find(m_service->currentData().toString());
    return found ? *found : service::Profile();
}

void ElsewhereDialog::readList()
{
    m_list->clear();
    showNote(tr("Asking the service…"));
    const int ticket = ++m_asked;
    whenDone(jobs::batchesOf(m_context.engine.surroundings(), profile()), this,
        [this, ticket](const Result<service::BatchPage>& list) {
            if (ticket == m_asked)
                showList(list);
        });
}

void ElsewhereDialog::showList(const Result<service::BatchPage>& list)
{
    if (!list) {
        const bool hasNone = list.error().code == ErrorCode::NotSupported;
        showNote(hasNone ? tr("This service does not list its batches. Paste the id of the one that you look for.") : sentence(list.error()));
        return;
    }
    for (const service::Batch& batch : list->batches)
        addRow(batch);
    showNote(list->batches.isEmpty() ? tr("The service lists no batches for this key.")
            : list->complete         ? QString()
                                     : tr("The service has more batches than are listed here. Paste the id of an older one."));
}

void ElsewhereDialog::addRow(const service::Batch& batch)
{
    const QLocale locale;
    const QString made = batch.createdAt
        ? relativeTimeText(*batch.createdAt, m_context.clock(), locale, QTimeZone::systemTimeZone()) : QString();
    auto* item = new QTreeWidgetItem(m_list,
        {batch.id, batch.status, made, batch.total > 0 ? countText(batch.total, locale) : QString(), knownAs(batch.id)});
    item->setTextAlignment(3, Qt::AlignTrailing | Qt::AlignVCenter);
    for (int column = 0; column < m_list->columnCount(); ++column)
        item->setToolTip(column, plainToolTip(item->text(column)));
}

void ElsewhereDialog::showNote(const QString& words)
{
    m_listNote->setText(words);
    m_listNote->setVisible(!words.isEmpty());
}

QString ElsewhereDialog::knownAs(const QString& batchId) const
{
    for (const auto& project : m_projects) {
        for (const project::JobRecord& job : project->facts().jobs) {
            for (const project::PartRecord& part : job.parts) {
                if (part.batchId == batchId)
                    return job.name;
            }
        }
    }
    return {};
}

void ElsewhereDialog::follow()
{
    if (m_bring)
        m_bring->setEnabled(!m_busy && !m_id->text().trimmed().isEmpty());
}

void ElsewhereDialog::setBusy(bool busy)
{
    m_busy = busy;
    // What was asked for stays what is brought in. The id keeps the keyboard, and is only not written to.
    for (QWidget* each : std::initializer_list<QWidget*> {m_service, m_again, m_list, m_target})
        each->setEnabled(!busy);
    m_id->setReadOnly(busy);
    m_bring->setText(busy ? tr("Fetching…") : tr("Bring it in"));
    follow();
}

void ElsewhereDialog::bringIn()
{
    const QString id = m_id->text().trimmed();
    if (m_busy || id.isEmpty())
        return;
    m_banner->hide();
    setBusy(true);
    const service::Profile asked = profile();
    whenDone(jobs::batchOf(m_context.engine.surroundings(), asked, id), this,
        [this, asked](const Result<service::Batch>& batch) { batch ? adopt(asked, *batch) : stopWith(batch.error()); });
}

void ElsewhereDialog::adopt(const service::Profile& asked, const service::Batch& batch)
{
    jobs::AdoptionTarget target;
    if (m_target->currentIndex() > 0) {
        target.project = m_projects.at(m_target->currentIndex() - 1);
        const QByteArray json = target.project->facts().requestTemplate;
        if (auto made = requests::templateFromJson(json); !json.isEmpty() && made)
            target.requestTemplate = *made;
    }
    m_adoption = std::make_unique<jobs::Adoption>(m_context.engine, asked, batch, m_context.library);
    connect(m_adoption.get(), &jobs::Adoption::stepBegan, this, &ElsewhereDialog::showStep);
    connect(m_adoption.get(), &jobs::Adoption::failed, this, &ElsewhereDialog::stopWith);
    connect(m_adoption.get(), &jobs::Adoption::adopted, this, [this](const std::shared_ptr<project::Project>& project, JobId job) {
        Q_EMIT adopted(project, job);
        accept();
    });
    m_tick.start();
    m_adoption->start(target);
}

void ElsewhereDialog::showStep(jobs::AdoptionStep step)
{
    m_isRecording = step == jobs::AdoptionStep::Recording;
    m_strip->setStoppable(!m_isRecording);
    m_strip->start(stepText(step));
}

void ElsewhereDialog::reject()
{
    if (!m_isRecording) // the job may stand already, and its project has to be shown
        QDialog::reject();
}

void ElsewhereDialog::endAdoption()
{
    m_tick.stop();
    m_strip->finish();
    m_isRecording = false;
    setBusy(false);
}

/// What was fetched so far goes; the batch itself is not touched.
void ElsewhereDialog::stop()
{
    endAdoption();
    m_adoption.reset();
}

void ElsewhereDialog::stopWith(const Error& error)
{
    endAdoption();
    QString words = sentence(error);
    if (error.code == ErrorCode::NotSupported)
        words = tr("The service does not hand out this batch's requests, and it has no results yet. Try again when it has ended.");
    if (error.code == ErrorCode::NothingToSend)
        words = tr("None of the rows has an id of this batch.");
    m_banner->showMessage(Banner::Kind::Failed, words, codeName(error.code));
}

} // namespace sheaf::ui
