#include "service/batch_calls.h"

#include "service/http_errors.h"
#include "service/json_read.h"
#include "service/service_url.h"

#include <QSet>

namespace sheaf::service {

namespace {

constexpr int pageSize = 100;
/// Services that ignore `limit` send 20 a page.
constexpr int smallestUsualPage = 20;

struct RawPage {
    std::vector<QByteArrayView> items;
    bool hasMore = false;
    bool saysWhetherMore = false;
};

/// {data: […], has_more} or a bare array.
std::optional<RawPage> pageFrom(const QByteArray& body)
{
    const QByteArrayView json = validJson(body);
    if (json.startsWith('['))
        return RawPage {elementsOf(json), false, false};
    const auto object = ObjectView::of(json);
    const auto data = object ? object->raw("data") : std::nullopt;
    if (!data || json::typeOf(*data) != json::Type::Array)
        return {};
    const auto more = object->raw("has_more");
    RawPage page {elementsOf(*data), more && *more == "true", more.has_value()};
    return page;
}

/// Collects pages from services that repeat themselves, never end, or end early (protocol.md, trap 25).
class PageCollector
{
public:
    explicit PageCollector(int limit)
        : m_limit(limit)
    {
    }

    /// Whether to ask for the page after cursor().
    [[nodiscard]] bool add(const RawPage& page)
    {
        bool anyNew = false;
        for (const QByteArrayView item : page.items) {
            auto batch = batchFromJson(item.toByteArray());
            if (!batch) {
                m_result.complete = false;
                m_result.hasUnreadable = true;
                continue;
            }
            m_cursor = batch->id;
            if (m_seen.contains(batch->id))
                continue;
            m_seen.insert(batch->id);
            anyNew = true;
            if (m_result.batches.size() < m_limit)
                m_result.batches.append(std::move(*batch));
            else
                m_result.complete = false;
        }
        // A full page that does not say whether it is the last one may not be.
        if (!page.saysWhetherMore && page.items.size() >= std::size_t(smallestUsualPage))
            m_result.complete = false;
        if (!page.hasMore)
            return false;
        if (anyNew && m_result.batches.size() < m_limit)
            return true;
        m_result.complete = false;
        return false;
    }

    void breakOff() { m_result.complete = false; }
    [[nodiscard]] const QString& cursor() const { return m_cursor; }
    [[nodiscard]] BatchPage take() { return std::move(m_result); }

private:
    int m_limit;
    BatchPage m_result;
    QSet<QString> m_seen;
    QString m_cursor;
};

QUrl pageAddress(const Profile& profile, int limit, const QString& after)
{
    QList<QPair<QString, QString>> query {{QStringLiteral("limit"), QString::number(std::clamp(limit, 1, pageSize))}};
    if (!after.isEmpty())
        query.append({QStringLiteral("after"), after});
    return below(profile.baseUrl, {QStringLiteral("batches")}, query);
}

Result<RawPage> pageOrError(const HttpOutcome& outcome, const QUrl& url, QByteArray& keepsBody)
{
    if (outcome && saysNotSupported(*outcome))
        return failure(ErrorCode::NotSupported, url.toString());
    auto body = bodyOrError(outcome, url);
    if (!body)
        return failure(body.error());
    keepsBody = std::move(*body);
    auto page = pageFrom(keepsBody);
    if (!page)
        return failure(ErrorCode::AnswerNotUnderstood, url.toString(), messageFromErrorBody(keepsBody));
    return std::move(*page);
}

} // namespace

Result<BatchPage> listBatches(const Wire& wire, int limit, const std::stop_token& stop)
{
    PageCollector collector(limit);
    const int maxPages = limit / smallestUsualPage + 2;
    for (int pages = 0; pages < maxPages; ++pages) {
        const QUrl url = pageAddress(wire.profile(), limit, collector.cursor());
        QByteArray body; // the page's items are views into it
        const auto page = pageOrError(wire.send(Exchange::Read, readRequest(url, stop)), url, body);
        if (!page) {
            if (pages == 0 || page.error().code == ErrorCode::Cancelled)
                return failure(page.error());
            break; // what has come so far is worth more than an error
        }
        if (!collector.add(*page))
            return collector.take();
    }
    collector.breakOff();
    return collector.take();
}

Result<QStringList> listModels(const Wire& wire, const std::stop_token& stop)
{
    const QUrl url = below(wire.profile().apiUrl, {QStringLiteral("models")});
    QByteArray body;
    const auto page = pageOrError(wire.send(Exchange::Read, readRequest(url, stop)), url, body);
    if (!page)
        return failure(page.error());
    QStringList ids;
    for (const QByteArrayView item : page->items) {
        const auto object = ObjectView::of(item);
        if (const QString id = object ? object->text("id") : textOf(item); !id.isEmpty())
            ids.append(id);
    }
    return ids;
}

} // namespace sheaf::service
