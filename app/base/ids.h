// Strong ids: a row cannot be mistaken for a job, nor either of them for a count.
#pragma once

#include <QHash>
#include <QMetaType>

#include <compare>

namespace sheaf {

template <class Tag, class Rep> struct StrongId {
    Rep value {};

    constexpr StrongId() = default;
    constexpr explicit StrongId(Rep v) : value(v) { }
    constexpr auto operator<=>(const StrongId&) const = default;
};

template <class Tag, class Rep> size_t qHash(StrongId<Tag, Rep> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

/// A row's name for life, whatever is inserted, deleted or moved around it. Rows of the imported base count from 0;
/// rows that the user added have the highest bit set.
using RowId = StrongId<struct RowTag, quint32>;
inline constexpr quint32 insertedRowBit = 0x8000'0000u;

using ColumnId = StrongId<struct ColumnTag, qint32>;
using JobId = StrongId<struct JobTag, qint64>;
using PartId = StrongId<struct PartTag, qint64>;
using TemplateId = StrongId<struct TemplateTag, qint64>;

} // namespace sheaf

Q_DECLARE_METATYPE(sheaf::RowId)
Q_DECLARE_METATYPE(sheaf::JobId)
