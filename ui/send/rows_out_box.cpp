#include "send/rows_out_box.h"

#include "base/sentence.h"
#include "base/when_done.h"
#include "common/label.h"
#include "jobs/part_rules.h"

#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

RowsOutBox::RowsOutBox(std::shared_ptr<project::Project> project, jobs::SheetCheck all, QWidget* parent)
    : QWidget(parent), m_project(std::move(project)), m_all(std::move(all))
{
    setObjectName(QStringLiteral("rowsOutBox"));
    setAccessibleName(tr("Rows that are already out"));
    build();
    hide();
}

void RowsOutBox::build()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, measure::gap); // the fields below are another group
    rows->setSpacing(measure::gap);
    m_words = new Label({}, TextKind::Body, this);
    m_words->setObjectName(QStringLiteral("rowsOutWords"));
    m_words->setWordWrap(true);
    m_words->setRole(Role::Attention);
    m_leaveOut = new QRadioButton(this);
    m_leaveOut->setObjectName(QStringLiteral("leaveRowsOut"));
    m_sendAll = new QRadioButton(this);
    m_sendAll->setObjectName(QStringLiteral("sendRowsAgain"));
    for (QWidget* each : std::initializer_list<QWidget*> {m_words, m_leaveOut, m_sendAll})
        rows->addWidget(each);
    connect(m_leaveOut, &QRadioButton::toggled, this, &RowsOutBox::changed);
    connect(m_sendAll, &QRadioButton::toggled, this, &RowsOutBox::changed);
}

bool RowsOutBox::isSettled() const
{
    const bool isAsked = m_found && m_found->out.rows > 0;
    return !isLooking() && (!isAsked || m_leaveOut->isChecked() || m_sendAll->isChecked());
}

const jobs::SheetCheck& RowsOutBox::check() const
{
    return m_found && m_found->out.rows > 0 && m_leaveOut->isChecked() ? m_found->others : m_all;
}

void RowsOutBox::look(
    const std::optional<requests::RequestTemplate>& requestTemplate, const service::Profile& profile, const QString& endpoint)
{
    if (!m_project)
        return;
    const auto isOut = [](const project::JobRecord& job) { return !jobs::isFinished(job); };
    QList<project::JobRecord> out;
    std::ranges::copy_if(m_project->facts().jobs, std::back_inserter(out), isOut);
    if (out.isEmpty())
        return;
    m_profile = profile;
    m_endpoint = endpoint;
    m_order.requestTemplate = requestTemplate;
    m_order.shape = jobs::lineShape(profile, endpoint);
    m_order.sheet = m_project->sheet().data();
    m_order.salt = m_project->facts().salt;
    m_order.folder = m_project->folder();
    m_order.jobs = out;
    m_order.rows.clear();
    for (const jobs::PartPlan& part : m_all.parts)
        m_order.rows += part.rows;
    readTemplates();
}

/// Of jobs with parts whose files are not written yet.
void RowsOutBox::readTemplates()
{
    const auto isPlanned = [](const project::PartRecord& part) { return part.state == project::PartState::Planned; };
    for (const project::JobRecord& job : m_order.jobs) {
        const TemplateId id = job.requestTemplate;
        if (id.value == 0 || m_order.templates.contains(id) || std::ranges::none_of(job.parts, isPlanned))
            continue;
        m_order.templates.insert(id, {});
        ++m_templatesMissing;
        whenDone(m_project->readTemplate(id), this, [this, id](const Result<QByteArray>& json) {
            if (json)
                m_order.templates.insert(id, *json);
            if (--m_templatesMissing == 0)
                start();
        });
    }
    if (m_templatesMissing == 0)
        start();
}

void RowsOutBox::start()
{
    m_looker.start(
        [order = m_order, profile = m_profile, endpoint = m_endpoint](std::stop_token stop) -> Result<Found> {
            Progress progress;
            auto out = jobs::alreadyOut(order, progress, stop);
            if (!out)
                return failure(out.error());
            Found found {std::move(*out), {}};
            if (found.out.others.empty())
                return found;
            // Empty cells were decided about before: `others` are rows of those that were to be sent.
            auto others = jobs::checkSheet({.sheet = order.sheet, .requestTemplate = order.requestTemplate, .profile = profile,
                                               .endpoint = order.requestTemplate ? endpoint : QString(), .salt = order.salt,
                                               .emptyCells = jobs::EmptyCells::SendAsTheyAre, .positions = found.out.others},
                progress, stop);
            if (!others)
                return failure(others.error());
            found.others = std::move(*others);
            return found;
        },
        [this](const Result<Found>& found) { take(found); });
    Q_EMIT changed();
}

void RowsOutBox::take(const Result<Found>& found)
{
    if (found) {
        m_found = *found;
        showFound();
    } else {
        m_found.reset();
        m_words->setText(tr("Whether some of these rows are already out could not be seen. %1").arg(sentence(found.error())));
        m_leaveOut->hide();
        m_sendAll->hide();
        show();
    }
    Q_EMIT changed();
}

void RowsOutBox::showFound()
{
    const bool isOut = m_found->out.rows > 0;
    setVisible(isOut);
    if (!isOut)
        return;
    const bool hasOthers = m_found->others.rowsToSend > 0;
    m_words->setText(words());
    m_leaveOut->setText(tr("&Leave them out: send %Ln row(s)", nullptr, static_cast<int>(m_found->others.rowsToSend)));
    m_leaveOut->setVisible(hasOthers);
    m_sendAll->setText(tr("Send &all %Ln row(s)", nullptr, static_cast<int>(m_all.rowsToSend)));
    m_sendAll->show();
    m_leaveOut->setChecked(hasOthers); // the one that costs nothing twice
}

QString RowsOutBox::words() const
{
    QStringList names;
    for (const jobs::RowsOut& job : m_found->out.jobs)
        names += tr("“%1”", "a job's name").arg(job.jobName);
    return tr("%Ln of these row(s) are already out in %1 and unchanged. Send them again?", nullptr, static_cast<int>(m_found->out.rows))
        .arg(QLocale().createSeparatedList(names));
}

} // namespace sheaf::ui
