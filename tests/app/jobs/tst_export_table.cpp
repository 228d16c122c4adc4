// Any valid text survives every way out and back in.
#include "app/project/imported.h"
#include "base/progress.h"
#include "formats/delimited.h"
#include "formats/workbook.h"
#include "jobs/export_table.h"

#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace sheaf;
using namespace sheaf::test;

namespace {

using Rows = std::vector<std::vector<QByteArray>>;

constexpr qsizetype longText = 40'000;

/// What has broken programs before.
std::vector<QByteArray> knownTroubles()
{
    return {QByteArray("a\0b", 3), "=1+1", "+1", "-1", "@x", " outer ", "\t", "\"", "\"\"", "a\"b", "a,b;c|d\te", "line\nline", "\n", "\r",
        "\r\n", "a\rb", "00123", "12345678901234567890", "1E5", "TRUE", "2024-03-05", "_x0041_", "_x000D_", "__x005F_x0041_", "_x008F\x1B", "_x",
        "\x01\x02\x1F\x7F", "\u0085\u2028\u2029", "\uFEFFmark", "\uFFFE\uFFFF", "\U0001F600\U0010FFFF", "<a>&amp;]]>", "{{id}}",
        "https://example.org", "mailto:a@b.c", "external:x", QByteArray("e\u0301\u0323").repeated(200)};
}

QByteArray randomText(QRandomGenerator& random)
{
    const auto codePoint = [&random]() -> char32_t {
        switch (random.bounded(6)) {
        case 0: return random.bounded(0x20u);
        case 1: return random.bounded(0x80u);
        case 2: return U"\",;\t\n\r '_x="[random.bounded(10)];
        case 3: return random.bounded(0x80u, 0xD800u);
        case 4: return random.bounded(0xE000u, 0x10000u);
        default: return random.bounded(0x10000u, 0x110000u);
        }
    };
    QList<char32_t> text;
    for (int length = random.bounded(1, 40); length > 0; --length)
        text.append(codePoint());
    return QString::fromUcs4(text.constData(), text.size()).toUtf8();
}

/// Three columns; none of the cells is empty, so that every row is seen again wherever it went.
Rows sampleRows()
{
    QRandomGenerator random(20'260'105);
    std::vector<QByteArray> texts = knownTroubles();
    while (texts.size() % 3 != 0 || texts.size() < 600)
        texts.push_back(randomText(random));
    Rows rows;
    for (size_t i = 0; i < texts.size(); i += 3)
        rows.push_back({texts[i], texts[i + 1], texts[i + 2]});
    return rows;
}

QByteArray asCsv(const Rows& rows)
{
    QByteArray csv;
    formats::appendRecord(csv, {"one", "two", "three"});
    for (const auto& row : rows)
        formats::appendRecord(csv, row);
    return csv;
}

Rows cellsOf(const project::SheetData& sheet)
{
    Rows rows;
    std::ignore = project::forEachRow(sheet, [&](qint64, RowId row, QByteArrayView record) {
        rows.push_back(sheet.cellsOf(row, record, sheet.columns));
        return true;
    });
    return rows;
}

Rows sheetRows(const QString& path, const QString& sheet)
{
    Rows rows;
    const auto add = [&](std::span<const QByteArray> cells, qint64) {
        rows.emplace_back(cells.begin(), cells.end());
        return true;
    };
    const Result<void> read = formats::readSheet(path, sheet, add, nullptr, {});
    if (!read)
        qWarning("%s", qPrintable(codeName(read.error().code) + read.error().detail));
    return rows;
}

/// The first cell that differs, readable.
QString difference(const Rows& a, const Rows& b)
{
    if (a.size() != b.size())
        return QStringLiteral("%1 rows, not %2").arg(a.size()).arg(b.size());
    for (size_t i = 0; i < a.size(); ++i) {
        for (size_t k = 0; k < std::max(a[i].size(), b[i].size()); ++k) {
            const QByteArray left = a[i].size() > k ? a[i][k] : QByteArray("nothing");
            const QByteArray right = b[i].size() > k ? b[i][k] : QByteArray("nothing");
            if (left != right)
                return QStringLiteral("row %1: %2, not %3").arg(i).arg(
                    QString::fromLatin1(left.left(200).toHex(' ')), QString::fromLatin1(right.left(200).toHex(' ')));
        }
    }
    return {};
}

} // namespace

class TestExportTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextComesBack_data();
    void everyTextComesBack();
    void longTextsStandOnTheirOwnSheet();
    void fullDiskLeavesNothing();
    void stopLeavesNothing();
    void formatsByEnding();

private:
    static Result<jobs::Exported> exported(const project::Project& project, const QString& path, std::stop_token stop = {});
};

