// Addresses below a service's base address: ids of any shape become one percent-encoded segment each.
#pragma once

#include <QList>
#include <QPair>
#include <QStringList>
#include <QUrl>

namespace sheaf::service {

/// `base` without its trailing slashes, "/" and the encoded segments; a query of the base address is kept.
[[nodiscard]] QUrl below(const QUrl& base, const QStringList& segments, const QList<QPair<QString, QString>>& query = {});
/// Whether an id can be a segment: "", "." and ".." would lead to another address.
[[nodiscard]] bool isSegment(const QString& id);

} // namespace sheaf::service
