// What happens to rows with faults: three choices, each with one line that says what it means.
#pragma once

#include "project/import.h"

#include <QWidget>

#include <optional>

class QButtonGroup;

namespace sheaf::ui {

class FaultChoiceBox : public QWidget
{
    Q_OBJECT

public:
    explicit FaultChoiceBox(QWidget* parent = nullptr);

    /// Nothing: no choice is marked yet.
    void setChoice(std::optional<project::FaultChoice> choice);
    [[nodiscard]] std::optional<project::FaultChoice> choice() const;

Q_SIGNALS:
    void chosen();

private:
    QButtonGroup* m_group = nullptr;
};

} // namespace sheaf::ui
