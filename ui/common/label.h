// A label that keeps its size and colour right when the theme or the system's font changes.
#pragma once

#include "common/theme.h"

#include <QLabel>

namespace sheaf::ui {

enum class TextKind {
    Body,
    Second, ///< explains, in the second text colour
    Strong, ///< heads a group
    PageTitle, ///< one on a page
    Fixed, ///< ids and JSON
};

class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(const QString& text, TextKind kind = TextKind::Body, QWidget* parent = nullptr);

    /// Another colour than the kind's own.
    void setRole(Role role);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyLook();

    TextKind m_kind;
    Role m_role;
};

} // namespace sheaf::ui
