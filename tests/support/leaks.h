// Looks for what must not have been written.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sheaf::test {

/// A known secret and known text of rows, and where each of them is found although it should not be: the key in no file,
/// the text only where rows belong (sheet/, sent/, received/, and files named in `withRows`).
struct Trace {
    QByteArray key;
    QByteArray rowText;
    QStringList withRows = {}; ///< ends of paths

    [[nodiscard]] QStringList leaksIn(const QString& folder) const;
    [[nodiscard]] bool isIn(const QByteArray& words) const { return words.contains(key) || words.contains(rowText); }
    [[nodiscard]] bool isIn(const QString& words) const { return isIn(words.toUtf8()); }
};

} // namespace sheaf::test
