// Of which events the desktop is told. A value with load and save; everything is on until somebody chose otherwise.
#pragma once

class QSettings;

namespace sheaf::ui {

struct NoticeChoices {
    bool endedWell = true;
    bool endedWithProblems = true;
    bool needsYou = true;

    [[nodiscard]] static NoticeChoices load(const QSettings& settings);
    void save(QSettings& settings) const;
    bool operator==(const NoticeChoices&) const = default;
};

} // namespace sheaf::ui
