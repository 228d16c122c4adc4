// Asks what only the user can find out: whether a batch exists whose creation was cut off. Nothing is created before one
// of its buttons is pressed.
#pragma once

#include "batches/job_entry.h"
#include "common/app_context.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sheaf::ui {

class Label;
struct Question;

class DecisionBox : public QWidget
{
    Q_OBJECT

public:
    explicit DecisionBox(const AppContext& context, QWidget* parent = nullptr);

    /// Hides itself when no part of the job waits for a decision.
    void setEntry(const std::optional<JobEntry>& entry);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QPushButton* button(const char* name, const QString& text, const QString& tip);
    void build();
    void layOut();
    void connectParts();
    void ask(const Question& question, const QString& yes, void (jobs::JobEngine::*act)(project::Project*, JobId, int));
    void adopt();

    AppContext m_context;
    std::optional<JobEntry> m_entry;
    int m_part = 0; ///< number of the part that is asked about
    Label* m_words = nullptr;
    QPushButton* m_look = nullptr;
    QPushButton* m_create = nullptr;
    QPushButton* m_giveUp = nullptr;
    QLineEdit* m_batchId = nullptr;
    QPushButton* m_adopt = nullptr;
};

} // namespace sheaf::ui
