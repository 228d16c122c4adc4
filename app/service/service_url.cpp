#include "service/service_url.h"

#include <QUrlQuery>

namespace sheaf::service {

QUrl below(const QUrl& base, const QStringList& segments, const QList<QPair<QString, QString>>& query)
{
    QString path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    for (const QString& segment : segments)
        path += u'/' + QString::fromLatin1(QUrl::toPercentEncoding(segment));
    QUrl url = base;
    url.setPath(path, QUrl::StrictMode);
    if (!query.isEmpty()) {
        QUrlQuery items(base);
        for (const auto& [name, value] : query)
            items.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        url.setQuery(items);
    }
    return url;
}

bool isSegment(const QString& id)
{
    return !id.isEmpty() && id != QLatin1String(".") && id != QLatin1String("..");
}

} // namespace sheaf::service
