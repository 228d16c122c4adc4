// The rows on the screen, read from the disk by a worker: a value in, a value out.
#pragma once

#include "project/answers.h"
#include "project/sheet_data.h"

#include <QString>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace sheaf::ui {

/// What one row shows. Longer texts than `longestCell` are cut here and cannot be edited in the table.
struct RowTexts {
    QStringList cells; ///< as the order's columns
    QString answer;
    bool readable = true; ///< false: the disk refused
    quint64 generation = 0; ///< of the model when it was asked for; an older one is shown until the newer arrives

    [[nodiscard]] qsizetype cost() const;
};
inline constexpr qsizetype longestCell = 1'000'000;

struct RowTextsOrder {
    project::SheetData sheet;
    project::Answers answers;
    QString folder;
    std::vector<project::Column> columns;
    bool withAnswers = false;
    std::vector<RowId> rows;
    quint64 generation = 0;
};

struct ReadRow {
    RowId row;
    RowTexts texts;
};

/// In the order asked for; shorter when it was stopped.
[[nodiscard]] std::vector<ReadRow> readRowTexts(const RowTextsOrder& order, std::stop_token stop);

} // namespace sheaf::ui
