#include "settings/notices_box.h"

#include "common/theme.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace sheaf::ui {

NoticesBox::NoticesBox(QSettings& settings, QWidget* parent) : Card(parent), m_settings(settings)
{
    setObjectName(QStringLiteral("notices"));
    setAccessibleName(tr("Notifications"));
    rows()->setSpacing(measure::gap);
    addChoice("noticeEndedWell", tr("A job has ended and every row is good"), &NoticeChoices::endedWell);
    addChoice("noticeEndedWithProblems", tr("A job has ended and rows need attention"), &NoticeChoices::endedWithProblems);
    addChoice("noticeNeedsYou", tr("A job cannot go on without you"), &NoticeChoices::needsYou);
}

void NoticesBox::addChoice(const char* name, const QString& text, bool NoticeChoices::*choice)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(QString::fromLatin1(name));
    box->setChecked(NoticeChoices::load(m_settings).*choice);
    connect(box, &QCheckBox::toggled, this, [this, choice](bool on) {
        NoticeChoices choices = NoticeChoices::load(m_settings);
        choices.*choice = on;
        choices.save(m_settings);
    });
    rows()->addWidget(box);
}

} // namespace sheaf::ui
