// The cell of a job's phase: shape and words, and below them a thin bar where work is under way.
#pragma once

#include "batches/tall_rows.h"

class QPainter;

namespace sheaf::ui {

struct PhaseBar;

class PhaseDelegate : public TallRows
{
    Q_OBJECT

public:
    using TallRows::TallRows;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sheaf::ui
