// The history of a row: every attempt with what came back then, and which of them stands in the table.
#include "project/answers_cache.h"
#include "sheet/row_history.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using project::Outcome;
using project::PartState;

namespace {

const QByteArray failedLine = R"({"custom_id":"a","error":{"code":"server_error","message":"Try later"}})";
const QByteArray goodLine
    = R"({"custom_id":"a","response":{"status_code":200,"body":{"choices":[{"finish_reason":"stop","message":{"content":"<b>fine</b>"}}]}}})";

project::JobRecord job(qint64 id, PartState state)
{
    project::PartRecord part;
    part.job = JobId(id);
    part.state = state;
    part.rows = {{RowId(0), 1}};
    project::JobRecord made;
    made.id = JobId(id);
    made.name = QStringLiteral("Job %1").arg(id);
    made.attempt = int(id);
    made.createdAt = fromMillis(1'795'000'000'000 + id * 1000);
    made.parts = {part};
    return made;
}

} // namespace

class TestRowPast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsEveryAttempt();
    void marksWhatStandsInTheTable();
    void showsAnswersAsPlainText();
    void readsOnlyWhileItIsLookedAt();
    void olderAttemptsStayWhileTheNewestGoesOn();
    void isNoWiderThanWhatIsSeen();

private:
    void receive(qint64 id, const QByteArray& line, Outcome outcome);

    std::unique_ptr<QTemporaryDir> m_folder;
    RowPastOrder m_order;
};

/// The first time it failed, the second time it went well, the third time is under way.
void TestRowPast::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(m_folder->path()).mkpath(QStringLiteral("received"));
    m_order = {m_folder->path(), {job(1, PartState::Accounted), job(2, PartState::Accounted), job(3, PartState::Created)}, {}, RowId(0)};
    receive(1, failedLine, Outcome::Failed);
    receive(2, goodLine, Outcome::Good);
}

void TestRowPast::receive(qint64 id, const QByteArray& line, Outcome outcome)
{
    const QString name = QStringLiteral("received/%1-1.output.jsonl").arg(id);
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(line + '\n');
    file.close();
    const std::vector<project::RowAnswer> answers {{RowId(0), {0, quint32(line.size()), 0, outcome, quint8(id)}}};
    QVERIFY(project::writeAnswersCache(m_folder->filePath(project::answersCacheFile(JobId(id), 1)), {name}, answers));
    m_order.answers.merge({name}, answers);
}

void TestRowPast::tellsEveryAttempt()
{
    const auto past = readRowPast(m_order, {});
    QVERIFY(past);
    QCOMPARE(past->size(), std::size_t(3));
    QCOMPARE(past->at(0).attempt.answer.outcome, Outcome::Pending);
    QCOMPARE(past->at(1).text, QStringLiteral("<b>fine</b>"));
    QCOMPARE(past->at(2).text, QStringLiteral("Try later (server_error)"));
}

void TestRowPast::marksWhatStandsInTheTable()
{
    const auto past = readRowPast(m_order, {});
    QVERIFY(past);
    QVERIFY(!past->at(0).isCurrent);
    QVERIFY(past->at(1).isCurrent);
    QVERIFY(!past->at(2).isCurrent);
}

void TestRowPast::showsAnswersAsPlainText()
{
    RowHistory history;
    history.resize(600, 400);
    history.show();
    history.setOrder(m_order);
    QTRY_COMPARE(history.findChildren<QWidget*>(QStringLiteral("pastAttempt")).size(), 3);
    QCOMPARE(history.findChildren<QLabel*>(QStringLiteral("currentAttempt")).size(), 1);
    QVERIFY(history.text().contains(QStringLiteral("<b>fine</b>")));
    for (const QLabel* label : history.findChildren<QLabel*>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    history.clear();
    QVERIFY(history.text().isEmpty());
}

void TestRowPast::readsOnlyWhileItIsLookedAt()
{
    RowHistory history;
    history.setOrder(m_order);
    QTest::qWait(20);
    QVERIFY(history.text().isEmpty());
    history.show();
    QTRY_VERIFY(!history.text().isEmpty());
}

void TestRowPast::olderAttemptsStayWhileTheNewestGoesOn()
{
    RowHistory history;
    history.resize(600, 400);
    history.show();
    history.setOrder(m_order);
    QTRY_VERIFY(history.text().contains(QStringLiteral("at the service")));
    QPointer<QLabel> answer;
    for (QLabel* label : history.findChildren<QLabel*>()) {
        if (label->text() == QStringLiteral("<b>fine</b>"))
            answer = label;
    }
    QVERIFY(answer);
    answer->setSelection(3, 4);
    m_order.jobs.last().parts.first().state = PartState::Ended;
    history.setOrder(m_order);
    QTRY_VERIFY(history.text().contains(QStringLiteral("answers being fetched")));
    QCOMPARE(history.findChildren<QWidget*>(QStringLiteral("pastAttempt")).size(), 3);
    QVERIFY(answer);
    QCOMPARE(answer->selectedText(), QStringLiteral("fine"));
}

void TestRowPast::isNoWiderThanWhatIsSeen()
{
    m_order.jobs[1].name = QStringLiteral("Reviews of the whole year, with the long name of the file that they came from");
    m_order.jobs[0].name = QString(200, u'x'); // one word, and nowhere to break it
    RowHistory history;
    history.resize(320, 400);
    history.show();
    history.setOrder(m_order);
    QTRY_COMPARE(history.findChildren<QWidget*>(QStringLiteral("pastAttempt")).size(), 3);
    for (const QWidget* attempt : history.findChildren<QWidget*>(QStringLiteral("pastAttempt")))
        QTRY_VERIFY(attempt->isVisible()); // what is not shown yet takes no room
    QVERIFY(history.widget()->minimumSizeHint().width() <= history.viewport()->width());
}

QTEST_MAIN(TestRowPast)
#include "tst_row_past.moc"
