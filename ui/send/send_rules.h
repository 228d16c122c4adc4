// The rules of the send sheet, pure: what it proposes, what it objects to, what it hands to the engine.
#pragma once

#include "jobs/check_sheet.h"
#include "jobs/job_engine.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace sheaf::ui {

/// Of the labels on the sheet, at 100 %: its two forms share one column.
inline constexpr int sendLabelWidth = 104;

using MetadataRows = QList<std::pair<QString, QString>>;

/// What is to be sent, as the project's page knows it.
struct SendProposal {
    QString projectName; ///< or the name of the job whose rows are sent again
    service::Profile profile;
    std::optional<requests::RequestTemplate> requestTemplate; ///< nothing for request lines
    jobs::SheetCheck check;
};

/// What the user chose on the sheet.
struct SendChoices {
    QString name;
    QString endpoint;
    QString completionWindow;
    QString webhookUrl;
    MetadataRows metadata;
};

/// Something about a field: an objection stops the sending, a note does not. An empty sentence says nothing.
struct FieldNote {
    QString sentence;
    bool stops = false;
};

/// The project's name with the day.
[[nodiscard]] QString proposedName(const SendProposal& proposal, Instant now, const QLocale& locale, const QTimeZone& zone);
/// The one that the lines name, else the profile's for their kind.
[[nodiscard]] QString proposedEndpoint(const SendProposal& proposal);
/// Empty, or not what the lines are made for: an error or a note, as the profile has it.
[[nodiscard]] FieldNote endpointNote(const SendProposal& proposal, const QString& endpoint);
/// https, or this computer.
[[nodiscard]] FieldNote webhookNote(const QString& address);
/// At most 15, names up to 64 and values up to 512 characters, no name twice. Rows without name and value do not count.
[[nodiscard]] FieldNote metadataNote(const MetadataRows& rows);
/// "2,000 rows in 1 part, 3.4 MB".
[[nodiscard]] QString summaryText(const jobs::SheetCheck& check, const QLocale& locale);
/// "Send 2,000 rows".
[[nodiscard]] QString sendText(const jobs::SheetCheck& check);

[[nodiscard]] jobs::SendOrder orderFor(const SendProposal& proposal, const SendChoices& choices);

} // namespace sheaf::ui
