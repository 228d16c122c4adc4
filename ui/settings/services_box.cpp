#include "settings/services_box.h"

#include "base/sentence.h"
#include "common/banner.h"
#include "common/icon.h"
#include "settings/address_form.h"
#include "settings/service_card.h"

#include <QLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

namespace {

bool isBuiltIn(const QString& id)
{
    const auto builtIn = service::builtInProfiles();
    return std::ranges::find(builtIn, id, &service::Profile::id) != builtIn.end();
}

} // namespace

ServicesBox::ServicesBox(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("services"));
    m_banner = new Banner(this);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(measure::gap + measure::grid);
    m_form = new AddressForm(service::builtInProfiles(), this);
    m_form->hide();
    m_add = new QPushButton(icon(QStringLiteral("add")), tr("Add another address…"), this);
    m_add->setObjectName(QStringLiteral("addService"));
    m_add->setToolTip(tr("Add a service that speaks the same protocol"));

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap + measure::grid);
    rows->addWidget(m_banner);
    rows->addLayout(m_cards);
    rows->addWidget(m_form);
    rows->addWidget(m_add, 0, Qt::AlignLeading);

    connect(m_add, &QPushButton::clicked, this, [this] { openForm(std::nullopt); });
    connect(m_form, &AddressForm::cancelled, this, &ServicesBox::closeForm);
    connect(m_form, &AddressForm::accepted, this, &ServicesBox::put);
    rebuildCards();
}

void ServicesBox::rebuildCards()
{
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const service::Profile& profile : m_context.profiles.profiles) {
        auto* card = new ServiceCard(m_context, profile, !isBuiltIn(profile.id), this);
        connect(card, &ServiceCard::editRequested, this, [this, profile] { openForm(profile); });
        connect(card, &ServiceCard::removeRequested, this, [this, profile] { remove(profile); });
        connect(card, &ServiceCard::changed, this, [this](const service::Profile& changed) {
            m_context.profiles.put(changed);
            save();
        });
        m_cards->addWidget(card);
    }
}

void ServicesBox::openForm(const std::optional<service::Profile>& profile)
{
    m_add->hide();
    m_form->show();
    m_form->begin(m_context.profiles.profiles, profile);
}

void ServicesBox::closeForm()
{
    m_form->hide();
    m_add->show();
    m_add->setFocus();
}

void ServicesBox::put(const service::Profile& edited)
{
    service::Profile profile = edited;
    if (const service::Profile* before = m_context.profiles.find(edited.id)) { // prices and limits are typed on the card, maybe meanwhile
        profile.priceIn = before->priceIn;
        profile.priceOut = before->priceOut;
        profile.currency = before->currency;
        profile.maxRows = before->maxRows;
        profile.maxBytes = before->maxBytes;
        profile.uploadSpacing = before->uploadSpacing;
    }
    m_context.profiles.put(profile);
    closeForm();
    rebuildCards();
    save();
}

void ServicesBox::remove(const service::Profile& profile)
{
    m_context.profiles.remove(profile.id);
    (void)m_context.keys.remove(profile.id); // else a service of the same name, at another address, would be given it
    rebuildCards();
    save();
}

void ServicesBox::save()
{
    Q_EMIT servicesChanged();
    m_saving.start(
        [book = m_context.profiles, path = m_context.profilesPath](std::stop_token) { return jobs::saveProfiles(book, path); },
        [this](const Result<void>& saved) {
            if (!saved)
                m_banner->showMessage(Banner::Kind::Failed, sentence(saved.error()), codeName(saved.error().code));
        });
}

} // namespace sheaf::ui
