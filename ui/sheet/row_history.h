// The History page of the row panel: every time that the row was sent, newest first, with what came back. Reads only while
// it is looked at.
#pragma once

#include "base/task_owner.h"
#include "sheet/row_past.h"

#include <QScrollArea>

class QVBoxLayout;

namespace sheaf::ui {

class RowHistory : public QScrollArea
{
    Q_OBJECT

public:
    explicit RowHistory(QWidget* parent = nullptr);

    /// Reads now, or when the page is shown.
    void setOrder(const RowPastOrder& order);
    void clear();
    /// All of it, for copying.
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void read();
    void fill(const std::vector<PastAttempt>& past);
    void say(const QString& sentence);
    void empty();
    [[nodiscard]] QWidget* makeEntry(const PastAttempt& past, const QString& head);

    std::optional<RowPastOrder> m_order;
    bool m_isRead = false;
    QString m_text;
    QVBoxLayout* m_rows = nullptr;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
