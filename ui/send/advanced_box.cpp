#include "send/advanced_box.h"

#include "common/icon.h"
#include "common/label.h"
#include "send/metadata_table.h"
#include "settings/form_labels.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

void showNote(Label* label, const FieldNote& note)
{
    label->setText(note.sentence);
    label->setRole(note.stops ? Role::Failed : Role::Attention);
    label->setVisible(!note.sentence.isEmpty());
}

Label* noteLabel(QWidget* parent, const char* name)
{
    auto* label = new Label({}, TextKind::Body, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

AdvancedBox::AdvancedBox(const service::Profile& profile, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("advanced"));
    m_fold = new QToolButton(this);
    m_fold->setObjectName(QStringLiteral("advancedFold"));
    m_fold->setText(tr("Advanced"));
    m_fold->setToolTip(tr("An address to notify, and metadata"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_content = new QWidget(this);
    build(profile);

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addWidget(m_fold, 0, Qt::AlignLeading);
    rows->addWidget(m_content);
    connect(m_fold, &QToolButton::toggled, this, &AdvancedBox::fold);
    fold(false);
    setVisible(m_webhook || m_metadata);
}

void AdvancedBox::build(const service::Profile& profile)
{
    auto* form = new QFormLayout(m_content);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(measure::groupGap);
    form->setVerticalSpacing(measure::gap);
    if (profile.takesWebhook) {
        m_webhook = new QLineEdit(m_content);
        m_webhook->setObjectName(QStringLiteral("webhook"));
        m_webhook->setAccessibleName(tr("Address to notify"));
        m_webhook->setPlaceholderText(tr("https://… is called when the batch is done"));
        m_webhookNote = noteLabel(m_content, "webhookNote");
        form->addRow(tr("&Notify address"), m_webhook);
        form->addRow(QString(), m_webhookNote);
        connect(m_webhook, &QLineEdit::textChanged, this, &AdvancedBox::validate);
    }
    if (profile.takesMetadata) {
        m_metadata = new MetadataTable(m_content);
        m_metadataNote = noteLabel(m_content, "metadataNote");
        form->addRow(tr("&Metadata"), m_metadata);
        form->addRow(QString(), m_metadataNote);
        connect(m_metadata, &MetadataTable::entriesChanged, this, &AdvancedBox::validate);
    }
    alignLabels(*form, sendLabelWidth);
}

void AdvancedBox::fold(bool open)
{
    m_content->setVisible(open);
    m_fold->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Role::SecondText));
}

QString AdvancedBox::webhookUrl() const
{
    return m_webhook ? m_webhook->text() : QString();
}

MetadataRows AdvancedBox::metadata() const
{
    return m_metadata ? m_metadata->entries() : MetadataRows();
}

bool AdvancedBox::hasObjection() const
{
    return webhookNote(webhookUrl()).stops || metadataNote(metadata()).stops;
}

void AdvancedBox::validate()
{
    if (m_webhookNote)
        showNote(m_webhookNote, webhookNote(webhookUrl()));
    if (m_metadataNote)
        showNote(m_metadataNote, metadataNote(metadata()));
    Q_EMIT changed();
}

} // namespace sheaf::ui
