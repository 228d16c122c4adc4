#include "shell/pause_banner.h"

#include "base/sentence.h"

namespace sheaf::ui {

PauseBanner::PauseBanner(QWidget* parent) : Banner(parent)
{
    setObjectName(QStringLiteral("pauseBanner"));
    setClosable(false); // its cause is there until it is mended
    connect(this, &Banner::actionTriggered, this, [this] { Q_EMIT resumeRequested(m_profile); });
    connect(this, &Banner::detailsRequested, this, [this] { Q_EMIT keyRequested(m_profile); });
}

void PauseBanner::setPauses(const QList<jobs::Pause>& pauses)
{
    if (pauses.isEmpty()) {
        m_profile.clear();
        hide();
        return;
    }
    const jobs::Pause& pause = pauses.first();
    m_profile = pause.profileId;
    QString text = tr("%1: %2", "service, what is wrong").arg(pause.profileName, sentence(pause.why));
    if (pause.parts > 0)
        text += u' ' + tr("%Ln part(s) wait for it; nothing is lost.", nullptr, pause.parts);
    setDetails(jobs::concernsKey(pause.why) ? tr("Enter the key…") : QString());
    setAction(tr("Try again"));
    showMessage(Kind::Attention, text, codeName(pause.why.code));
}

} // namespace sheaf::ui
