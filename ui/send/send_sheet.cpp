#include "send/send_sheet.h"

#include "base/sentence.h"
#include "base/when_done.h"
#include "common/banner.h"
#include "common/icon.h"
#include "common/label.h"
#include "send/advanced_box.h"
#include "send/content_scroll.h"
#include "send/rows_out_box.h"
#include "settings/form_labels.h"
#include "settings/key_box.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

namespace {

constexpr int sheetWidth = 560;
constexpr int frameHeight = 2 * measure::pageEdge; // that the window system may put around the sheet

} // namespace

SendSheet::SendSheet(const AppContext& context, std::shared_ptr<project::Project> project, SendProposal proposal, QWidget* parent)
    : QDialog(parent), m_context(context), m_project(std::move(project)), m_proposal(std::move(proposal))
{
    setObjectName(QStringLiteral("sendSheet"));
    setWindowTitle(tr("Send"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    lookForRowsOut();
    validate();
    keepOnScreen();
    m_send->setFocus();
}

void SendSheet::build()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::pageEdge);
    rows->setSpacing(measure::gap);
    rows->setSizeConstraint(QLayout::SetFixedSize); // follows what is folded in and out
    rows->addStrut(scaled(sheetWidth, *this));
    addHead(rows);
    rows->addSpacing(measure::gap);
    addMiddle(rows);
    rows->addSpacing(measure::gap);
    addButtons(rows);
}

void SendSheet::addMiddle(QVBoxLayout* rows)
{
    auto* content = new QWidget(this);
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(measure::gap);
    m_rowsOut = new RowsOutBox(m_project, m_proposal.check, this);
    connect(m_rowsOut, &RowsOutBox::changed, this, &SendSheet::followRowsOut);
    inside->addWidget(m_rowsOut);
    addFields(inside);
    m_advanced = new AdvancedBox(m_proposal.profile, this);
    connect(m_advanced, &AdvancedBox::changed, this, &SendSheet::validate);
    inside->addWidget(m_advanced);
    m_middle = new ContentScroll(content, this);
    m_middle->setObjectName(QStringLiteral("sendMiddle"));
    m_middle->setAccessibleName(tr("What is decided before sending"));
    rows->addWidget(m_middle);
}

/// At large fonts the sheet is taller than a small screen: then its middle scrolls, and Send stays within reach.
void SendSheet::keepOnScreen()
{
    const QMargins edges = layout()->contentsMargins();
    const int width = layout()->totalSizeHint().width();
    const int others = layout()->totalHeightForWidth(width) - m_middle->heightForWidth(width - edges.left() - edges.right());
    const int left = screen()->availableGeometry().height() - frameHeight - others;
    m_middle->setMostHeight(std::max(left, scaled(2 * measure::controlHeight, *this)));
}

bool SendSheet::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        keepOnScreen();
    return QDialog::event(event);
}

void SendSheet::addHead(QVBoxLayout* rows)
{
    auto* title = new Label(tr("Send to %1").arg(m_proposal.profile.name), TextKind::PageTitle, this);
    title->setObjectName(QStringLiteral("sendTitle"));
    m_summary = new Label(summaryText(m_proposal.check, QLocale()), TextKind::Body, this);
    m_summary->setObjectName(QStringLiteral("sendSummary"));
    const QString place = m_proposal.profile.id == QLatin1String("practice")
        ? tr("Runs on this computer, costs nothing, makes its answers up")
        : m_proposal.profile.baseUrl.toDisplayString();
    auto* address = new Label(place, TextKind::Second, this);
    address->setObjectName(QStringLiteral("sendAddress"));
    address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner = new Banner(this);
    rows->addWidget(title);
    rows->addWidget(m_summary);
    rows->addWidget(address);
    rows->addWidget(m_banner);
}

void SendSheet::lookForRowsOut()
{
    m_rowsOut->look(m_proposal.requestTemplate, m_proposal.profile, m_endpoint->currentText().trimmed());
}

void SendSheet::followRowsOut()
{
    m_proposal.check = m_rowsOut->check();
    m_summary->setText(summaryText(m_proposal.check, QLocale()));
    m_send->setText(sendText(m_proposal.check));
    validate();
}

