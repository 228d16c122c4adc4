// What the find bar does: counts in a worker while somebody types, goes from match to match, marks those on the screen,
// replaces one or all.
#pragma once

#include "base/task_owner.h"
#include "sheet/find_search.h"

#include <QObject>
#include <QTimer>

namespace sheaf::ui {

class SheetModel;
class SheetView;

class CellFinder : public QObject
{
    Q_OBJECT

public:
    CellFinder(SheetView& view, QObject* parent);
    ~CellFinder() override;

    /// While it is not active nothing is counted or marked; going from match to match still works.
    void setActive(bool active);
    void setQuery(const project::TextQuery& query);
    /// What is selected now is where is looked.
    void setInSelection(bool inSelection);
    [[nodiscard]] bool isInSelection() const { return !m_selected.isEmpty(); }
    void go(bool forward);
    /// The current cell, when it matches; then on to the next.
    void replace(const QString& replacement);
    void replaceAll(const QString& replacement);

    /// "34 of 1,204", "No match", why the pattern cannot be used, or nothing.
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] bool isFaulty() const { return m_fault.has_value(); }
    [[nodiscard]] bool hasMatches() const { return m_found && m_found->cells > 0; }

Q_SIGNALS:
    void changed();
    void selectionLost();
    /// What was done, in a sentence.
    void told(const QString& sentence);

private:
    void followTable();
    void count();
    void takeCount(const Result<FoundPtr>& found);
    void mark();
    void take(const FindStep& step, const FindScope& scope, bool forward);
    void countBefore(const FindPlace& place, const FindScope& scope);
    void fillAll(std::vector<RowId> rows, const QString& replacement);
    [[nodiscard]] FindScope scope() const;
    [[nodiscard]] FindPlace placeNow(const FindScope& scope, bool forward) const;

    SheetView& m_view;
    SheetModel& m_model;
    project::TextQuery m_query;
    std::optional<project::PatternFault> m_fault;
    SelectedCells m_selected;
    bool m_active = false;
    FoundPtr m_found; ///< null while nothing is known
    std::optional<qint64> m_number; ///< of the current match, from 1
    std::optional<Error> m_failure;
    std::function<void()> m_whenCounted;
    QTimer m_recount;
    TaskOwner m_counter;
    TaskOwner m_walker;
    TaskOwner m_numberer;
};

} // namespace sheaf::ui
