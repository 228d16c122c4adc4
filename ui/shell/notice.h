// What the desktop is told of a job, in words, and the ways of telling it. Only names and counts: never a row's text.
#pragma once

#include "batches/job_headline.h"
#include "settings/notice_choices.h"

#include <QObject>

#include <memory>

namespace sheaf::ui {

struct Notice {
    QString title;
    QString text;
    bool needsAttention = false;
    bool operator==(const Notice&) const = default;
};

/// A job whose parts are all finished; nothing where the user does not want to hear of it.
[[nodiscard]] std::optional<Notice> endedNotice(const project::JobRecord& job, const NoticeChoices& choices, const QLocale& locale);
/// A job of which a part stands still until the user has decided something.
[[nodiscard]] std::optional<Notice> needsYouNotice(const project::JobRecord& job, const Error& why, const NoticeChoices& choices);
/// A service that stands still with all its parts.
[[nodiscard]] std::optional<Notice> pauseNotice(const jobs::Pause& pause, const NoticeChoices& choices);

/// How the desktop is told; a test keeps what it is given.
class NoticeOutlet : public QObject
{
    Q_OBJECT

public:
    virtual void tell(const Notice& notice) = 0;

Q_SIGNALS:
    /// The user asks for the window, or for the end.
    void showRequested();
    void quitRequested();
};

/// The tray where there is one, with a menu to show and to quit; else org.freedesktop.Notifications; null where neither is.
[[nodiscard]] std::unique_ptr<NoticeOutlet> makeNoticeOutlet();

} // namespace sheaf::ui
