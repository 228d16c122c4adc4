// Editing with undo and redo, against a plain table.
#include "app/project/imported.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

const QByteArray requestLines
    = "{\"custom_id\":\"a\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
      "{\"role\":\"user\",\"content\":\"u\"}],\"seed\":12345678901234567890}}\n"
      "{\"custom_id\":\"b\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
      "{\"role\":\"user\",\"content\":\"v\"}],\"seed\":1}}\n";

/// A sheet in memory over a file, with what was handed to be saved.
struct Bench {
    Workplace place;
    Imported made;
    SheetData first;
    std::vector<SheetWrite> writes;
    std::unique_ptr<Sheet> sheet;

    Bench(const QString& name, const QByteArray& text) : made(place.import(name, text)), first(made.project->sheet().data())
    {
        sheet = std::make_unique<Sheet>(first, 0, [this](SheetWrite write) { writes.push_back(std::move(write)); });
    }
    [[nodiscard]] ColumnId column(qsizetype index) const { return sheet->data().columns[index].id; }
    [[nodiscard]] RowId row(qint64 position) const { return sheet->data().order.at(position); }
};

/// The sheet that somebody would load after these writes.
SheetData replayed(SheetData data, const std::vector<SheetWrite>& writes)
{
    for (const SheetWrite& write : writes) {
        for (const auto& [row, column, text] : write.cells) {
            if (text)
                data.edits[row].insert(column, *text);
            else
                data.edits[row].remove(column);
        }
        if (write.order)
            data.order = RowOrder(*write.order);
        if (write.columns)
            data.columns = *write.columns;
    }
    return data;
}

QByteArray numbers(int rows)
{
    QByteArray text("a,b\n");
    for (int i = 0; i < rows; ++i)
        text += QByteArray::number(i) + ",x" + QByteArray::number(i) + '\n';
    return text;
}

void editAtRandom(Bench& bench, QRandomGenerator& random)
{
    Sheet& sheet = *bench.sheet;
    const qint64 rows = sheet.data().rowCount();
    const auto somewhere = [&] { return qint64(random.bounded(quint32(rows + 1))); };
    const QString name = QString::number(random.generate());
    switch (random.bounded(6)) {
    case 0: {
        std::vector<CellChange> changes;
        for (quint32 i = random.bounded(4u); rows > 0 && i > 0; --i)
            changes.push_back({bench.row(somewhere() % rows), bench.column(0), QByteArray::number(random.generate())});
        QVERIFY(sheet.setCells(changes, name));
        break;
    }
    case 1: sheet.insertRows(somewhere(), {{{bench.column(0), "new"}}, {}}, name); break;
    case 2: sheet.removeRows({{somewhere(), 1}, {somewhere(), 2}}, name); break;
    case 3: sheet.addColumn(name, qsizetype(random.bounded(5u))); break;
    case 4: sheet.renameColumn(bench.column(0), name); break;
    default:
        if (sheet.data().columns.size() > 1)
            sheet.removeColumn(bench.column(sheet.data().columns.size() - 1));
    }
}

QByteArray everything(const SheetData& data)
{
    return data.columnNames().join(u'|').toUtf8() + '\n' + dump(data);
}

} // namespace

class TestSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoGivesBackAndRedoGivesAgain_data();
    void undoGivesBackAndRedoGivesAgain();
    void copiesDoNotChange();
    void announces();
    void namesSteps();
    void aSecondTextInOneStepIsUndone();
    void rowsThatComeLaterSurviveUndo();
    void removedColumnsKeepTheirEdits();
    void readOnlyDoesNothing();
    void editsJsonLines();
    void refusesWhatIsNoJson();
    void replacesWholeLines();
    void addsJsonRows();
};

void TestSheet::undoGivesBackAndRedoGivesAgain_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSheet::undoGivesBackAndRedoGivesAgain()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    Bench bench(QStringLiteral("numbers.csv"), numbers(30));
    QList<QByteArray> states {everything(bench.sheet->data())};
    for (int step = 0; step < 40; ++step) {
        const size_t before = bench.writes.size();
        editAtRandom(bench, random);
        if (bench.writes.size() > before)
            states.append(everything(bench.sheet->data()));
    }
    QVERIFY(states.size() > 20);
    for (qsizetype i = states.size() - 2; i >= 0; --i) {
        bench.sheet->undo();
        QCOMPARE(everything(bench.sheet->data()), states[i]);
    }
    QCOMPARE(bench.sheet->undoLabel(), QString());
    QCOMPARE(bench.sheet->data().edits.size(), 0);
    for (qsizetype i = 1; i < states.size(); ++i) {
        bench.sheet->redo();
        QCOMPARE(everything(bench.sheet->data()), states[i]);
    }
    QCOMPARE(bench.sheet->redoLabel(), QString());
    QCOMPARE(everything(replayed(bench.first, bench.writes)), states.last());
}

