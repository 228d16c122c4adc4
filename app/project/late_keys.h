// Keys of records that no column shows, because they came behind the lines that told the columns.
#pragma once

#include "project/json_parts.h"
#include "project/sheet_data.h"

#include <QHash>

namespace sheaf::project {

class LateKeys
{
public:
    void lookAt(QByteArrayView line, qint64 number);
    struct Key {
        QByteArray key;
        qint64 line = 0; ///< where it stood first
    };
    /// In the order of their lines.
    [[nodiscard]] std::vector<Key> notIn(const QList<Column>& columns) const;

private:
    std::vector<QByteArray> m_usual; ///< raw keys of the line before: nearly always those of the next
    QHash<QByteArray, qint64> m_first;
};

} // namespace sheaf::project
