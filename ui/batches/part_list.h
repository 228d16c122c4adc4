// The parts of a job, each with what it is doing; actions() are what can be done with the chosen one.
#pragma once

#include "batches/job_entry.h"
#include "batches/small_table.h"
#include "common/app_context.h"

namespace sheaf::ui {

class PartList : public SmallTable
{
    Q_OBJECT

public:
    explicit PartList(const AppContext& context, QWidget* parent = nullptr);

    void setEntry(const std::optional<JobEntry>& entry);

private:
    [[nodiscard]] const project::PartRecord* chosen() const;
    [[nodiscard]] QAction* make(const char* name, const QString& iconName, const QString& text, const QString& tip);
    void follow();
    void askToCancel();
    void askToGiveUp();

    AppContext m_context;
    std::optional<JobEntry> m_entry;
    QAction* m_cancel;
    QAction* m_giveUp;
    QAction* m_copyBatch;
    QAction* m_copyFile;
};

} // namespace sheaf::ui
