#include "requests/render.h"

#include "json/text.h"
#include "requests/placeholders.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

namespace sheaf::requests {

namespace {

constexpr std::array ownMembers {
    QLatin1String("model"), QLatin1String("messages"), QLatin1String("prompt"), QLatin1String("input")};

/// A text inside a JSON string: escaped, without quotes.
void appendEscaped(QByteArray& out, QByteArrayView utf8)
{
    const QByteArray quoted = json::quoted(utf8);
    out.append(QByteArrayView(quoted).sliced(1, quoted.size() - 2));
}

/// Raw JSON as it may stand in a line: no line break that any reader could see. Outside of strings these three
/// characters are no JSON, so replacing their bytes is safe.
QByteArray onOneLine(const QByteArray& value)
{
    return json::compact(value)
        .replace(QByteArrayView("\u2028"), QByteArrayView("\\u2028"))
        .replace(QByteArrayView("\u2029"), QByteArrayView("\\u2029"))
        .replace(QByteArrayView("\u0085"), QByteArrayView("\\u0085"));
}

Result<QByteArray> parameterMembers(const QList<Parameter>& parameters)
{
    QByteArray out;
    QStringList seen;
    for (const Parameter& parameter : parameters) {
        const bool isOwn = std::ranges::find(ownMembers, parameter.name) != ownMembers.end();
        if (isOwn || seen.contains(parameter.name))
            return failure(ErrorCode::NotJson, {}, QStringLiteral("parameter \"%1\" stands twice").arg(parameter.name));
        if (json::firstFault(parameter.value))
            return failure(ErrorCode::NotJson, {}, QStringLiteral("parameter \"%1\"").arg(parameter.name));
        seen.append(parameter.name);
        out += ',' + json::quoted(parameter.name) + ':' + onOneLine(parameter.value);
    }
    return out;
}

} // namespace

/// Collects literals and cells; joins neighbouring literals into one piece.
class PieceList
{
public:
    PieceList(const QStringList& columns, std::vector<Renderer::Piece>& pieces)
        : m_columns(columns), m_pieces(pieces) { }

    /// JSON text that is already as it shall stand.
    void addRaw(QByteArrayView json)
    {
        if (m_pieces.empty() || m_pieces.back().cell >= 0)
            m_pieces.emplace_back();
        m_pieces.back().literal += json;
    }

    /// The text with its placeholders; every name in it must be a column. Cells still count in columns.
    void addText(const QString& text)
    {
        qsizetype done = 0;
        for (const Placeholder& placeholder : placeholdersIn(text)) {
            addLiteral(QStringView(text).sliced(done, placeholder.start - done));
            m_pieces.push_back({{}, columnNamed(m_columns, placeholder.name)});
            done = placeholder.start + placeholder.length;
        }
        addLiteral(QStringView(text).sliced(done));
    }

private:
    void addLiteral(QStringView text)
    {
        QByteArray escaped;
        appendEscaped(escaped, text.toUtf8());
        if (!escaped.isEmpty())
            addRaw(escaped);
    }

    const QStringList& m_columns;
    std::vector<Renderer::Piece>& m_pieces;
};

Result<Renderer> Renderer::compile(
    const RequestTemplate& requestTemplate, const QStringList& columns, const LineShape& shape)
{
    if (const QStringList unknown = unknownPlaceholders(requestTemplate, columns); !unknown.isEmpty())
        return failure(ErrorCode::UnknownColumn, {}, unknown.first());
    const QString model = requestTemplate.model.trimmed();
    if (model.isEmpty())
        return failure(ErrorCode::NoModel);
    const Result<QByteArray> parameters = parameterMembers(requestTemplate.parameters);
    if (!parameters)
        return failure(parameters.error());

    Renderer renderer;
    renderer.m_afterId = "\",\"method\":\"POST\"";
    if (!shape.url.isEmpty())
        renderer.m_afterId += ",\"url\":" + json::quoted(shape.url);
    renderer.m_afterId += ",\"body\":{\"model\":" + json::quoted(model) + ',';
    renderer.addTexts(requestTemplate, columns);
    renderer.m_tail += *parameters + "}}";
    renderer.resolveColumns();
    return renderer;
}

void Renderer::addTexts(const RequestTemplate& requestTemplate, const QStringList& columns)
{
    PieceList pieces(columns, m_pieces);
    switch (requestTemplate.kind) {
    case Kind::Chat:
        m_afterId += "\"messages\":[{\"role\":";
        if (!requestTemplate.system.isEmpty()) {
            pieces.addRaw("\"system\",\"content\":\"");
            pieces.addText(requestTemplate.system);
            pieces.addRaw("\"},{\"role\":");
        }
        pieces.addRaw("\"user\",\"content\":\"");
        m_tail = "\"}]";
        break;
    case Kind::Completion:
        m_afterId += "\"prompt\":\"";
        m_tail = "\"";
        break;
    case Kind::Embedding:
        m_afterId += "\"input\":\"";
        m_tail = "\"";
        break;
    }
    pieces.addText(requestTemplate.user);
}

/// From positions among all columns to positions among the used ones.
void Renderer::resolveColumns()
{
    for (const Piece& piece : m_pieces) {
        if (piece.cell >= 0)
            m_usedColumns.push_back(piece.cell);
    }
    std::ranges::sort(m_usedColumns);
    const auto [first, last] = std::ranges::unique(m_usedColumns);
    m_usedColumns.erase(first, last);
    for (Piece& piece : m_pieces) {
        if (piece.cell >= 0)
            piece.cell = std::ranges::lower_bound(m_usedColumns, piece.cell) - m_usedColumns.begin();
    }
}

void Renderer::appendLine(QByteArray& out, QByteArrayView customId, std::span<const QByteArray> usedCells) const
{
    Q_ASSERT(usedCells.size() == m_usedColumns.size());
    out += "{\"custom_id\":\"";
    appendEscaped(out, customId);
    out += m_afterId;
    for (const Piece& piece : m_pieces) {
        if (piece.cell < 0)
            out += piece.literal;
        else
            appendEscaped(out, usedCells[size_t(piece.cell)]);
    }
    out += m_tail;
}

QByteArray customIdFor(RowId row, qint64 number, QByteArrayView salt)
{
    // The low half of a hash that is the same on every machine and in every release.
    const quint64 hash = XXH3_64bits_withSeed(salt.data(), size_t(salt.size()), row.value);
    const QByteArray digits = QByteArray::number(hash & 0xffff'ffffu, 16).rightJustified(8, '0');
    return "row-" + QByteArray::number(number) + '-' + digits;
}

} // namespace sheaf::requests