void TestSheet::copiesDoNotChange()
{
    Bench bench(QStringLiteral("numbers.csv"), numbers(5));
    const SheetData copy = bench.sheet->data();
    const QByteArray before = everything(copy);
    QVERIFY(bench.sheet->setCells({{RowId(1), bench.column(0), "z"}}, {}));
    bench.sheet->removeRows({{0, 1}}, {});
    bench.sheet->addColumn(QStringLiteral("c"), 0);
    QCOMPARE(everything(copy), before);
}

void TestSheet::announces()
{
    Bench bench(QStringLiteral("numbers.csv"), numbers(10));
    QSignalSpy cells(bench.sheet.get(), &Sheet::cellsChanged);
    QSignalSpy inserted(bench.sheet.get(), &Sheet::rowsInserted);
    QSignalSpy removed(bench.sheet.get(), &Sheet::rowsRemoved);
    QSignalSpy reset(bench.sheet.get(), &Sheet::orderReset);
    QSignalSpy columns(bench.sheet.get(), &Sheet::columnsChanged);
    QVERIFY(bench.sheet->setCells({{RowId(1), bench.column(0), "y"}, {RowId(3), bench.column(0), "z"}}, {}));
    QCOMPARE(cells.takeFirst().at(0).value<QList<RowId>>(), (QList<RowId> {RowId(1), RowId(3)}));
    bench.sheet->insertRows(4, {{}, {}}, {});
    QCOMPARE(inserted.takeFirst(), (QVariantList {4LL, 2LL}));
    bench.sheet->undo();
    QCOMPARE(removed.takeFirst(), (QVariantList {4LL, 2LL}));
    bench.sheet->removeRows({{8, 2}, {2, 3}, {7, 2}}, {});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(bench.sheet->data().rowCount(), 4);
    bench.sheet->undo();
    QCOMPARE(reset.size(), 2);
    bench.sheet->removeRows({{8, 2}, {6, 2}}, {});
    QCOMPARE(removed.takeFirst(), (QVariantList {6LL, 4LL}));
    bench.sheet->renameColumn(bench.column(1), QStringLiteral("text"));
    QCOMPARE(columns.size(), 1);
    QCOMPARE(cells.size(), 0);
    QCOMPARE(inserted.size(), 0);
}

void TestSheet::namesSteps()
{
    Bench bench(QStringLiteral("numbers.csv"), numbers(3));
    bench.sheet->removeRows({{0, 1}}, QStringLiteral("Delete row"));
    QCOMPARE(bench.sheet->undoLabel(), QStringLiteral("Delete row"));
    bench.sheet->undo();
    QCOMPARE(bench.sheet->redoLabel(), QStringLiteral("Delete row"));
    bench.sheet->insertRows(0, {{}}, QStringLiteral("Add row"));
    QCOMPARE(bench.sheet->redoLabel(), QString());
    QCOMPARE(bench.sheet->undoLabel(), QStringLiteral("Add row"));
}

void TestSheet::aSecondTextInOneStepIsUndone()
{
    Bench bench(QStringLiteral("numbers.csv"), numbers(1));
    QVERIFY(bench.sheet->setCells({{RowId(0), bench.column(0), "p"}, {RowId(0), bench.column(0), "q"}}, {}));
    QCOMPARE(dump(bench.sheet->data()), QByteArray("q|x0\n"));
    bench.sheet->undo();
    QCOMPARE(dump(bench.sheet->data()), QByteArray("0|x0\n"));
    bench.sheet->redo();
    QCOMPARE(dump(bench.sheet->data()), QByteArray("q|x0\n"));
    QCOMPARE(dump(replayed(bench.first, bench.writes)), QByteArray("q|x0\n"));
}

void TestSheet::rowsThatComeLaterSurviveUndo()
{
    Bench bench(QStringLiteral("numbers.csv"), numbers(4));
    SheetData growing = bench.first;
    growing.index = RowIndex(4);
    growing.index.append(std::vector<quint32> {5, 5});
    growing.order = RowOrder({{RowId(0), 2}});
    Sheet sheet(growing, 0, [](SheetWrite) {});
    sheet.removeRows({{0, 1}}, {});
    sheet.insertRows(1, {{{bench.column(0), "new"}}}, {});
    sheet.undo();
    sheet.appendBaseRows(std::vector<quint32> {5, 5});
    QCOMPARE(dump(sheet.data()), QByteArray("1|x1\n2|x2\n3|x3\n"));
    sheet.redo();
    QCOMPARE(dump(sheet.data()), QByteArray("1|x1\nnew|\n2|x2\n3|x3\n"));
    sheet.undo();
    sheet.undo();
    QCOMPARE(dump(sheet.data()), QByteArray("0|x0\n1|x1\n2|x2\n3|x3\n"));
}

