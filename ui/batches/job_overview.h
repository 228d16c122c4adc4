// The first page of a job's details: what the user is asked, what stands in the way, what is to be expected.
#pragma once

#include "batches/job_entry.h"
#include "common/app_context.h"
#include "common/theme.h"

#include <QScrollArea>

class QVBoxLayout;

namespace sheaf::ui {

class DecisionBox;

class JobOverview : public QScrollArea
{
    Q_OBJECT

public:
    explicit JobOverview(const AppContext& context, QWidget* parent = nullptr);

    void setEntry(const std::optional<JobEntry>& entry);
    /// Time has gone on.
    void tick();
    /// Whether there is something here that only the user can decide.
    [[nodiscard]] bool needsDecision() const;

private:
    struct Line {
        QString icon;
        Role role = Role::Text;
        QString text;
        bool operator==(const Line&) const = default;
    };
    [[nodiscard]] std::vector<Line> lines() const;
    [[nodiscard]] project::JobRecord pricedJob() const;
    void fill(const std::vector<Line>& lines);

    AppContext m_context;
    std::optional<JobEntry> m_entry;
    std::vector<Line> m_lines;
    DecisionBox* m_decision;
    QWidget* m_facts = nullptr;
    QVBoxLayout* m_rows;
};

} // namespace sheaf::ui
