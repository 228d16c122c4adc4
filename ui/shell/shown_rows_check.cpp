#include "shell/shown_rows_check.h"

#include <algorithm>

namespace sheaf::ui {

void ShownRowsCheck::start(jobs::CheckOrder order, const project::VisibleRows& shown)
{
    m_checker.start(
        [order = std::move(order), shown](std::stop_token stop) mutable {
            const qint64 count = shown.count(order.sheet.rowCount());
            std::vector<quint32> positions(static_cast<std::size_t>(count));
            for (qint64 row = 0; row < count; ++row)
                positions[static_cast<std::size_t>(row)] = static_cast<quint32>(shown.positionAt(row));
            std::ranges::sort(positions); // they are sent as they are stored, however they are shown
            order.positions = std::move(positions);
            Progress progress;
            return jobs::checkSheet(order, progress, stop);
        },
        [this](const Result<jobs::SheetCheck>& check) {
            if (check)
                Q_EMIT checked(*check);
            else
                Q_EMIT failed(check.error());
        });
}

} // namespace sheaf::ui
