// Previews without files: text split as the wishes say, and one of each kind that the dialog shows.
#pragma once

#include "import/import_order.h"

#include <atomic>
#include <memory>

namespace sheaf::test {

/// Splits `text` at the wished delimiter (else at the first of , ; that it holds); every further call counts.
/// `blocked`: readers wait until it is taken away or they are stopped.
struct MadeSource {
    QString text;
    std::atomic<int> reads {0};
    std::atomic<bool> blocked {false};
};
[[nodiscard]] ui::PreviewReader readerOf(const std::shared_ptr<MadeSource>& source);

/// Always the same, whatever is wished.
[[nodiscard]] ui::PreviewReader readerOf(const project::ImportPreview& preview);

[[nodiscard]] project::ImportPreview semicolonPreview(); ///< windows-1252, likely, one ragged row
[[nodiscard]] project::ImportPreview workbookPreview(); ///< three sheets, one of them hidden
[[nodiscard]] project::ImportPreview anthropicPreview();
[[nodiscard]] project::ImportPreview unclosedPreview();
[[nodiscard]] project::ImportPreview arabicPreview();

} // namespace sheaf::test
