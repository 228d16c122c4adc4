// One cell as the cell panel shows it, read and looked at by a worker.
#pragma once

#include "base/error.h"
#include "project/answers.h"
#include "project/sheet_data.h"
#include "requests/json_mistake.h"

#include <QImage>
#include <QString>

#include <optional>
#include <stop_token>

namespace sheaf::ui {

/// What an editor lays out without being felt; longer texts are shown in part and cannot be edited.
inline constexpr qsizetype longestEdited = 2'000'000;
inline constexpr qsizetype longestEditedLine = 100'000;
/// Laying out letters without a blank between them takes a time that grows with the square of their number.
inline constexpr qsizetype longestEditedWord = 20'000;
inline constexpr qsizetype longestPart = 20'000;

struct CellOrder {
    project::SheetData sheet;
    project::Answers answers;
    QString folder;
    RowId row;
    std::optional<project::Column> column; ///< nothing = the answer
};

struct CellLook {
    Result<QString> text; ///< the beginning where it is not whole
    bool whole = true;
    bool json = false;
    std::optional<requests::JsonMistake> mistake; ///< of JSON
    QImage picture; ///< what the text names or holds
};

[[nodiscard]] CellLook readCell(const CellOrder& order, std::stop_token stop);
/// What a text says about itself, for one that is being typed.
[[nodiscard]] CellLook lookAt(const QString& text, std::stop_token stop);

} // namespace sheaf::ui
