// Names and values that travel with the batch: a small table that always has one free row at its end.
#pragma once

#include "send/send_rules.h"

#include <QTableWidget>

namespace sheaf::ui {

class MetadataTable : public QTableWidget
{
    Q_OBJECT

public:
    explicit MetadataTable(QWidget* parent = nullptr);

    /// Blank rows included.
    [[nodiscard]] MetadataRows entries() const;

Q_SIGNALS:
    void entriesChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void keepFreeRow();
    void removeCurrentRow();
    [[nodiscard]] QString textAt(int row, int column) const;
};

} // namespace sheaf::ui
