// The encodings that text can come in, and what they are called.
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace sheaf::formats {

enum class Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
    Windows1250,
    Windows1251,
    Windows1252,
    Windows1253,
    Windows1254,
    Windows1255,
    Windows1256,
    Windows1257,
    Windows1258,
    Iso8859_1,
    Iso8859_2,
    Iso8859_3,
    Iso8859_4,
    Iso8859_5,
    Iso8859_6,
    Iso8859_7,
    Iso8859_8,
    Iso8859_9,
    Iso8859_10,
    Iso8859_11,
    Iso8859_13, // there is no 12
    Iso8859_14,
    Iso8859_15,
    Iso8859_16,
    Gb18030,
    Big5,
    ShiftJis,
    EucJp,
    EucKr,
    Koi8R,
    Koi8U,
};

/// In the order in which a chooser shows them.
[[nodiscard]] std::span<const Encoding> allEncodings();
/// The registered name, as users and the command line see it: "UTF-8", "windows-1252".
[[nodiscard]] QString encodingName(Encoding encoding);
/// By that name or a usual other one ("latin1", "cp1252", "sjis"), in any case of letters.
[[nodiscard]] std::optional<Encoding> encodingFromName(const QString& name);

/// Whether every byte is one character, whatever stands beside it.
[[nodiscard]] bool isSingleByte(Encoding encoding);

} // namespace sheaf::formats
