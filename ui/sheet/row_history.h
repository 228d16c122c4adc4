// The History page of the row panel: every time that the row was sent, newest first, with what came back. Reads only while
// it is looked at.
#pragma once

#include "base/task_owner.h"
#include "common/theme.h"
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
    /// An attempt as it is shown.
    struct Entry {
        QString icon;
        QString word; ///< how it ended, or what it is doing
        Role role = Role::Missing;
        QString head; ///< when and where it was sent
        bool isCurrent = false;
        QString text;
        bool operator==(const Entry&) const = default;
    };
    [[nodiscard]] static Entry entryOf(const PastAttempt& past);
    void read();
    void fill(const std::vector<PastAttempt>& past);
    void say(const QString& sentence);
    void removeFirst(std::size_t count);
    [[nodiscard]] QWidget* makeEntry(const Entry& entry);
    [[nodiscard]] QWidget* makeOutcome(const Entry& entry, QWidget* parent);

    std::optional<RowPastOrder> m_order;
    bool m_isRead = false;
    std::vector<Entry> m_entries; ///< as they stand there, newest first; none while a sentence stands there
    QString m_text;
    QVBoxLayout* m_rows = nullptr;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
