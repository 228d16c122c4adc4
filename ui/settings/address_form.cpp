#include "settings/address_form.h"

#include "common/label.h"
#include "settings/form_labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

namespace {

bool isThisComputer(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

QLineEdit* field(QWidget* parent, const char* name, const QString& accessibleName, const QString& example)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(accessibleName);
    edit->setPlaceholderText(example);
    return edit;
}

} // namespace

QString addressProblem(const QString& address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return AddressForm::tr("Enter a whole address, such as https://batch.example.com/v1.");
    if (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isThisComputer(url)))
        return {};
    return AddressForm::tr("Use an address that begins with https://, so that nobody on the way can read your key.");
}

QString nameProblem(const QString& name, const std::vector<service::Profile>& inUse, const QString& own)
{
    const QString wanted = name.trimmed();
    const auto isTaken = [&wanted, &own](const service::Profile& each) {
        return each.id != own
            && (each.name.trimmed().compare(wanted, Qt::CaseInsensitive) == 0 || each.id.compare(wanted, Qt::CaseInsensitive) == 0);
    };
    if (wanted.isEmpty() || std::ranges::none_of(inUse, isTaken))
        return {};
    return AddressForm::tr("There is a service of this name already. Choose another name.");
}

AddressForm::AddressForm(const std::vector<service::Profile>& known, QWidget* parent) : Card(parent), m_known(known)
{
    setObjectName(QStringLiteral("addressForm"));
    setAccessibleName(tr("Another address"));
    build();
    begin({});
}

void AddressForm::build()
{
    m_name = field(this, "serviceName", tr("Name"), tr("My service"));
    m_baseUrl = field(this, "baseUrl", tr("Address"), QStringLiteral("https://batch.example.com/v1"));
    m_apiUrl = field(this, "apiUrl", tr("Address of the models"), tr("the same"));
    m_like = new QComboBox(this);
    m_like->setObjectName(QStringLiteral("likeService"));
    m_like->setAccessibleDescription(tr("Which known service it behaves like"));
    m_needsKey = new QCheckBox(tr("Needs a key"), this);
    m_needsKey->setObjectName(QStringLiteral("needsKey"));
    m_problem = new Label({}, TextKind::Body, this);
    m_problem->setObjectName(QStringLiteral("addressProblem"));
    m_problem->setRole(Role::Failed);
    m_problem->setWordWrap(true);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(measure::groupGap);
    form->setVerticalSpacing(measure::gap);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Address"), m_baseUrl);
    form->addRow(tr("Address of the &models"), m_apiUrl);
    form->addRow(tr("&Behaves like"), m_like);
    form->addRow(QString(), m_needsKey);
    alignLabels(*form);
    rows()->addLayout(form);
    rows()->addWidget(m_problem);
    addButtons();
    for (QLineEdit* edit : {m_name, m_baseUrl, m_apiUrl}) {
        connect(edit, &QLineEdit::textChanged, this, &AddressForm::validate);
        connect(edit, &QLineEdit::returnPressed, this, &AddressForm::accept);
    }
}

void AddressForm::addButtons()
{
    m_accept = new QPushButton(tr("Add service"), this);
    m_accept->setObjectName(QStringLiteral("acceptAddress"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelAddress"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(measure::gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    rows()->addLayout(buttons);
    connect(m_accept, &QPushButton::clicked, this, &AddressForm::accept);
    connect(cancel, &QPushButton::clicked, this, &AddressForm::cancelled);
}

/// A service that is changed goes on behaving as it does, whatever it was made from.
void AddressForm::fillLike()
{
    m_like->clear();
    if (m_before)
        m_like->addItem(tr("As it is now"));
    for (const service::Profile& known : m_known)
        m_like->addItem(known.name, known.id);
    m_like->setCurrentIndex(0);
}

void AddressForm::begin(const std::vector<service::Profile>& inUse, const std::optional<service::Profile>& profile)
{
    m_inUse = inUse;
    m_before = profile;
    fillLike();
    m_name->setText(profile ? profile->name : QString());
    m_baseUrl->setText(profile ? profile->baseUrl.toString() : QString());
    m_apiUrl->setText(profile && profile->apiUrl != profile->baseUrl ? profile->apiUrl.toString() : QString());
    m_needsKey->setChecked(!profile || profile->needsKey);
    m_accept->setText(profile ? tr("Save") : tr("Add service"));
    validate();
    m_name->setFocus();
}

void AddressForm::validate()
{
    const QString name = nameProblem(m_name->text(), m_inUse, m_before ? m_before->id : QString());
    QString address = addressProblem(m_baseUrl->text());
    if (address.isEmpty() && !m_apiUrl->text().trimmed().isEmpty())
        address = addressProblem(m_apiUrl->text());
    const bool begun = !m_baseUrl->text().isEmpty(); // an empty field is no mistake yet
    const QString shown = name.isEmpty() && begun ? address : name;
    m_problem->setText(shown);
    m_problem->setVisible(!shown.isEmpty());
    m_accept->setEnabled(name.isEmpty() && address.isEmpty() && !m_name->text().trimmed().isEmpty());
}

service::Profile AddressForm::profile() const
{
    const QUrl baseUrl(m_baseUrl->text().trimmed());
    const QString api = m_apiUrl->text().trimmed();
    const auto like = std::ranges::find(m_known, m_like->currentData().toString(), &service::Profile::id);
    const service::Profile behaviour = like == m_known.end() ? m_before.value_or(service::Profile()) : *like;
    service::Profile made = service::profileForAddress(baseUrl, api.isEmpty() ? baseUrl : QUrl(api), behaviour);
    made.name = m_name->text().trimmed();
    made.id = m_before ? m_before->id : made.name;
    made.needsKey = m_needsKey->isChecked();
    return made;
}

void AddressForm::accept()
{
    if (m_accept->isEnabled())
        Q_EMIT accepted(profile());
}

void AddressForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        Card::keyPressEvent(event);
}

} // namespace sheaf::ui
