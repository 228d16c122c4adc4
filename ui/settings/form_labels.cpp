#include "settings/form_labels.h"

#include "common/theme.h"

#include <QFormLayout>
#include <QLabel>

namespace sheaf::ui {

void alignLabels(const QFormLayout& form, int width)
{
    for (int row = 0; row < form.rowCount(); ++row) {
        const QLayoutItem* labelItem = form.itemAt(row, QFormLayout::LabelRole);
        auto* label = labelItem ? qobject_cast<QLabel*>(labelItem->widget()) : nullptr;
        if (!label)
            continue;
        // Not as high as a tall field: the label of a table stands beside its first line.
        label->setMinimumHeight(scaled(measure::controlHeight, *label));
        label->setMinimumWidth(scaled(width, *label));
        label->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    }
}

} // namespace sheaf::ui
