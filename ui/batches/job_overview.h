// The first page of a job's details: what the user is asked, what stands in the way, what is to be expected.
#pragma once

#include "batches/job_entry.h"
#include "common/app_context.h"
#include "common/theme.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace sheaf::ui {

class DecisionBox;
class Label;

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

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QString icon;
        Role role = Role::Text;
        QString text;
        bool operator==(const Line&) const = default;
    };
    /// A line on the screen.
    struct Row {
        QWidget* whole = nullptr;
        QLabel* shape = nullptr;
        Label* words = nullptr;
    };
    [[nodiscard]] std::vector<Line> lines() const;
    void fill(const std::vector<Line>& lines);
    [[nodiscard]] Row addRow();
    void write(const Line& line, const Row& row);

    AppContext m_context;
    std::optional<JobEntry> m_entry;
    std::vector<Line> m_lines; ///< as they stand in m_shown
    std::vector<Row> m_shown;
    DecisionBox* m_decision;
    QVBoxLayout* m_rows;
};

} // namespace sheaf::ui
