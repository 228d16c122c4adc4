// Which answer a row has when several files speak of it, and the cache of that.
#include "app/project/imported.h"
#include "project/answers_cache.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

RowAnswer answer(quint32 row, Outcome outcome, int attempt, quint16 file = 0)
{
    AnswerRef ref;
    ref.offset = attempt * 1000LL + row;
    ref.length = 10;
    ref.file = file;
    ref.outcome = outcome;
    ref.attempt = quint8(attempt);
    return {RowId(row), ref};
}

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void countsRows();
    void copiesStayAsTheyWere();
    void namesFiles();
    void cacheGivesTheSame();
    void cacheIsRefused();
    void namesOutcomes();
};

void TestAnswers::merges_data()
{
    QTest::addColumn<Outcome>("there");
    QTest::addColumn<int>("thereAttempt");
    QTest::addColumn<Outcome>("comes");
    QTest::addColumn<int>("comesAttempt");
    QTest::addColumn<bool>("replaces");
    const auto row = [](const QByteArray& name, Outcome there, int a, Outcome comes, int b, bool replaces) {
        QTest::newRow(name.constData()) << there << a << comes << b << replaces;
    };
    row("first", Outcome::None, 0, Outcome::Good, 1, true);
    row("pending first", Outcome::None, 0, Outcome::Pending, 1, true);
    row("answer to pending", Outcome::Pending, 1, Outcome::Failed, 1, true);
    row("pending never replaces", Outcome::Failed, 1, Outcome::Pending, 2, false);
    row("newer attempt", Outcome::Failed, 1, Outcome::Good, 2, true);
    row("newer attempt with less text", Outcome::Good, 1, Outcome::CutOff, 2, true);
    for (const Outcome without : {Outcome::Failed, Outcome::Expired, Outcome::Cancelled, Outcome::Missing, Outcome::Refused, Outcome::Empty}) {
        for (const Outcome with : {Outcome::Good, Outcome::CutOff, Outcome::DoesNotFit}) {
            const QByteArray names = outcomeName(with).toUtf8() + ", then " + outcomeName(without).toUtf8();
            row(names + " keeps the text", with, 1, without, 2, false);
            row(names + ", read the other way round", without, 2, with, 1, true);
        }
    }
    row("newer attempt without text", Outcome::Refused, 1, Outcome::Failed, 2, true);
    row("older attempt", Outcome::Good, 2, Outcome::Failed, 1, false);
    row("late answer while a newer one is awaited", Outcome::Pending, 2, Outcome::Good, 1, true);
    row("read again", Outcome::Missing, 1, Outcome::Good, 1, true);
    row("nothing", Outcome::Good, 1, Outcome::None, 3, false);
}

void TestAnswers::merges()
{
    QFETCH(Outcome, there);
    QFETCH(int, thereAttempt);
    QFETCH(Outcome, comes);
    QFETCH(int, comesAttempt);
    QFETCH(bool, replaces);
    for (const quint32 row : {3u, insertedRowBit | 3u}) {
        Answers answers;
        answers.merge({answer(row, there, thereAttempt)});
        answers.merge({answer(row, comes, comesAttempt)});
        QCOMPARE(int(answers.of(RowId(row)).outcome), int(replaces ? comes : there));
        QCOMPARE(int(answers.of(RowId(row)).attempt), replaces ? comesAttempt : thereAttempt);
    }
}

void TestAnswers::countsRows()
{
    Answers answers;
    QVERIFY(answers.isEmpty());
    QCOMPARE(int(answers.of(RowId(99)).outcome), int(Outcome::None));
    answers.merge({answer(0, Outcome::Pending, 1), answer(1, Outcome::Pending, 1), answer(insertedRowBit, Outcome::Good, 1)});
    answers.merge({answer(0, Outcome::Good, 1), answer(1, Outcome::Failed, 1)});
    answers.merge({answer(1, Outcome::Good, 2)});
    OutcomeCounts expected {};
    expected[std::size_t(Outcome::Good)] = 3;
    QCOMPARE(answers.counts(), expected);
    QVERIFY(!answers.isEmpty());
}

