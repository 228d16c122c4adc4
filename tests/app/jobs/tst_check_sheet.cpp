// What would be sent, and what is wrong with it, before anything is.

#include "jobs/check_sheet.h"
#include "support/imported.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using requests::ProblemCode;

class TestCheckSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainTableIsReady();
    void aNameThatIsNoColumnBlocks();
    void emptyCellsAreCountedAndMayBeLeftOut();
    void rowsAreCutIntoPartsByRowsAndBytes();
    void onlyChosenRowsAreSent();
    void requestLinesAreCheckedAsTheyStand();
    void editedRequestLinesAreCheckedAsEdited();
    void anEmptySheetHasNothingToSend();

private:
    QTemporaryDir m_folder;
    int m_made = 0;

    std::shared_ptr<project::Project> make(const char* name, const QByteArray& bytes)
    {
        return test::imported(m_folder.filePath(QString::number(++m_made)), QLatin1String(name), bytes);
    }
    static jobs::CheckOrder orderFor(project::Project& project, const QString& prompt)
    {
        jobs::CheckOrder order;
        order.sheet = project.sheet().data();
        order.salt = project.facts().salt;
        order.profile = service::builtInProfiles().front();
        if (!prompt.isEmpty()) {
            order.requestTemplate.emplace();
            order.requestTemplate->model = QStringLiteral("m");
            order.requestTemplate->user = prompt;
        }
        return order;
    }
    static jobs::SheetCheck check(const jobs::CheckOrder& order)
    {
        Progress progress;
        const auto result = jobs::checkSheet(order, progress, {});
        if (!result)
            qFatal("%s", qPrintable(codeName(result.error().code)));
        return *result;
    }
};

namespace {

const QByteArray table = "id,text\n1,one\n2,\n3,three\n4,  \n";

} // namespace

void TestCheckSheet::aPlainTableIsReady()
{
    const auto project = make("a.csv", "id,text\n1,one\n2,two\n");
    const jobs::SheetCheck found = check(orderFor(*project, QStringLiteral("{{text}}")));
    QCOMPARE(found.errors, 0);
    QCOMPARE(found.rowsToSend, 2);
    QCOMPARE(found.parts.size(), 1);
    QCOMPARE(found.parts.first().rows, (QList<project::Piece> {{RowId(0), 2}}));
    QVERIFY(found.bytes > 0);
    QCOMPARE(found.parts.first().bytes, found.bytes);
}

void TestCheckSheet::aNameThatIsNoColumnBlocks()
{
    const auto project = make("b.csv", table);
    const jobs::SheetCheck found = check(orderFor(*project, QStringLiteral("{{text}} {{txet}}")));
    QCOMPARE(found.errors, 1);
    QCOMPARE(found.problems.front().code, ProblemCode::ColumnUnknown);
    QCOMPARE(found.problems.front().detail, QStringLiteral("txet"));
    QVERIFY(found.parts.isEmpty());
}

void TestCheckSheet::emptyCellsAreCountedAndMayBeLeftOut()
{
    const auto project = make("c.csv", table);
    jobs::CheckOrder order = orderFor(*project, QStringLiteral("{{text}}"));
    const jobs::SheetCheck asked = check(order);
    QCOMPARE(asked.rowsWithEmptyCells, 2);
    QCOMPARE(asked.errors, 0);
    QCOMPARE(asked.rowsToSend, 4);
    QCOMPARE(asked.problems.front().code, ProblemCode::CellEmpty);
    QCOMPARE(asked.problems.front().line, 2);
    QCOMPARE(asked.problems.front().field, QByteArray("text"));
    order.emptyCells = jobs::EmptyCells::LeaveOut;
    const jobs::SheetCheck left = check(order);
    QCOMPARE(left.rowsToSend, 2);
    QCOMPARE(left.parts.first().rows, (QList<project::Piece> {{RowId(0), 1}, {RowId(2), 1}}));
}

void TestCheckSheet::rowsAreCutIntoPartsByRowsAndBytes()
{
    QByteArray rows = "text\n";
    for (int i = 0; i < 10; ++i)
        rows += "row\n";
    const auto project = make("d.csv", rows);
    jobs::CheckOrder order = orderFor(*project, QStringLiteral("{{text}}"));
    order.profile.maxRows = 4;
    const jobs::SheetCheck byRows = check(order);
    QCOMPARE(byRows.parts.size(), 3);
    QCOMPARE(byRows.parts.last().rowCount, 2);
    order.profile.maxRows = 0;
    order.profile.maxBytes = byRows.bytes / 2 + 10;
    const jobs::SheetCheck byBytes = check(order);
    QVERIFY(byBytes.parts.size() >= 2);
    qint64 sum = 0;
    for (const jobs::PartPlan& part : byBytes.parts) {
        QVERIFY(part.bytes <= order.profile.maxBytes);
        sum += part.rowCount;
    }
    QCOMPARE(sum, 10);
}

void TestCheckSheet::onlyChosenRowsAreSent()
{
    const auto project = make("e.csv", table);
    jobs::CheckOrder order = orderFor(*project, QStringLiteral("{{text}}"));
    order.positions = std::vector<quint32> {1, 2};
    const jobs::SheetCheck found = check(order);
    QCOMPARE(found.rowsToSend, 2);
    QCOMPARE(found.problems.front().line, 2); // the row as the user sees it
    QCOMPARE(found.parts.first().rows, (QList<project::Piece> {{RowId(1), 2}}));
}

void TestCheckSheet::requestLinesAreCheckedAsTheyStand()
{
    const QByteArray good = R"({"custom_id":"a","method":"POST","body":{"model":"m","messages":[{"role":"user","content":"x"}]}})";
    const auto project = make("f.jsonl", good + "\n{\"custom_id\":\"b\"}\n" + good + "\n");
    const jobs::SheetCheck found = check(orderFor(*project, {}));
    QVERIFY(found.errors >= 2);
    const auto has = [&](ProblemCode code, qint64 line) {
        return std::any_of(found.problems.begin(), found.problems.end(),
            [&](const requests::Problem& problem) { return problem.code == code && problem.line == line; });
    };
    QVERIFY(has(ProblemCode::BodyMissing, 2));
    QVERIFY(has(ProblemCode::IdRepeated, 3));
}

void TestCheckSheet::editedRequestLinesAreCheckedAsEdited()
{
    const QByteArray line = R"({"custom_id":"a","method":"POST","body":{"model":"m","messages":[{"role":"user","content":"x"}]}})";
    const auto project = make("g.jsonl", line + "\n" + QByteArray(line).replace("\"a\"", "\"b\"") + "\n");
    QCOMPARE(check(orderFor(*project, {})).errors, 0);
    const project::SheetData& sheet = project->sheet().data();
    const auto changed = project->sheet().setCells({{sheet.order.at(1), sheet.columns.first().id, "a"}}, QStringLiteral("edit"));
    QVERIFY(changed);
    const jobs::SheetCheck found = check(orderFor(*project, {}));
    QCOMPARE(found.errors, 1);
    QCOMPARE(found.problems.front().code, ProblemCode::IdRepeated);
}

void TestCheckSheet::anEmptySheetHasNothingToSend()
{
    const auto project = make("h.csv", "id,text\n1,one\n");
    project->sheet().removeRows({{0, 1}}, QStringLiteral("delete"));
    const jobs::SheetCheck found = check(orderFor(*project, QStringLiteral("{{text}}")));
    QCOMPARE(found.problems.front().code, ProblemCode::NoRows);
    QVERIFY(found.parts.isEmpty());
}

QTEST_GUILESS_MAIN(TestCheckSheet)
#include "tst_check_sheet.moc"