void TestSheet::removedColumnsKeepTheirEdits()
{
    Bench bench(QStringLiteral("numbers.csv"), numbers(1));
    const ColumnId added = bench.sheet->addColumn(QStringLiteral("c"), 2);
    QVERIFY(bench.sheet->setCells({{RowId(0), added, "mine"}}, {}));
    bench.sheet->removeColumn(added);
    // Also after a restart the id is not given to another column.
    Sheet later(replayed(bench.first, bench.writes), 0, [](SheetWrite) {});
    QVERIFY(later.addColumn(QStringLiteral("d"), 2) != added);
    QCOMPARE(dump(later.data()), QByteArray("0|x0|\n"));
    bench.sheet->undo();
    QCOMPARE(dump(bench.sheet->data()), QByteArray("0|x0|mine\n"));
}

void TestSheet::readOnlyDoesNothing()
{
    Bench bench(QStringLiteral("numbers.csv"), numbers(2));
    Sheet sheet(bench.first, 0, {});
    QVERIFY(sheet.isReadOnly());
    QVERIFY(sheet.setCells({{RowId(0), bench.column(0), "z"}}, {}));
    sheet.insertRows(0, {{}}, {});
    sheet.removeRows({{0, 1}}, {});
    sheet.addColumn(QStringLiteral("c"), 0);
    sheet.removeColumn(bench.column(0));
    QCOMPARE(everything(sheet.data()), everything(bench.first));
}

void TestSheet::editsJsonLines()
{
    Bench bench(QStringLiteral("requests.jsonl"), requestLines);
    const SheetData& data = bench.sheet->data();
    QCOMPARE(data.columnNames().join(u' '), QStringLiteral("custom_id model system user seed"));
    const QByteArray line = *data.line(RowId(0));
    QVERIFY(bench.sheet->setCells({{RowId(0), bench.column(3), "new\ntext"}, {RowId(0), bench.column(0), "7"}}, {}));
    QByteArray expected = line;
    expected.replace("\"u\"", "\"new\\ntext\"").replace("\"a\"", "\"7\"");
    QCOMPARE(*data.line(RowId(0)), expected);
    QCOMPARE(*data.cell(RowId(0), data.columns[4]), QByteArray("12345678901234567890"));
    QCOMPARE(bench.writes.back().cells.size(), size_t(1));
    bench.sheet->undo();
    QCOMPARE(*data.line(RowId(0)), line);
    QVERIFY(data.edits.isEmpty());
}

void TestSheet::refusesWhatIsNoJson()
{
    Bench bench(QStringLiteral("requests.jsonl"), requestLines);
    const QByteArray before = dump(bench.sheet->data());
    const Result<void> done
        = bench.sheet->setCells({{RowId(1), bench.column(0), "fine"}, {RowId(0), bench.column(4), "not fine"}}, {});
    QCOMPARE(done.error().code, ErrorCode::NotJson);
    QCOMPARE(dump(bench.sheet->data()), before);
    QVERIFY(bench.writes.empty());
}

void TestSheet::replacesWholeLines()
{
    Bench bench(QStringLiteral("requests.jsonl"), requestLines + "{broken\n");
    QCOMPARE(bench.sheet->setCells({{RowId(2), bench.column(0), "c"}}, {}).error().code, ErrorCode::NotJson);
    QVERIFY(bench.sheet->setCells({{RowId(2), wholeLine, "{\"custom_id\":\"c\"}"}}, {}));
    QCOMPARE(*bench.sheet->data().line(RowId(2)), QByteArray("{\"custom_id\":\"c\"}"));
    QVERIFY(!bench.sheet->setCells({{RowId(2), wholeLine, "{}\n{}"}}, {}));
    bench.sheet->undo();
    QCOMPARE(*bench.sheet->data().line(RowId(2)), QByteArray("{broken"));
}

void TestSheet::addsJsonRows()
{
    Bench bench(QStringLiteral("requests.jsonl"), requestLines);
    bench.sheet->insertRows(1, {{}, {{bench.column(3), "say"}, {bench.column(4), "5"}}}, {});
    const SheetData& data = bench.sheet->data();
    QCOMPARE(*data.line(bench.row(1)),
        QByteArray("{\"custom_id\":\"new-1\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"system\","
                   "\"content\":\"\"},{\"role\":\"user\",\"content\":\"\"}]}}"));
    QCOMPARE(dump(data).split('\n').value(2), QByteArray("new-2|m||say|5"));
    QVERIFY(bench.sheet->setCells({{bench.row(1), bench.column(3), "more"}}, {}));
    QCOMPARE(dump(data).split('\n').value(1), QByteArray("new-1|m||more|"));
    bench.sheet->undo();
    bench.sheet->undo();
    QCOMPARE(data.rowCount(), 2);
    QVERIFY(data.edits.isEmpty());
}

QTEST_GUILESS_MAIN(TestSheet)
#include "tst_sheet.moc"
