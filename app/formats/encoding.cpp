#include "formats/encoding.h"

#include <QLatin1String>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sheaf::formats {

namespace {

struct Names {
    Encoding encoding;
    const char* name;
    const char* others; ///< lower case, without "-", "_" and spaces; separated by a space
};

constexpr std::array encodingNames {
    Names {Encoding::Utf8, "UTF-8", "utf8"},
    Names {Encoding::Utf16Le, "UTF-16LE", "utf16 unicode"},
    Names {Encoding::Utf16Be, "UTF-16BE", ""},
    Names {Encoding::Utf32Le, "UTF-32LE", "utf32 ucs4"},
    Names {Encoding::Utf32Be, "UTF-32BE", ""},
    Names {Encoding::Windows1250, "windows-1250", "cp1250"},
    Names {Encoding::Windows1251, "windows-1251", "cp1251"},
    Names {Encoding::Windows1252, "windows-1252", "cp1252 ansi"},
    Names {Encoding::Windows1253, "windows-1253", "cp1253"},
    Names {Encoding::Windows1254, "windows-1254", "cp1254"},
    Names {Encoding::Windows1255, "windows-1255", "cp1255"},
    Names {Encoding::Windows1256, "windows-1256", "cp1256"},
    Names {Encoding::Windows1257, "windows-1257", "cp1257"},
    Names {Encoding::Windows1258, "windows-1258", "cp1258"},
    Names {Encoding::Iso8859_1, "ISO-8859-1", "latin1 l1"},
    Names {Encoding::Iso8859_2, "ISO-8859-2", "latin2 l2"},
    Names {Encoding::Iso8859_3, "ISO-8859-3", "latin3 l3"},
    Names {Encoding::Iso8859_4, "ISO-8859-4", "latin4 l4"},
    Names {Encoding::Iso8859_5, "ISO-8859-5", "cyrillic"},
    Names {Encoding::Iso8859_6, "ISO-8859-6", "arabic"},
    Names {Encoding::Iso8859_7, "ISO-8859-7", "greek"},
    Names {Encoding::Iso8859_8, "ISO-8859-8", "hebrew iso88598i"},
    Names {Encoding::Iso8859_9, "ISO-8859-9", "latin5 l5"},
    Names {Encoding::Iso8859_10, "ISO-8859-10", "latin6 l6"},
    Names {Encoding::Iso8859_11, "ISO-8859-11", "tis620 thai cp874 windows874"},
    Names {Encoding::Iso8859_13, "ISO-8859-13", "latin7 l7"},
    Names {Encoding::Iso8859_14, "ISO-8859-14", "latin8 l8"},
    Names {Encoding::Iso8859_15, "ISO-8859-15", "latin9 l9"},
    Names {Encoding::Iso8859_16, "ISO-8859-16", "latin10 l10"},
    Names {Encoding::Gb18030, "GB18030", "gbk gb2312 cp936 euccn windows936"},
    Names {Encoding::Big5, "Big5", "cp950 big5hkscs windows950"},
    Names {Encoding::ShiftJis, "Shift_JIS", "sjis cp932 windows31j mskanji windows932"},
    Names {Encoding::EucJp, "EUC-JP", "ujis eucjpms"},
    Names {Encoding::EucKr, "EUC-KR", "cp949 uhc ksc5601 windows949"},
    Names {Encoding::Koi8R, "KOI8-R", "koi8"},
    Names {Encoding::Koi8U, "KOI8-U", ""},
};

constexpr auto encodingList = [] {
    std::array<Encoding, encodingNames.size()> list {};
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i] = encodingNames[i].encoding;
    return list;
}();

/// Without what people leave out or add when they write such a name.
QString plainName(const QString& name)
{
    QString plain = name.toLower();
    plain.removeIf([](QChar c) { return c == u'-' || c == u'_' || c == u' '; });
    return plain;
}

} // namespace

std::span<const Encoding> allEncodings()
{
    return encodingList;
}

QString encodingName(Encoding encoding)
{
    const auto found = std::ranges::find(encodingNames, encoding, &Names::encoding);
    return found == encodingNames.end() ? QString() : QString::fromLatin1(found->name);
}

std::optional<Encoding> encodingFromName(const QString& name)
{
    const QString wanted = plainName(name);
    for (const Names& names : encodingNames) {
        if (wanted == plainName(QString::fromLatin1(names.name))
            || QString::fromLatin1(names.others).split(u' ', Qt::SkipEmptyParts).contains(wanted))
            return names.encoding;
    }
    return {};
}

bool isSingleByte(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
    case Encoding::Utf32Le:
    case Encoding::Utf32Be:
    case Encoding::Gb18030:
    case Encoding::Big5:
    case Encoding::ShiftJis:
    case Encoding::EucJp:
    case Encoding::EucKr: return false;
    default: return true;
    }
}

} // namespace sheaf::formats
