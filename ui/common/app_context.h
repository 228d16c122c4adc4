// What every page is given from main.cpp, borrowed: no singletons, no globals. Everything here lives on the GUI thread
// and outlives the window.
#pragma once

#include "base/clock.h"
#include "jobs/job_engine.h"
#include "jobs/keys.h"
#include "jobs/profile_book.h"

#include <QSettings>

namespace sheaf::ui {

class Dialogs;

struct AppContext {
    jobs::JobEngine& engine;
    jobs::Keys& keys;
    jobs::ProfileBook& profiles;
    QString profilesPath; ///< where changes of `profiles` are saved
    QString library; ///< folder of all projects
    QSettings& settings; ///< places, sizes, last pages; nothing that matters
    Dialogs& dialogs;
    Clock clock;
};

} // namespace sheaf::ui
