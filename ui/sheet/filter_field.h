// The filter of one column: what is typed into it, and how that is meant (contains, is, is empty, longer than …).
#pragma once

#include "project/view_query.h"

#include <QLineEdit>

class QMenu;

namespace sheaf::ui {

class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    FilterField(ColumnId column, const QString& columnName, QWidget* parent);

    [[nodiscard]] ColumnId column() const { return m_column; }
    void setColumnName(const QString& name);
    /// What stands in it, as a filter; nothing when it is empty or cannot be used.
    [[nodiscard]] std::optional<project::ColumnFilter> filter() const;
    /// Shows what somebody else chose; what is being typed and cannot be used yet stays.
    void setFilter(const project::ColumnFilter* filter);
    /// Why it cannot be used, in words; empty = it can.
    [[nodiscard]] QString fault() const;
    void chooseKind(project::ColumnFilter::Kind kind);
    [[nodiscard]] project::ColumnFilter::Kind kind() const { return m_kind; }
    /// The menu of kinds, for mouse and keyboard (Alt+Down).
    void showKinds();

Q_SIGNALS:
    /// By hand.
    void filterEdited();
    /// Tab and Shift+Tab: to the next field, whether it is on the screen or not.
    void stepAsked(int step);
    /// Down and Enter: to the rows.
    void left();
    void focusGained();
    void focusLost();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void showState();

    ColumnId m_column;
    QString m_name;
    project::ColumnFilter::Kind m_kind = project::ColumnFilter::Kind::Contains;
    QAction* m_kindAction;
};

/// "contains", "is empty": as the menu and the field say it.
[[nodiscard]] QString filterKindText(project::ColumnFilter::Kind kind);

} // namespace sheaf::ui
