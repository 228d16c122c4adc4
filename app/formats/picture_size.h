// How large a picture is, from its first bytes: nothing is decoded.
#pragma once

#include "base/input_file.h"

#include <optional>

namespace sheaf::formats {

struct PictureSize {
    qint64 width = 0; ///< in pixels, as they are stored: a note on how to turn the picture is not followed
    qint64 height = 0;
    bool operator==(const PictureSize&) const = default;
};

/// PNG, JPEG, GIF and WebP by their content; nothing for anything else and for what is cut short or damaged there.
[[nodiscard]] std::optional<PictureSize> pictureSize(const InputFile& file);

} // namespace sheaf::formats
