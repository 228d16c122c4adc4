#include "ui/import/made_previews.h"

#include <QThread>

namespace sheaf::test {

namespace {

using project::ImportPreview;
using project::ImportWishes;

std::vector<QStringList> splitRows(const QString& text, QChar delimiter)
{
    std::vector<QStringList> rows;
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines)
        rows.push_back(line.split(delimiter));
    return rows;
}

QStringList numberedColumns(qsizetype count)
{
    QStringList names;
    for (qsizetype column = 1; column <= count; ++column)
        names += QStringLiteral("Column %1").arg(column);
    return names;
}

ImportPreview previewOf(const QString& text, const ImportWishes& wishes)
{
    ImportPreview preview;
    formats::Dialect& dialect = preview.assumptions.dialect;
    dialect.delimiter = wishes.delimiter.value_or(text.contains(QLatin1Char(';')) ? ';' : ',');
    dialect.encoding = wishes.encoding.value_or(formats::Encoding::Utf8);
    dialect.quote = wishes.quote.value_or('"');
    dialect.hasHeader = wishes.hasHeader.value_or(true);
    preview.rows = splitRows(text, QChar::fromLatin1(dialect.delimiter));
    preview.rows.erase(preview.rows.begin(), preview.rows.begin() + (wishes.firstRow - 1));
    preview.sourceColumns = numberedColumns(preview.rows.front().size());
    if (dialect.hasHeader) {
        preview.sourceColumns = preview.rows.front();
        preview.rows.erase(preview.rows.begin());
    }
    return preview;
}

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

ui::PreviewReader readerOf(const std::shared_ptr<MadeSource>& source)
{
    return [source](const QStringList&, const ImportWishes& wishes, std::stop_token stop) -> Result<ImportPreview> {
        ++source->reads;
        while (source->blocked && !stop.stop_requested())
            QThread::msleep(2);
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        return previewOf(source->text, wishes);
    };
}

ui::PreviewReader readerOf(const ImportPreview& preview)
{
    return [preview](const QStringList&, const ImportWishes&, std::stop_token) { return Result<ImportPreview>(preview); };
}

ImportPreview semicolonPreview()
{
    ImportPreview preview = previewOf(words("Kundennr;Name;Ort;Bewertung;Datum;Betrag\n"
                                            "00123;Müller & Söhne;Köln;Sehr schön, gerne wieder;03.11.2026;1.234,50\n"
                                            "00124;Café Élan;Genève;Le service était impeccable;04.11.2026;89,00\n"
                                            "00125;Ångström AB;Malmö\n"
                                            "00126;Peña e Hijos;A Coruña;Todo perfecto, volveremos;05.11.2026;12,90\n"), {});
    preview.assumptions.dialect.encoding = formats::Encoding::Windows1252;
    preview.assumptions.encodingConfidence = 0.6;
    formats::Note note;
    note.kind = formats::Note::Kind::ShortRecord;
    note.line = 4;
    note.cells = 3;
    preview.assumptions.notes = {note};
    preview.assumptions.noteCount = 1;
    preview.isPlain = false;
    return preview;
}

ImportPreview workbookPreview()
{
    ImportPreview preview = previewOf(words("sku,product,description,price\n"
                                            "0001-A,Kettle,Stainless steel with a thermostat,39.90\n"
                                            "0002-A,Teapot,Glass and bamboo,24.00\n"
                                            "1E5,Mug,\"Blue\" glaze,7.50\n"), {});
    preview.assumptions.kind = formats::FileKind::Workbook;
    preview.assumptions.sheet = words("Catalogue");
    preview.sheets = {{words("Catalogue"), false}, {words("Suppliers 2026"), false}, {words("Lists"), true}};
    preview.isPlain = false;
    return preview;
}

ImportPreview anthropicPreview()
{
    ImportPreview preview;
    preview.assumptions.kind = formats::FileKind::Records;
    preview.assumptions.shape = project::LineShape::Params;
    preview.sourceColumns = {words("custom_id"), words("params")};
    for (int row = 1; row <= 3; ++row) {
        preview.rows.push_back({words("review-%1").arg(row),
            words("{\"model\": \"claude\", \"max_tokens\": 200, \"messages\": [{\"role\": \"user\", \"content\": \"Review %1\"}]}").arg(row)});
    }
    preview.isPlain = false;
    return preview;
}

ImportPreview unclosedPreview()
{
    ImportPreview preview = previewOf(words("id,review\n1,Great coffee\n2,Never again\n"), {});
    preview.fault = Error {ErrorCode::UnclosedQuote, words("/home/me/reviews.csv"), 4, 0, 0, {}};
    preview.isPlain = false;
    return preview;
}

ImportPreview arabicPreview()
{
    return previewOf(words("id,review\n1,قهوة رائعة\n2,Never again\n"), {});
}

} // namespace sheaf::test
