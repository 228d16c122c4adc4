// How a workbook shows a number: the part of its format language that tables use.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <vector>

namespace sheaf::formats {

/// The format code of a built-in id ("0.00" for 2); empty for those that only a code in the workbook can tell. Ids that
/// mean the date "as this computer writes dates" (14, 22 and the East Asian ones) give ISO dates: a file must not read
/// differently from one computer to the next.
[[nodiscard]] QByteArray builtInFormat(int id);

class NumberFormat
{
public:
    NumberFormat(); ///< General
    explicit NumberFormat(QByteArrayView code);
    ~NumberFormat();
    NumberFormat(NumberFormat&&) noexcept;
    NumberFormat& operator=(NumberFormat&&) noexcept;

    /// `value` as the workbook wrote it ("45000.5"), as the workbook shows it. Whole numbers of any length keep every
    /// digit where the format is General; others have 15 significant digits. A date in a format that is not understood
    /// is ISO; what is no number is shown as it is. `from1904`: which day the workbook calls 0.
    void append(QByteArray& out, QByteArrayView value, bool from1904) const;

    struct Section;

private:
    std::vector<Section> m_sections; ///< for positive, negative, zero; none = General
};

} // namespace sheaf::formats