QComboBox* SendSheet::choiceField(const char* name, const QString& tip, const QStringList& values, const QString& chosen)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setToolTip(tip);
    box->setAccessibleDescription(tip);
    box->setEditable(true);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(values);
    box->setEditText(chosen);
    connect(box, &QComboBox::editTextChanged, this, &SendSheet::validate);
    return box;
}

void SendSheet::addFields(QVBoxLayout* rows)
{
    const service::Profile& profile = m_proposal.profile;
    m_name = new QLineEdit(proposedName(m_proposal, m_context.clock(), QLocale(), QTimeZone::systemTimeZone()), this);
    m_name->setObjectName(QStringLiteral("jobName"));
    m_name->setAccessibleName(tr("Name of the job"));
    m_endpoint = choiceField("endpoint", tr("What works on the rows"), profile.endpoints, proposedEndpoint(m_proposal));
    m_endpointNote = new Label({}, TextKind::Body, this);
    m_endpointNote->setObjectName(QStringLiteral("endpointNote"));
    m_endpointNote->setWordWrap(true);
    m_endpointNote->hide();
    m_window = choiceField("completionWindow", tr("How long the service may take"), profile.windows, profile.windows.value(0));
    m_keyBox = new KeyBox(m_context, profile, this);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(measure::groupGap);
    form->setVerticalSpacing(measure::gap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("N&ame"), m_name);
    form->addRow(tr("&Endpoint"), m_endpoint);
    form->addRow(QString(), m_endpointNote);
    form->addRow(tr("Done &within"), m_window);
    form->addRow(tr("Key"), m_keyBox);
    alignLabels(*form, sendLabelWidth);
    rows->addLayout(form);
    connect(m_name, &QLineEdit::textChanged, this, &SendSheet::validate);
    if (profile.writesUrl) // then the endpoint stands in every line
        connect(m_endpoint, &QComboBox::editTextChanged, this, &SendSheet::lookForRowsOut);
    connect(m_keyBox, &KeyBox::stateChanged, this, &SendSheet::validate);
}

void SendSheet::addButtons(QVBoxLayout* rows)
{
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelSend"));
    cancel->setAutoDefault(false);
    m_send = new QPushButton(icon(QStringLiteral("send"), Role::OnAccent), sendText(m_proposal.check), this);
    m_send->setObjectName(QStringLiteral("send"));
    m_send->setProperty("primary", true);
    m_send->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(measure::gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);
    rows->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &SendSheet::send);
}

SendChoices SendSheet::choices() const
{
    return {m_name->text(), m_endpoint->currentText(), m_window->currentText(), m_advanced->webhookUrl(), m_advanced->metadata()};
}

void SendSheet::validate()
{
    if (!m_send)
        return; // still being built
    const FieldNote note = endpointNote(m_proposal, m_endpoint->currentText());
    m_endpointNote->setText(note.sentence);
    m_endpointNote->setRole(note.stops ? Role::Failed : Role::Attention);
    m_endpointNote->setVisible(!note.sentence.isEmpty());
    const bool filled = !m_name->text().trimmed().isEmpty() && !m_window->currentText().trimmed().isEmpty();
    const bool hasKey = isUsable(m_keyBox->state()) && !m_keyBox->isEntering();
    m_send->setEnabled(!m_sending && filled && !note.stops && !m_advanced->hasObjection() && hasKey
        && !m_proposal.check.parts.isEmpty() && m_rowsOut->isSettled());
    m_send->setToolTip(blockerTip());
}

QString SendSheet::blockerTip() const
{
    if (m_keyBox->isEntering())
        return tr("Store the key first, or cancel");
    if (!isUsable(m_keyBox->state()))
        return tr("Enter the key first");
    return m_rowsOut->isLooking() ? tr("Looking whether some of these rows are already out") : QString();
}

void SendSheet::send()
{
    if (m_sending)
        return;
    m_sending = true;
    m_send->setEnabled(false);
    m_banner->hide();
    whenDone(m_context.engine.send(m_project, orderFor(m_proposal, choices())), this,
        [this](const Result<JobId>& job) { sendEnded(job); });
}

void SendSheet::sendEnded(const Result<JobId>& job)
{
    m_sending = false;
    if (job) {
        Q_EMIT sent(*job);
        accept();
        return;
    }
    m_banner->showMessage(Banner::Kind::Failed, sentence(job.error()), codeName(job.error().code));
    validate();
}

} // namespace sheaf::ui
