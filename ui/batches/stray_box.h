// Lines that came back and count for no row: how many, and, when somebody wants to see them, the first thousand. They are
// shown as plain text: they are as hostile as every answer.
#pragma once

#include "base/task_owner.h"
#include "batches/job_entry.h"
#include "jobs/strays.h"

#include <QWidget>

class QPushButton;

namespace sheaf::ui {

class Label;
class SmallTable;

class StrayBox : public QWidget
{
    Q_OBJECT

public:
    explicit StrayBox(QWidget* parent = nullptr);

    /// Hides itself where there is none.
    void setEntry(const std::optional<JobEntry>& entry);

private:
    void build();
    void read();
    void readWith(const QByteArray& answerSchema);
    void list(const QList<jobs::StrayLine>& lines);
    void fail(const Error& error);

    std::optional<JobEntry> m_entry;
    Label* m_words;
    QPushButton* m_show;
    Label* m_fault; ///< stays until reading goes well, or another job is chosen
    SmallTable* m_lines;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
