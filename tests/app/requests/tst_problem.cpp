#include "requests/problem.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace sheaf::requests;

namespace {

constexpr int codeCount = int(ProblemCode::NoRows) + 1;

Problem sample(ProblemCode code, bool isError)
{
    Problem problem;
    problem.code = code;
    problem.isError = isError;
    problem.line = 7;
    problem.otherLine = 1234;
    problem.column = 5;
    problem.field = "review";
    problem.detail = QStringLiteral("1000000");
    problem.other = QStringLiteral("gpt-a");
    return problem;
}

} // namespace

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasANameOfItsOwn();
    void everyCodeHasPlainWords();
    void factsStandInTheSentence();
};

void TestProblem::everyCodeHasANameOfItsOwn()
{
    QSet<QString> names;
    for (int code = 0; code < codeCount; ++code) {
        const QString name = codeName(ProblemCode(code));
        QVERIFY2(QRegularExpression(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)+$")).match(name).hasMatch(), qPrintable(name));
        names.insert(name);
    }
    QCOMPARE(names.size(), codeCount);
    QCOMPARE(codeName(ProblemCode::IdRepeated), QStringLiteral("id-repeated"));
}

void TestProblem::everyCodeHasPlainWords()
{
    const QRegularExpression jargon(QStringLiteral("invalid|occurred|error|!|%\\d|please"), QRegularExpression::CaseInsensitiveOption);
    for (int code = 0; code < codeCount; ++code) {
        for (const bool isError : {true, false}) {
            const QString words = sentence(sample(ProblemCode(code), isError));
            QVERIFY2(words.size() > 20, qPrintable(codeName(ProblemCode(code))));
            QVERIFY2(words.endsWith(QLatin1Char('.')) && words.front().isUpper(), qPrintable(words));
            QVERIFY2(!jargon.match(words).hasMatch(), qPrintable(words));
        }
    }
}

void TestProblem::factsStandInTheSentence()
{
    QVERIFY(sentence(sample(ProblemCode::IdRepeated, true)).contains(QLatin1String("\"1000000\"")));
    QVERIFY(sentence(sample(ProblemCode::IdRepeated, true)).contains(QLatin1String("1234"))
        || sentence(sample(ProblemCode::IdRepeated, true)).contains(QLatin1String("1,234")));
    QVERIFY(sentence(sample(ProblemCode::ModelDiffers, true)).contains(QLatin1String("gpt-a")));
    QVERIFY(sentence(sample(ProblemCode::TooManyBytes, true)).contains(QLatin1String("1 MB")));
    QVERIFY(sentence(sample(ProblemCode::TooManyRows, true)) != sentence(sample(ProblemCode::TooManyRows, false)));
    QVERIFY(sentence(sample(ProblemCode::CellEmpty, false)).contains(QLatin1String("review")));
}

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