Result<jobs::Exported> TestExportTable::exported(const project::Project& project, const QString& path, std::stop_token stop)
{
    jobs::TableExport order;
    order.sheet = project.sheet().data();
    order.format = jobs::tableFormat(path).value();
    order.withAnswers = false;
    Progress progress;
    return jobs::exportTable(order, path, progress, std::move(stop));
}

void TestExportTable::everyTextComesBack_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"csv", "jsonl", "xlsx"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void TestExportTable::everyTextComesBack()
{
    QFETCH(QString, ending);
    const bool isWorkbook = ending == u"xlsx";
    Rows rows = sampleRows();
    if (!isWorkbook)
        rows.push_back({QByteArray("\u00E9").repeated(longText), "=", "x"});
    const Workplace place;
    const Imported in = place.import(QStringLiteral("in.csv"), asCsv(rows));
    QVERIFY(in.result);
    QCOMPARE(difference(cellsOf(in.project->sheet().data()), rows), QString());
    const QString path = place.path(QStringLiteral("out.") + ending);
    const Result<jobs::Exported> written = exported(*in.project, path);
    QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    QCOMPARE(written->rows, qint64(rows.size()));
    if (isWorkbook) {
        QVERIFY(written->escapedCharacters > 0);
        QCOMPARE(written->longTexts, 0);
        rows.insert(rows.begin(), {"one", "two", "three"});
        QCOMPARE(difference(sheetRows(path, {}), rows), QString());
        return;
    }
    const Imported back = importPath(path, place.library());
    QVERIFY2(back.result, back.result ? "" : qPrintable(codeName(back.result.error().code)));
    QCOMPARE(difference(cellsOf(back.project->sheet().data()), rows), QString());
}

void TestExportTable::longTextsStandOnTheirOwnSheet()
{
    const QByteArray limit = QByteArray("\u00E9").repeated(32'767);
    const QByteArray longer = "\U0001F600 _x0041_" + QByteArray("\x01y").repeated(20'000);
    const Workplace place;
    const Imported in = place.import(QStringLiteral("in.csv"), asCsv({{"1", limit, "a"}, {"2", "short", longer}}));
    QVERIFY(in.result);
    const QString path = place.path(QStringLiteral("out.xlsx"));
    const Result<jobs::Exported> written = exported(*in.project, path);
    QVERIFY(written);
    QCOMPARE(written->longTexts, 1);
    const Rows rows = sheetRows(path, {});
    QCOMPARE(rows.size(), 3U);
    QVERIFY(rows[1][1] == limit);
    QVERIFY2(rows[2][2].contains("Long texts") && rows[2][2].contains("row 2"), rows[2][2].constData());
    QByteArray joined;
    for (const auto& piece : sheetRows(path, QStringLiteral("Long texts"))) {
        if (piece[0] != "row") {
            QCOMPARE(piece[0], QByteArray("3"));
            QCOMPARE(piece[1], QByteArray("three"));
            joined += piece[3];
        }
    }
    QVERIFY(joined == longer);
}

/// A file must not grow beyond that, as on a full disk: the temporary files of the writer, which does not look, included.
void TestExportTable::fullDiskLeavesNothing()
{
    const Workplace place;
    QRandomGenerator random(7);
    Rows rows;
    while (rows.size() < 5'000)
        rows.push_back({QByteArray::number(random.generate64()), QByteArray::number(random.generate64()), "x"});
    const Imported in = place.import(QStringLiteral("in.csv"), asCsv(rows));
    const QString path = place.path(QStringLiteral("out.xlsx"));
    struct rlimit before {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit tight {.rlim_cur = 64 * 1024, .rlim_max = before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &tight);
    const Result<jobs::Exported> written = exported(*in.project, path);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QVERIFY(!QFile::exists(path) && !QFile::exists(path + QStringLiteral(".part")));
}

void TestExportTable::stopLeavesNothing()
{
    const Workplace place;
    const Imported in = place.import(QStringLiteral("in.csv"), asCsv({{"1", "2", "3"}}));
    std::stop_source stop;
    stop.request_stop();
    const QString path = place.path(QStringLiteral("out.xlsx"));
    const Result<jobs::Exported> written = exported(*in.project, path, stop.get_token());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(path) && !QFile::exists(path + QStringLiteral(".part")));
}

void TestExportTable::formatsByEnding()
{
    QCOMPARE(jobs::tableFormat(QStringLiteral("a.XLSX")).value(), jobs::TableFormat::Xlsx);
    QCOMPARE(jobs::tableFormat(QStringLiteral("a.csv")).value(), jobs::TableFormat::Csv);
    QCOMPARE(jobs::tableFormat(QStringLiteral("a.jsonl")).value(), jobs::TableFormat::JsonLines);
    QVERIFY(!jobs::tableFormat(QStringLiteral("a.xls")));
}

QTEST_GUILESS_MAIN(TestExportTable)
#include "tst_export_table.moc"
