// One line that says how a job's rows ended, with a way to each pile. Good only when every row that was sent is good.
#pragma once

#include "batches/job_entry.h"
#include "project/row_filter.h"

#include <QLabel>
#include <QLocale>

namespace sheaf::ui {

/// A job's rows by how they ended, from the files, never from the service's counters.
struct Piles {
    qint64 rows = 0; ///< sent
    qint64 good = 0;
    qint64 attention = 0; ///< there is an answer, but not a good one
    qint64 failed = 0;
    qint64 missing = 0;
    qint64 open = 0; ///< of parts that are not accounted for yet
    qint64 strays = 0; ///< lines that count for no row; no rows of their own

    /// Rows whose end is not known; below 0: more ends than rows. Either is a fault of what was recorded.
    [[nodiscard]] qint64 unaccounted() const { return rows - (good + attention + failed + missing + open); }
    [[nodiscard]] bool closes() const { return unaccounted() == 0; }
    [[nodiscard]] bool isAllGood() const { return closes() && good == rows; }
};
[[nodiscard]] Piles pilesOf(const project::JobRecord& job);

/// "12,391 rows are good, 61 need attention, 20 failed, 8 are missing." Rich text with a link ("good", "attention", "failed",
/// "missing") around each pile, or plain. Empty while nothing is known.
[[nodiscard]] QString headlineText(const Piles& piles, bool withLinks, const QLocale& locale);
/// The outcomes that a link stands for.
[[nodiscard]] project::OutcomeSet outcomesOfPile(const QString& link);

class JobHeadline : public QWidget
{
    Q_OBJECT

public:
    explicit JobHeadline(QWidget* parent = nullptr);

    void setEntry(const std::optional<JobEntry>& entry);

Q_SIGNALS:
    void pileRequested(sheaf::project::OutcomeSet outcomes);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Piles m_piles;
    QLabel* m_icon;
    QLabel* m_text;
};

} // namespace sheaf::ui
