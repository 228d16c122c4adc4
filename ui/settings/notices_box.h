// Chooses of which events the desktop is told.
#pragma once

#include "settings/card.h"
#include "settings/notice_choices.h"

namespace sheaf::ui {

class NoticesBox : public Card
{
    Q_OBJECT

public:
    /// `settings` is borrowed and outlives the box.
    explicit NoticesBox(QSettings& settings, QWidget* parent = nullptr);

private:
    void addChoice(const char* name, const QString& text, bool NoticeChoices::*choice);

    QSettings& m_settings;
};

} // namespace sheaf::ui
