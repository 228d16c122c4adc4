// Edits of very many cells: as single edits and as a new base, against the same edit of a plain table; with undo, reopening,
// stopping and what is left on the disk.
#include "app/project/imported.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

QByteArray table(int rows)
{
    QByteArray text("id,name,note\n");
    for (int i = 0; i < rows; ++i)
        text += QByteArray::number(i) + ",\"name \"\"" + QByteArray::number(i % 7) + "\"\"\",\"a, b\"\n";
    return text;
}

QByteArray lines(int rows)
{
    QByteArray text;
    for (int i = 0; i < rows; ++i)
        text += "{\"custom_id\":\"r" + QByteArray::number(i)
            + "\", \"method\":\"POST\",\"body\":{\"model\":\"m\",\"seed\":12345678901234567890,\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]}}\n";
    return text;
}

ColumnId columnNamed(const Project& project, const QString& name)
{
    for (const Column& column : project.sheet().data().columns) {
        if (column.name == name)
            return column.id;
    }
    return {};
}

Result<BulkCount> carriedOut(Project& project, BulkEdit edit)
{
    std::optional<Result<BulkCount>> done;
    project.startBulk(std::move(edit), [&](const Result<BulkCount>& count) { done = count; });
    if (!QTest::qWaitFor([&] { return done.has_value(); }, 30'000))
        return failure(ErrorCode::TimedOut);
    return *done;
}

/// Every cell of these columns in capitals, with something behind it.
BulkEdit louder(const QList<ColumnId>& columns)
{
    BulkEdit edit;
    edit.label = QStringLiteral("Louder");
    edit.columns = columns;
    edit.change = [](qint64, ColumnId, QByteArrayView text) { return text.toByteArray().toUpper() + ",\"!\""; };
    return edit;
}

QStringList basesOf(const Project& project)
{
    return QDir(project.path(QStringLiteral("sheet"))).entryList({QStringLiteral("*.csv"), QStringLiteral("*.jsonl")}, QDir::Files);
}

} // namespace

class TestBulkEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesAll_data();
    void changesAll();
    void keepsOtherEditsAndRowIds();
    void changesChosenRowsByNumber();
    void insertsAndChangesInOneStep_data();
    void insertsAndChangesInOneStep();
    void copiesRowsAndColumns();
    void editsLinesByteForByte();
    void aRefusedTextChangesNothing();
    void stops();
    void refusesOtherEditsMeanwhile();
    void removesBasesThatNoUndoNeeds();
    void goesOnAfterUndoOnDisk();
    void doesTheSameAsAPlainTable();
};

void TestBulkEdit::changesAll_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("newBase");
    QTest::newRow("few: single edits") << 10 << false;
    QTest::newRow("many: a new base") << 5'000 << true;
}

void TestBulkEdit::changesAll()
{
    QFETCH(int, rows);
    QFETCH(bool, newBase);
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(rows));
    Project& project = *made.project;
    const QByteArray before = dump(project.sheet().data());
    const Result<BulkCount> count = carriedOut(project, louder({columnNamed(project, QStringLiteral("name"))}));
    QVERIFY(count);
    QCOMPARE(count->cells, rows);
    QCOMPARE(count->rows, rows);
    QCOMPARE(project.sheet().undoLabel(), QStringLiteral("Louder"));
    QByteArray expected;
    for (const QByteArray& line : before.split('\n')) {
        if (line.isEmpty())
            continue;
        QList<QByteArray> cells = line.split('|');
        cells[1] = cells[1].toUpper() + ",\"!\"";
        expected += cells.join('|') + '\n';
    }
    const QByteArray after = dump(project.sheet().data());
    QCOMPARE(after, expected);
    QCOMPARE(basesOf(project).size(), newBase ? 2 : 1);
    QCOMPARE(project.sheet().data().edits.isEmpty(), newBase);

    project.sheet().undo();
    QCOMPARE(dump(project.sheet().data()), before);
    project.sheet().redo();
    QCOMPARE(dump(project.sheet().data()), expected);
    const QString folder = project.folder();
    made.project.reset();
    const auto again = reopened(folder);
    QVERIFY(again);
    QCOMPARE(dump(again->sheet().data()), expected);
}

