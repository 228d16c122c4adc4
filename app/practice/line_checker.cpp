#include "practice/line_checker.h"

#include "practice/steady_hash.h"

#include <QJsonDocument>

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    tl::unexpected<Fault> fault(const QString& code, const QString& message, qint64 line, const QString& param = {})
    {
        return tl::unexpected(Fault { .code = code, .message = message, .line = line, .param = param });
    }

    tl::unexpected<Fault> missing(const QString& name, qint64 line)
    {
        return fault(u"missing_required_parameter"_s, u"Missing required parameter: '%1'."_s.arg(name), line, name);
    }

    tl::unexpected<Fault> invalid(const QString& name, const QString& wanted, qint64 line)
    {
        return fault(u"invalid_request"_s, u"Invalid value for '%1': expected %2."_s.arg(name, wanted), line, name);
    }

    bool hasByteOrderMark(QByteArrayView line)
    {
        return line.startsWith("\xEF\xBB\xBF"); // Qt's parser would swallow it
    }

} // namespace

tl::expected<RequestLine, Fault> parseRequestLine(QByteArrayView line, qint64 number)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size()), &problem);
    if (problem.error != QJsonParseError::NoError || hasByteOrderMark(line))
        return fault(u"invalid_json_line"_s, u"This line is not parseable as valid JSON."_s, number);
    if (!document.isObject())
        return fault(u"invalid_request"_s, u"This line is not a JSON object."_s, number);
    const QJsonObject object = document.object();
    for (const QString& name : { u"custom_id"_s, u"method"_s, u"body"_s }) {
        if (object.value(name).isUndefined() || object.value(name).isNull())
            return missing(name, number);
    }
    const QString customId = object.value("custom_id"_L1).toString();
    if (customId.isEmpty())
        return invalid(u"custom_id"_s, u"a string that is not empty"_s, number);
    if (object.value("method"_L1) != "POST"_L1)
        return invalid(u"method"_s, u"POST"_s, number);
    if (!object.value("body"_L1).isObject())
        return invalid(u"body"_s, u"an object"_s, number);
    const QJsonObject body = object.value("body"_L1).toObject();
    const QString model = body.value("model"_L1).toString();
    if (model.isEmpty())
        return missing(u"body.model"_s, number);
    if (body.value("stream"_L1).toBool())
        return invalid(u"body.stream"_s, u"false"_s, number);
    return RequestLine { .customId = customId, .url = object.value("url"_L1).toString(), .model = model, .body = body };
}

LineChecker::LineChecker(const Dialect& dialect, QString endpoint)
    : m_dialect(dialect)
    , m_endpoint(std::move(endpoint))
{
}

bool LineChecker::add(QByteArrayView line)
{
    ++m_line;
    if (m_dialect.blankLinesSkipped && line.trimmed().isEmpty())
        return false;
    ++m_rows;
    const auto request = parseRequestLine(line, m_line);
    if (request)
        checkCommon(*request);
    else
        report(request.error());
    return true;
}

void LineChecker::checkCommon(const RequestLine& request)
{
    m_ids.emplace_back(steadyHash(request.customId.toUtf8()), m_line);
    if (m_dialect.urlRequired && request.url.isEmpty())
        report(missing(u"url"_s, m_line).value());
    else if (m_dialect.urlRequired && request.url != m_endpoint)
        report({ u"url_mismatch"_s, u"The URL provided for this request does not match the batch endpoint."_s, m_line, u"url"_s });
    if (m_model.isEmpty())
        m_model = request.model;
    else if (m_dialect.oneModel && request.model != m_model)
        report({ u"model_mismatch"_s, u"The provided model '%1' does not match the other requests in the batch."_s.arg(request.model), m_line, u"body.model"_s });
}

void LineChecker::findDuplicates()
{
    std::ranges::sort(m_ids);
    for (size_t i = 1; i < m_ids.size(); ++i) {
        if (m_ids[i].first == m_ids[i - 1].first)
            report({ u"duplicate_custom_id"_s, u"The custom_id for this request is a duplicate of another request."_s, m_ids[i].second, u"custom_id"_s });
    }
}

QList<Fault> LineChecker::finish()
{
    findDuplicates();
    if (m_rows == 0)
        report({ u"empty_file"_s, u"The input file is empty. Please ensure that the batch contains at least one request."_s, 0, {} });
    if (m_rows > m_dialect.maxRows)
        report({ u"too_many_tasks"_s, u"The batch input file contains too many requests. The limit is %1."_s.arg(m_dialect.maxRows), 0, {} });
    std::ranges::stable_sort(m_faults, {}, &Fault::line);
    return m_faults;
}

void LineChecker::report(Fault fault)
{
    if (m_faults.size() < mostFaults)
        m_faults += std::move(fault);
}

} // namespace sheaf::practice