void TestAnswers::copiesStayAsTheyWere()
{
    Answers answers;
    answers.merge({answer(5, Outcome::Failed, 1)});
    const Answers copy = answers;
    answers.merge({answer(5, Outcome::Good, 2), answer(6, Outcome::Good, 1)});
    QCOMPARE(int(copy.of(RowId(5)).outcome), int(Outcome::Failed));
    QCOMPARE(int(copy.of(RowId(6)).outcome), int(Outcome::None));
}

void TestAnswers::namesFiles()
{
    Answers answers;
    const QStringList first {QStringLiteral("received/1-1.output.jsonl"), QStringLiteral("received/1-1.errors.jsonl")};
    const QStringList second {QStringLiteral("received/1-2.output.jsonl"), first[1]};
    answers.merge(first, {answer(0, Outcome::Good, 1, 0), answer(1, Outcome::Failed, 1, 1)});
    answers.merge(second, {answer(2, Outcome::Good, 1, 0), answer(3, Outcome::Failed, 1, 1)});
    answers.merge({}, {answer(4, Outcome::Missing, 1)});
    QCOMPARE(answers.files().size(), 3);
    QCOMPARE(answers.files()[answers.of(RowId(1)).file], first[1]);
    QCOMPARE(answers.files()[answers.of(RowId(2)).file], second[0]);
    QCOMPARE(answers.of(RowId(3)).file, answers.of(RowId(1)).file);
}

void TestAnswers::cacheGivesTheSame()
{
    const Workplace place;
    const QString path = place.path(QStringLiteral("1-1.index"));
    const QStringList files {QStringLiteral("received/1-1.output.jsonl"), QString()};
    const std::vector<RowAnswer> written {answer(0, Outcome::Good, 1), answer(insertedRowBit | 2, Outcome::Expired, 3, 1)};
    QVERIFY(writeAnswersCache(path, files, written));
    const Result<AnswersCache> read = readAnswersCache(path);
    QVERIFY(read);
    QCOMPARE(read->files, files);
    QCOMPARE(read->answers.size(), written.size());
    for (size_t i = 0; i < written.size(); ++i) {
        QCOMPARE(read->answers[i].row, written[i].row);
        QCOMPARE(read->answers[i].answer.offset, written[i].answer.offset);
        QCOMPARE(read->answers[i].answer.length, written[i].answer.length);
        QCOMPARE(read->answers[i].answer.file, written[i].answer.file);
        QCOMPARE(int(read->answers[i].answer.outcome), int(written[i].answer.outcome));
        QCOMPARE(read->answers[i].answer.attempt, written[i].answer.attempt);
    }
}

void TestAnswers::cacheIsRefused()
{
    const Workplace place;
    const QString name = QStringLiteral("1-1.index");
    QCOMPARE(readAnswersCache(place.path(name)).error().code, ErrorCode::FileNotFound);
    QVERIFY(writeAnswersCache(place.path(name), {QStringLiteral("a")}, {answer(0, Outcome::Good, 1)}));
    const QByteArray whole = fileBytes(place.path(name));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray broken = whole;
        broken[at] = char(broken[at] ^ 0x40);
        place.file(name, broken);
        QVERIFY2(!readAnswersCache(place.path(name)), qPrintable(QString::number(at)));
        place.file(name, whole.first(at));
        QVERIFY2(!readAnswersCache(place.path(name)), qPrintable(QString::number(at)));
    }
}

void TestAnswers::namesOutcomes()
{
    for (std::size_t i = 0; i < outcomeCount; ++i)
        QCOMPARE(outcomeFromName(outcomeName(Outcome(i))), std::optional(Outcome(i)));
    QCOMPARE(outcomeName(Outcome::DoesNotFit), QStringLiteral("does-not-fit"));
    QVERIFY(!outcomeFromName(QStringLiteral("splendid")));
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
