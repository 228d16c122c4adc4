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

AddressForm::AddressForm(const std::vector<service::Profile>& known, QWidget* parent) : Card(parent), m_known(known)
{
    setObjectName(QStringLiteral("addressForm"));
    setAccessibleName(tr("Another address"));
    build();
    begin();
}

void AddressForm::build()
{
    m_name = field(this, "serviceName", tr("Name"), tr("My service"));
    m_baseUrl = field(this, "baseUrl", tr("Address"), QStringLiteral("https://batch.example.com/v1"));
    m_apiUrl = field(this, "apiUrl", tr("Address of the models"), tr("the same"));
    m_like = new QComboBox(this);
    m_like->setObjectName(QStringLiteral("likeService"));
    m_like->setAccessibleDescription(tr("Which known service it behaves like"));
    for (const service::Profile& known : m_known)
        m_like->addItem(known.name, known.id);
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

void AddressForm::begin(const std::optional<service::Profile>& profile)
{
    m_id = profile ? profile->id : QString();
    m_name->setText(profile ? profile->name : QString());
    m_baseUrl->setText(profile ? profile->baseUrl.toString() : QString());
    m_apiUrl->setText(profile && profile->apiUrl != profile->baseUrl ? profile->apiUrl.toString() : QString());
    m_needsKey->setChecked(!profile || profile->needsKey);
    m_accept->setText(profile ? tr("Save") : tr("Add service"));
    validate();
    m_problem->hide(); // nothing is wrong before something was typed
    m_name->setFocus();
}

void AddressForm::validate()
{
    QString problem = addressProblem(m_baseUrl->text());
    if (problem.isEmpty() && !m_apiUrl->text().trimmed().isEmpty())
        problem = addressProblem(m_apiUrl->text());
    const bool begun = !m_baseUrl->text().isEmpty();
    m_problem->setText(problem);
    m_problem->setVisible(begun && !problem.isEmpty());
    m_accept->setEnabled(problem.isEmpty() && !m_name->text().trimmed().isEmpty());
}

service::Profile AddressForm::profile() const
{
    const QUrl baseUrl(m_baseUrl->text().trimmed());
    const QString api = m_apiUrl->text().trimmed();
    const auto like = std::ranges::find(m_known, m_like->currentData().toString(), &service::Profile::id);
    service::Profile made = service::profileForAddress(
        baseUrl, api.isEmpty() ? baseUrl : QUrl(api), like == m_known.end() ? service::Profile() : *like);
    made.name = m_name->text().trimmed();
    made.id = m_id.isEmpty() ? made.name : m_id;
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
