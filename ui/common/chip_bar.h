// Filters side by side, of which exactly one is chosen; arrow keys walk through them.
#pragma once

#include "common/chip.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QButtonGroup;

namespace sheaf::ui {

class FlowLayout;

class ChipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChipBar(QWidget* parent = nullptr);

    /// Chips with known ids are changed in place, so that focus and choice survive new counts. When the chosen one is
    /// gone, the first is chosen.
    void setChips(const QList<ChipSpec>& specs);
    [[nodiscard]] QString chosen() const;
    /// Chooses without a signal; an unknown id changes nothing.
    void choose(const QString& id);

Q_SIGNALS:
    void chipChosen(const QString& id);

private:
    [[nodiscard]] Chip* chip(const QString& id) const;
    void chooseByHand(Chip* chosenChip);

    FlowLayout* m_layout;
    QButtonGroup* m_group;
    QList<Chip*> m_chips;
    QString m_chosen;
};

} // namespace sheaf::ui
