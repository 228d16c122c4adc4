#include "send/send_rules.h"

#include "common/numbers.h"
#include "jobs/reconcile.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QSet>

namespace sheaf::ui {

namespace {

struct SendRules {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::SendRules)
};

constexpr qsizetype mostMetadata = 15; // of the services' 16: one is the token by which Sheaf finds its batch again
constexpr qsizetype longestMetadataName = 64;
constexpr qsizetype longestMetadataValue = 512;

bool isBlank(const std::pair<QString, QString>& row)
{
    return row.first.trimmed().isEmpty() && row.second.trimmed().isEmpty();
}

} // namespace

QString proposedName(const SendProposal& proposal, Instant now, const QLocale& locale, const QTimeZone& zone)
{
    const QDate day = toDateTime(now).toTimeZone(zone).date();
    return SendRules::tr("%1, %2", "project's name, date").arg(proposal.projectName, locale.toString(day, QLocale::ShortFormat));
}

QString proposedEndpoint(const SendProposal& proposal)
{
    if (proposal.check.endpoints.size() == 1)
        return proposal.check.endpoints.first();
    if (proposal.check.kind)
        return proposal.profile.endpointFor(requests::kindName(*proposal.check.kind));
    return proposal.profile.endpoints.value(0);
}

FieldNote endpointNote(const SendProposal& proposal, const QString& endpoint)
{
    const QString chosen = endpoint.trimmed();
    if (chosen.isEmpty())
        return {SendRules::tr("Choose the endpoint that works on the rows."), true};
    const QString fitting = proposedEndpoint(proposal);
    if (fitting.isEmpty() || chosen == fitting)
        return {};
    if (proposal.profile.endpointRule == service::EndpointRule::Error)
        return {SendRules::tr("These rows are made for %1; %2 refuses another endpoint.").arg(fitting, proposal.profile.name), true};
    return {SendRules::tr("These rows are made for %1. %2 takes another endpoint too.").arg(fitting, proposal.profile.name), false};
}

FieldNote webhookNote(const QString& address)
{
    const QString text = address.trimmed();
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {SendRules::tr("Enter a whole address, such as https://example.com/done."), true};
    const bool thisComputer = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    if (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && thisComputer))
        return {};
    return {SendRules::tr("Use an address that begins with https://."), true};
}

FieldNote metadataNote(const MetadataRows& rows)
{
    QSet<QString> names;
    for (const auto& row : rows) {
        if (isBlank(row))
            continue;
        const QString name = row.first.trimmed();
        if (name.isEmpty())
            return {SendRules::tr("The value \"%1\" has no name.").arg(row.second.left(longestMetadataName)), true};
        if (name.size() > longestMetadataName)
            return {SendRules::tr("A name may have at most %L1 characters.").arg(longestMetadataName), true};
        if (row.second.size() > longestMetadataValue)
            return {SendRules::tr("The value of %1 is longer than %L2 characters.").arg(name).arg(longestMetadataValue), true};
        if (name == QLatin1String(jobs::tokenName))
            return {SendRules::tr("Sheaf itself uses the name %1.").arg(name), true};
        if (names.contains(name))
            return {SendRules::tr("The name %1 is there twice.").arg(name), true};
        names.insert(name);
    }
    if (names.size() > mostMetadata)
        return {SendRules::tr("At most %L1 entries can be sent along.").arg(mostMetadata), true};
    return {};
}

QString summaryText(const jobs::SheetCheck& check, const QLocale& locale)
{
    const QString rows = SendRules::tr("%Ln row(s)", nullptr, static_cast<int>(check.rowsToSend));
    const QString parts = SendRules::tr("%Ln part(s)", nullptr, static_cast<int>(check.parts.size()));
    //: "2,000 rows" in "3 parts", "3.4 MB"
    return SendRules::tr("%1 in %2, %3").arg(rows, parts, sizeText(check.bytes, locale));
}

QString sendText(const jobs::SheetCheck& check)
{
    return SendRules::tr("Send %Ln rows", nullptr, static_cast<int>(check.rowsToSend));
}

jobs::SendOrder orderFor(const SendProposal& proposal, const SendChoices& choices)
{
    jobs::SendOrder order;
    order.name = choices.name.trimmed();
    order.profile = proposal.profile;
    order.requestTemplate = proposal.requestTemplate;
    order.endpoint = choices.endpoint.trimmed();
    order.completionWindow = choices.completionWindow.trimmed();
    if (proposal.profile.takesWebhook)
        order.webhookUrl = choices.webhookUrl.trimmed();
    for (const auto& row : choices.metadata) {
        if (!isBlank(row))
            order.metadata.append({row.first.trimmed(), row.second});
    }
    order.parts = proposal.check.parts;
    return order;
}

} // namespace sheaf::ui
