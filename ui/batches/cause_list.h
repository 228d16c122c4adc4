// The rows of a job that are not good, grouped by cause, each group with what can be done about it. Reading runs in a worker,
// and only while somebody looks.
#pragma once

#include "base/task_owner.h"
#include "batches/job_entry.h"
#include "batches/rows_wanted.h"

#include <QHash>
#include <QScrollArea>

class QVBoxLayout;

namespace sheaf::ui {

class Label;

class CauseList : public QScrollArea
{
    Q_OBJECT

public:
    explicit CauseList(QWidget* parent = nullptr);

    void setEntry(const std::optional<JobEntry>& entry);
    [[nodiscard]] const QList<jobs::CauseGroup>& groups() const { return m_groups; }

Q_SIGNALS:
    void rowsRequested(const sheaf::ui::RowsWanted& rows);
    void resendRequested(const sheaf::ui::ResendWanted& wanted);
    /// The project is not open, so that nothing is known here.
    void projectRequested(const QString& folder);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// What the groups depend on: they are read anew when it has changed.
    struct Seen {
        QString folder;
        JobId job;
        bool isOpen = false;
        project::OutcomeCounts outcomes {};
        bool operator==(const Seen&) const = default;
    };
    [[nodiscard]] Seen seenNow() const;
    void readSoon();
    void read();
    void readTokenLimits();
    void fill(const QList<jobs::CauseGroup>& groups);
    void say(const QString& sentence, const QString& action = {});
    [[nodiscard]] QWidget* makeCard(const jobs::CauseGroup& group);
    void clear();

    std::optional<JobEntry> m_entry;
    std::optional<Seen> m_seen;
    QHash<JobId, std::optional<qint64>> m_tokenLimits; ///< of the templates of the jobs that the answers come from
    QList<jobs::CauseGroup> m_groups;
    QWidget* m_page;
    QVBoxLayout* m_cards = nullptr;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