void TestBulkEdit::keepsOtherEditsAndRowIds()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(4'000));
    Sheet& sheet = made.project->sheet();
    const ColumnId id = columnNamed(*made.project, QStringLiteral("id"));
    const ColumnId extra = sheet.addColumn(QStringLiteral("extra"), 1);
    QVERIFY(sheet.setCells({{sheet.data().order.at(7), id, "seven"}, {sheet.data().order.at(8), extra, "eight"}}, {}));
    sheet.insertRows(3, {{{id, "added"}, {extra, "x"}}}, {});
    sheet.removeRows({{0, 2}}, {});
    sheet.moveRows({{5, 2}}, 0, {});
    const QList<Piece> order = sheet.data().order.pieces();
    const QByteArray before = dump(sheet.data());
    QVERIFY(carriedOut(*made.project, louder({columnNamed(*made.project, QStringLiteral("note"))})));
    QCOMPARE(sheet.data().order.pieces(), order);
    QCOMPARE(dump(sheet.data()).replace("A, B,\"!\"", "a, b").replace(",\"!\"", ""), before);
    QCOMPARE(sheet.data().base.addedRows, 1);
    for (int i = 0; i < 6; ++i)
        sheet.undo();
    QCOMPARE(dump(sheet.data()), dump(place.import(QStringLiteral("t.csv"), table(4'000)).project->sheet().data()));
}

void TestBulkEdit::changesChosenRowsByNumber()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(6'000));
    Sheet& sheet = made.project->sheet();
    const ColumnId name = columnNamed(*made.project, QStringLiteral("name"));
    BulkEdit edit;
    edit.columns = {name};
    edit.rows.emplace();
    for (int i = 5'999; i >= 1'000; --i) // backwards, as a sorted view has them
        edit.rows->push_back(sheet.data().order.at(i));
    edit.change = [](qint64 n, ColumnId, QByteArrayView) { return QByteArray::number(n); };
    const Result<BulkCount> count = carriedOut(*made.project, std::move(edit));
    QVERIFY(count);
    QCOMPARE(count->cells, 5'000);
    const Column& column = *sheet.data().column(name);
    QCOMPARE(*sheet.data().cell(RowId(999), column), QByteArray("name \"5\""));
    QCOMPARE(*sheet.data().cell(RowId(1'000), column), QByteArray("4999"));
    QCOMPARE(*sheet.data().cell(RowId(5'999), column), QByteArray("0"));
}

void TestBulkEdit::insertsAndChangesInOneStep_data()
{
    QTest::addColumn<int>("more");
    QTest::newRow("few") << 3;
    QTest::newRow("many") << 3'000;
}

void TestBulkEdit::insertsAndChangesInOneStep()
{
    QFETCH(int, more);
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(20));
    Sheet& sheet = made.project->sheet();
    const QByteArray before = dump(sheet.data());
    const ColumnId id = columnNamed(*made.project, QStringLiteral("id"));
    BulkEdit edit;
    edit.columns = {id, sheet.nextColumnId()};
    edit.rows = std::vector<RowId> {sheet.data().order.at(18), sheet.data().order.at(19)};
    edit.change = [](qint64 n, ColumnId, QByteArrayView) { return "old " + QByteArray::number(n); };
    edit.insertCount = more;
    edit.fill = [](qint64 n, ColumnId) { return "new, " + QByteArray::number(n); };
    edit.newColumns = {{QStringLiteral("fourth"), 3, {}}};
    QSignalSpy inserted(&sheet, &Sheet::rowsInserted);
    QSignalSpy reset(&sheet, &Sheet::orderReset);
    QVERIFY(carriedOut(*made.project, std::move(edit)));
    QCOMPARE(inserted.size() + reset.size(), 1);
    QCOMPARE(sheet.data().rowCount(), 20 + more);
    QCOMPARE(sheet.data().columns.size(), 4);
    const QList<QByteArray> rows = dump(sheet.data()).split('\n');
    QCOMPARE(rows[17], QByteArray("17|name \"3\"|a, b|"));
    QCOMPARE(rows[18], QByteArray("old 0|name \"4\"|a, b|old 0"));
    QCOMPARE(rows[20], QByteArray("new, 0|||new, 0"));
    QCOMPARE(rows[19 + more], "new, " + QByteArray::number(more - 1) + "|||new, " + QByteArray::number(more - 1));
    sheet.undo();
    QCOMPARE(dump(sheet.data()), before);
    sheet.redo();
    const QByteArray after = dump(sheet.data());
    const QString folder = made.project->folder();
    made.project.reset();
    QCOMPARE(dump(reopened(folder)->sheet().data()), after);
}

void TestBulkEdit::copiesRowsAndColumns()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(3'000));
    Sheet& sheet = made.project->sheet();
    BulkEdit edit;
    edit.insertAt = 2;
    edit.insertCount = 2;
    edit.copies = {sheet.data().order.at(0), sheet.data().order.at(1)};
    edit.newColumns = {{QStringLiteral("copy"), 1, columnNamed(*made.project, QStringLiteral("id"))}};
    QVERIFY(carriedOut(*made.project, std::move(edit)));
    const QList<QByteArray> rows = dump(sheet.data()).split('\n');
    QCOMPARE(rows[1], QByteArray("1|1|name \"1\"|a, b"));
    QCOMPARE(rows[3], QByteArray("1||name \"1\"|a, b"));
    QCOMPARE(rows[4], QByteArray("2|2|name \"2\"|a, b"));
}

void TestBulkEdit::editsLinesByteForByte()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("r.jsonl"), lines(3'000));
    Sheet& sheet = made.project->sheet();
    const ColumnId user = columnNamed(*made.project, QStringLiteral("user"));
    const ColumnId note = sheet.addColumn(QStringLiteral("note"), 0);
    BulkEdit edit = louder({user, note});
    edit.insertCount = 1;
    edit.copies = {sheet.data().order.at(0)};
    QVERIFY(carriedOut(*made.project, std::move(edit)));
    const QByteArray expected = lines(3'000).replace("\"content\":\"u\"", "\"content\":\"U,\\\"!\\\"\"");
    QByteArray base = fileBytes(made.project->path(sheet.data().base.fileName));
    const QByteArray copy = base.sliced(base.lastIndexOf('\n', -2) + 1);
    QCOMPARE(base.chopped(copy.size()), expected);
    QCOMPARE(copy, lines(1).replace("\"r0\"", "\"new-1\""));
    QCOMPARE(*sheet.data().cell(sheet.data().order.at(5), *sheet.data().column(note)), QByteArray(",\"!\""));
}

void TestBulkEdit::aRefusedTextChangesNothing()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("r.jsonl"), lines(3'000));
    Sheet& sheet = made.project->sheet();
    const QByteArray before = dump(sheet.data());
    const Result<BulkCount> count = carriedOut(*made.project, louder({columnNamed(*made.project, QStringLiteral("seed"))}));
    QCOMPARE(count.error().code, ErrorCode::NotJson);
    QCOMPARE(dump(sheet.data()), before);
    QCOMPARE(basesOf(*made.project), QStringList {QStringLiteral("000.jsonl")});
    QVERIFY(!sheet.isBusy());
    QVERIFY(sheet.undoLabel().isEmpty());
}

void TestBulkEdit::stops()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(50'000));
    std::optional<Result<BulkCount>> done;
    made.project->startBulk(louder({columnNamed(*made.project, QStringLiteral("name"))}), [&](const auto& count) { done = count; });
    QVERIFY(made.project->bulkProgress());
    made.project->stopBulk();
    QVERIFY(done.has_value());
    QCOMPARE(done->error().code, ErrorCode::Cancelled);
    QVERIFY(!made.project->bulkProgress());
    QTRY_COMPARE(basesOf(*made.project), QStringList {QStringLiteral("000.csv")});
    QVERIFY(made.project->sheet().undoLabel().isEmpty());
}

void TestBulkEdit::refusesOtherEditsMeanwhile()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(5'000));
    Sheet& sheet = made.project->sheet();
    QSignalSpy busy(&sheet, &Sheet::busyChanged);
    std::optional<Result<BulkCount>> done;
    made.project->startBulk(louder({columnNamed(*made.project, QStringLiteral("name"))}), [&](const auto& count) { done = count; });
    QVERIFY(sheet.isBusy());
    QVERIFY(sheet.setCells({{sheet.data().order.at(0), sheet.data().columns[0].id, "no"}}, {}));
    sheet.removeRows({{0, 1}}, {});
    std::optional<Result<BulkCount>> second;
    made.project->startBulk(louder({}), [&](const auto& count) { second = count; });
    QCOMPARE(second->error().code, ErrorCode::Unexpected);
    QVERIFY(QTest::qWaitFor([&] { return done.has_value(); }, 30'000));
    QCOMPARE(busy.size(), 2);
    QCOMPARE(sheet.data().rowCount(), 5'000);
    QVERIFY(dump(sheet.data()).startsWith("0|NAME"));
}

void TestBulkEdit::removesBasesThatNoUndoNeeds()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(3'000));
    const ColumnId name = columnNamed(*made.project, QStringLiteral("name"));
    for (int i = 0; i < 3; ++i)
        QVERIFY(carriedOut(*made.project, louder({name})));
    QCOMPARE(basesOf(*made.project).size(), 4);
    const QString folder = made.project->folder();
    made.project.reset();
    const auto again = reopened(folder);
    QCOMPARE(basesOf(*again), QStringList {QStringLiteral("003.csv")});
}

void TestBulkEdit::goesOnAfterUndoOnDisk()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(3'000));
    Sheet& sheet = made.project->sheet();
    QVERIFY(sheet.setCells({{sheet.data().order.at(1), sheet.data().columns[0].id, "typed"}}, {}));
    const QByteArray before = dump(sheet.data());
    QVERIFY(carriedOut(*made.project, louder({columnNamed(*made.project, QStringLiteral("name"))})));
    sheet.undo();
    const QString folder = made.project->folder();
    made.project.reset();
    const auto again = reopened(folder);
    QCOMPARE(dump(again->sheet().data()), before);
    QCOMPARE(basesOf(*again), QStringList {QStringLiteral("000.csv")});
}

/// Random edits small and large; after each the sheet is what a plain table is, and so it is after undoing everything.
void TestBulkEdit::doesTheSameAsAPlainTable()
{
    QRandomGenerator random(20261122);
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), table(2'500));
    Sheet& sheet = made.project->sheet();
    std::vector<QByteArray> states {dump(sheet.data())};
    for (int step = 0; step < 12; ++step) {
        const QByteArray mark = QByteArray::number(step);
        BulkEdit edit;
        edit.label = QString::number(step);
        edit.columns = {sheet.data().columns[qsizetype(random.bounded(3u))].id};
        const bool all = random.bounded(2u) == 0;
        if (!all) {
            edit.rows.emplace();
            for (qint64 i = random.bounded(50u); i < sheet.data().rowCount(); i += 1 + random.bounded(3u))
                edit.rows->push_back(sheet.data().order.at(i));
        }
        const qint64 inserted = random.bounded(3u) == 0 ? 800 : 1;
        edit.insertAt = qint64(random.bounded(quint32(sheet.data().rowCount())));
        edit.insertCount = inserted;
        edit.fill = [mark](qint64 n, ColumnId) { return mark + "+" + QByteArray::number(n); };
        edit.change = [mark](qint64 n, ColumnId, QByteArrayView) { return mark + ":" + QByteArray::number(n); };
        // The same by hand.
        QList<QByteArray> rows = states.back().split('\n');
        rows.removeLast();
        const auto column = std::ranges::find(sheet.data().columns, edit.columns.first(), &Column::id) - sheet.data().columns.begin();
        const auto put = [&](QByteArray& row, const QByteArray& text) {
            QList<QByteArray> cells = row.split('|');
            cells[column] = text;
            row = cells.join('|');
        };
        for (qint64 i = 0; all && i < rows.size(); ++i)
            put(rows[i], mark + ":-1");
        for (size_t i = 0; !all && i < edit.rows->size(); ++i)
            put(rows[sheet.data().order.positionOf((*edit.rows)[i])], mark + ":" + QByteArray::number(i));
        for (qint64 n = 0; n < inserted; ++n) {
            QByteArray row = QByteArray(sheet.data().columns.size() - 1, '|');
            put(row, mark + "+" + QByteArray::number(n));
            rows.insert(edit.insertAt + n, row);
        }
        QVERIFY(carriedOut(*made.project, std::move(edit)));
        QCOMPARE(dump(sheet.data()), rows.join('\n') + '\n');
        states.push_back(rows.join('\n') + '\n');
        if (random.bounded(3u) == 0) {
            sheet.removeRows({{qint64(random.bounded(1'000u)), 300}}, {});
            states.push_back(dump(sheet.data()));
        }
    }
    for (auto state = states.rbegin() + 1; state != states.rend(); ++state) {
        sheet.undo();
        QCOMPARE(dump(sheet.data()), *state);
    }
}

QTEST_GUILESS_MAIN(TestBulkEdit)
#include "tst_bulk_edit.moc"
