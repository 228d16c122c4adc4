// What a worker thread reads of a project before the GUI thread makes an object of it. Holds the lock: whoever drops it
// closes the project.
#pragma once

#include "project/answers.h"
#include "project/records.h"
#include "project/sheet_data.h"
#include "project/store.h"

namespace sheaf::project {

struct LoadedProject {
    QString folder;
    ProjectFacts facts;
    SheetData sheet;
    quint32 nextInsertedRow = 0;
    Answers answers;
    QList<PartId> partsWithoutAnswers; ///< accounted, but their cache could not be read
    std::unique_ptr<Store> store; ///< goes to the Project that is made of this
};

} // namespace sheaf::project
