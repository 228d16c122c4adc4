#include "shell/notice.h"

#include "base/sentence.h"

#include <QCoreApplication>

namespace sheaf::ui {

namespace {

struct NoticeTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Notice)
};

/// Without what the service said: its words may quote a row.
QString withoutDetail(Error error)
{
    error.detail.clear();
    return sentence(error);
}

} // namespace

std::optional<Notice> endedNotice(const project::JobRecord& job, const NoticeChoices& choices, const QLocale& locale)
{
    const Piles piles = pilesOf(job);
    if (piles.isAllGood() ? !choices.endedWell : !choices.endedWithProblems)
        return std::nullopt;
    const QString title = piles.isAllGood() ? NoticeTexts::tr("%1 is done", "job").arg(job.name) : NoticeTexts::tr("%1 has ended", "job").arg(job.name);
    return Notice {title, headlineText(piles, false, locale), !piles.isAllGood()};
}

std::optional<Notice> needsYouNotice(const project::JobRecord& job, const Error& why, const NoticeChoices& choices)
{
    if (!choices.needsYou)
        return std::nullopt;
    return Notice {NoticeTexts::tr("%1 needs you", "job").arg(job.name), withoutDetail(why), true};
}

std::optional<Notice> pauseNotice(const jobs::Pause& pause, const NoticeChoices& choices)
{
    if (!choices.needsYou)
        return std::nullopt;
    return Notice {NoticeTexts::tr("%1 needs you", "service").arg(pause.profileName), withoutDetail(pause.why), true};
}

} // namespace sheaf::ui
