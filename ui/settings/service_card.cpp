#include "settings/service_card.h"

#include "common/label.h"
#include "settings/key_box.h"
#include "settings/limits_box.h"
#include "settings/limits_line.h"
#include "settings/price_box.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

ServiceCard::ServiceCard(const AppContext& context, const service::Profile& profile, bool isOwn, QWidget* parent)
    : Card(parent), m_profile(profile)
{
    setObjectName(QStringLiteral("service-") + profile.id);
    setAccessibleName(profile.name);
    addHead(profile, isOwn);
    addAddresses(profile);
    auto* limits = new Label(limitsLine(profile, QLocale()), TextKind::Second, this);
    limits->setWordWrap(true);
    rows()->addWidget(limits);
    rows()->addSpacing(measure::grid);
    m_keyBox = new KeyBox(context, profile, this);
    rows()->addWidget(m_keyBox);
    if (profile.id == QLatin1String("practice"))
        return; // costs nothing
    addPrice();
    addLimits(limits);
}

void ServiceCard::addPrice()
{
    auto* price = new PriceBox(m_profile, this);
    rows()->addWidget(price);
    connect(price, &PriceBox::priceChanged, this,
        [this](std::optional<double> in, std::optional<double> out, const QString& currency) {
            m_profile.priceIn = in;
            m_profile.priceOut = out;
            m_profile.currency = currency;
            Q_EMIT changed(m_profile);
        });
}

void ServiceCard::addLimits(Label* line)
{
    auto* limits = new LimitsBox(m_profile, this);
    rows()->addWidget(limits);
    connect(limits, &LimitsBox::limitsChanged, this, [this, line](qint64 maxRows, qint64 maxBytes, Millis uploadSpacing) {
        m_profile.maxRows = maxRows;
        m_profile.maxBytes = maxBytes;
        m_profile.uploadSpacing = uploadSpacing;
        line->setText(limitsLine(m_profile, QLocale()));
        Q_EMIT changed(m_profile);
    });
}

void ServiceCard::addHead(const service::Profile& profile, bool isOwn)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(measure::gap);
    head->addWidget(new Label(profile.name, TextKind::Strong, this), 1);
    if (isOwn) {
        auto* edit = new QPushButton(tr("Change…"), this);
        edit->setObjectName(QStringLiteral("editService"));
        edit->setToolTip(tr("Change the address of %1").arg(profile.name));
        auto* remove = new QPushButton(tr("Remove service"), this);
        remove->setObjectName(QStringLiteral("removeService"));
        remove->setToolTip(tr("Take %1 out of the list, and its key out of the keychain").arg(profile.name));
        connect(edit, &QPushButton::clicked, this, &ServiceCard::editRequested);
        connect(remove, &QPushButton::clicked, this, &ServiceCard::removeRequested);
        head->addWidget(edit);
        head->addWidget(remove);
    }
    rows()->addLayout(head);
}

void ServiceCard::addAddresses(const service::Profile& profile)
{
    QString text = profile.baseUrl.toDisplayString();
    if (profile.id == QLatin1String("practice"))
        text = tr("On this computer. It behaves like the real one, costs nothing and makes its answers up.");
    else if (profile.apiUrl.isValid() && profile.apiUrl != profile.baseUrl)
        text = tr("%1 for files and batches, %2 for the list of models")
                   .arg(profile.baseUrl.toDisplayString(), profile.apiUrl.toDisplayString());
    auto* addresses = new Label(text, TextKind::Second, this);
    addresses->setObjectName(QStringLiteral("addresses"));
    addresses->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addresses->setWordWrap(true);
    rows()->addWidget(addresses);
}

} // namespace sheaf::ui
