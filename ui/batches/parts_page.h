// The parts of a job with a button for each thing that can be done with the chosen one: a menu alone is found by nobody.
#pragma once

#include "batches/job_entry.h"
#include "common/app_context.h"

#include <QWidget>

namespace sheaf::ui {

class PartList;

class PartsPage : public QWidget
{
    Q_OBJECT

public:
    explicit PartsPage(const AppContext& context, QWidget* parent = nullptr);

    void setEntry(const std::optional<JobEntry>& entry);

private:
    [[nodiscard]] QWidget* makeButtons();

    PartList* m_list;
};

} // namespace sheaf::ui
