#include "jobs/row_requests.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

bool isBlank(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

} // namespace

requests::LineRules lineRules(const service::Profile& profile, const QString& endpoint)
{
    requests::LineRules rules;
    switch (profile.urlMode) {
    case service::UrlMode::Required: rules.url = requests::LineRules::Url::Required; break;
    case service::UrlMode::Optional: rules.url = requests::LineRules::Url::Optional; break;
    case service::UrlMode::Omit: rules.url = requests::LineRules::Url::Omit; break;
    }
    rules.endpoint = endpoint;
    rules.endpointMismatchIsError = profile.endpointRule == service::EndpointRule::Error;
    rules.singleModel = profile.singleModel;
    rules.maxRows = profile.maxRows;
    rules.maxBytes = profile.maxBytes;
    rules.splits = true;
    return rules;
}

requests::LineShape lineShape(const service::Profile& profile, const QString& endpoint)
{
    return {profile.writesUrl ? endpoint : QString()};
}

Result<RowRequests> RowRequests::make(const project::SheetData& sheet,
    const std::optional<requests::RequestTemplate>& requestTemplate, const requests::LineShape& shape, const QByteArray& salt)
{
    RowRequests result;
    result.m_sheet = sheet;
    result.m_salt = salt;
    result.m_baseRows = sheet.baseRowCount();
    if (!requestTemplate)
        return result;
    auto renderer = requests::Renderer::compile(*requestTemplate, sheet.columnNames(), shape);
    if (!renderer)
        return failure(renderer.error());
    for (const qsizetype column : renderer->usedColumns())
        result.m_used.push_back(sheet.columns.at(column));
    result.m_renderer = std::move(*renderer);
    return result;
}

Result<void> RowRequests::appendLine(QByteArray& out, RowId row, QByteArrayView record) const
{
    if (!m_renderer) {
        out += m_sheet.lineOf(row, record);
        return {};
    }
    const bool added = row.value & insertedRowBit;
    const qint64 number = added ? m_baseRows + qint64(row.value & ~insertedRowBit) + 1 : qint64(row.value) + 1;
    m_renderer->appendLine(out, requests::customIdFor(row, number, m_salt), m_sheet.cellsOf(row, record, m_used));
    return {};
}

Result<QByteArray> RowRequests::line(RowId row) const
{
    const Result<QByteArray> record = m_sheet.baseRecord(row);
    if (!record)
        return failure(record.error());
    QByteArray out;
    if (auto appended = appendLine(out, row, *record); !appended)
        return failure(appended.error());
    return out;
}

QString RowRequests::firstEmptyColumn(RowId row, QByteArrayView record) const
{
    if (m_used.empty())
        return {};
    const std::vector<QByteArray> cells = m_sheet.cellsOf(row, record, m_used);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (isBlank(cells[i]))
            return m_used[i].name;
    }
    return {};
}

} // namespace sheaf::jobs
