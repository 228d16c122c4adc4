// Whatever the files hold (shuffled, duplicated, cut at any byte, mixed with garbage), the sum closes, no row has two
// outcomes, no line is left out, and a plain slow reference comes to the same.

#include "jobs/accounting.h"
#include "jobs/row_outcome.h"

#include "base/whole_file.h"
#include "json/text.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace sheaf;
using project::Outcome;

namespace {

QByteArray chatLine(const QByteArray& idJson, const QByteArray& content, const QByteArray& finish = "stop")
{
    return "{\"id\":\"b\",\"custom_id\":" + idJson
        + ",\"response\":{\"status_code\":200,\"body\":{\"choices\":[{\"finish_reason\":\"" + finish
        + "\",\"message\":{\"content\":" + json::quoted(content) + "}}],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":1}}}}";
}

QByteArray errorLine(const QByteArray& idJson, const QByteArray& code)
{
    return "{\"custom_id\":" + idJson + ",\"response\":null,\"error\":{\"code\":\"" + code + "\"}}";
}

/// Lines of every kind that a service, a proxy or a full disk has been seen to leave behind.
QByteArray randomLine(QRandomGenerator& random, const QByteArrayList& ids)
{
    const QByteArray id = json::quoted(ids.at(random.bounded(int(ids.size()))));
    switch (random.bounded(20)) {
    case 0: return errorLine(id, "batch_expired");
    case 1: return errorLine(id, "batch_cancelled");
    case 2: return errorLine(id, "inference_failed");
    case 3: return chatLine(id, "half", "length");
    case 4: return chatLine(id, " \n");
    case 5: return chatLine(id, "no", "content_filter");
    case 6: return chatLine("null", "whose?");
    case 7: return chatLine("17", "a number");
    case 8: return chatLine(json::quoted("never-sent"), "stray");
    case 9: return R"({"response":{"status_code":200,"body":{}}})";
    case 10: return "<html>502 Bad Gateway</html>";
    case 11: return QByteArray(5, '\0');
    case 12: return "\xEF\xBB\xBF" + chatLine(id, "a mark in the middle");
    case 13: return QByteArray(random.bounded(3), ' ');
    case 14: return "[1,2]";
    default: return chatLine(id, "line\xE2\x80\xA8separator {\"n\":1}");
    }
}

QByteArray randomFile(QRandomGenerator& random, const QByteArrayList& ids)
{
    QByteArray file = random.bounded(3) == 0 ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    for (int lines = random.bounded(0, 3 * int(ids.size())); lines > 0; --lines)
        file += randomLine(random, ids) + (random.bounded(4) == 0 ? "\r\n" : "\n");
    if (random.bounded(2) == 0)
        file.truncate(random.bounded(int(file.size()) + 1)); // cut at any byte
    return file;
}

/// Plain, slow and without a thread: every line of both files, in order.
class Reference
{
public:
    Reference(const QByteArrayList& ids, service::Phase end) : m_ids(ids), m_end(end), m_lines(std::size_t(ids.size())) {}

    void read(QByteArray file)
    {
        if (file.startsWith("\xEF\xBB\xBF"))
            file = file.mid(3);
        for (const QByteArray& line : file.split('\n')) {
            if (!line.trimmed().isEmpty())
                take(line.endsWith('\r') ? line.chopped(1) : line);
        }
    }

    [[nodiscard]] Outcome outcomeOf(qsizetype row) const
    {
        const auto& lines = m_lines[std::size_t(row)];
        return jobs::rowOutcome(lines, m_end);
    }
    [[nodiscard]] jobs::StrayCounts strays() const
    {
        jobs::StrayCounts strays = m_strays;
        for (const auto& lines : m_lines)
            strays.secondAnswers += std::max<qint64>(0, qint64(lines.size()) - 1);
        return strays;
    }

private:
    static QByteArray textAt(const QByteArray& line, const json::Path& path)
    {
        const auto span = json::find(line, path);
        return span ? json::unquoted(span->in(line)) : QByteArray();
    }

    void take(const QByteArray& line)
    {
        using json::Step;
        const bool isObject = !json::firstFault(line) && json::typeOf(line) == json::Type::Object;
        const auto id = isObject ? json::find(line, {Step::of("custom_id")}) : std::nullopt;
        const bool isAnswer = id || (isObject && json::find(line, {Step::of("response")}));
        const auto row = id ? m_ids.indexOf(json::unquoted(id->in(line))) : -1;
        if (row < 0 || json::typeOf(id->in(line)) != json::Type::String)
            ++(isAnswer ? m_strays.noRow : m_strays.noResult);
        else
            m_lines[std::size_t(row)].push_back(outcomeOfLine(line));
    }

    static Outcome outcomeOfLine(const QByteArray& line)
    {
        using json::Step;
        const QByteArray code = textAt(line, {Step::of("error"), Step::of("code")});
        if (!code.isEmpty())
            return code == "batch_expired" ? Outcome::Expired : code == "batch_cancelled" ? Outcome::Cancelled : Outcome::Failed;
        const json::Path choice {Step::of("response"), Step::of("body"), Step::of("choices"), Step::at(0)};
        json::Path finish = choice;
        finish.push_back(Step::of("finish_reason"));
        json::Path content = choice;
        content.insert(content.end(), {Step::of("message"), Step::of("content")});
        const QByteArray reason = textAt(line, finish);
        if (reason == "length")
            return Outcome::CutOff;
        if (reason == "content_filter")
            return Outcome::Refused;
        return textAt(line, content).trimmed().isEmpty() ? Outcome::Empty : Outcome::Good;
    }

    QByteArrayList m_ids;
    service::Phase m_end;
    std::vector<std::vector<Outcome>> m_lines;
    jobs::StrayCounts m_strays;
};

QByteArray idOf(QRandomGenerator& random, int row)
{
    switch (random.bounded(6)) {
    case 0: return "\xC3\xA9\xE2\x80\xA8\"" + QByteArray::number(row); // escaped when it is written
    case 1: return QByteArray(300, 'x') + QByteArray::number(row);
    default: return "row-" + QByteArray::number(row);
    }
}

} // namespace

class AccountingPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReferenceAgrees_data();
    void theReferenceAgrees();
    void whichLineOfARowCounts_data();
    void whichLineOfARowCounts();
    void aLineThatIsTooLongIsAStray();
    void manyBlocksOfLines();

private:
    QTemporaryDir m_folder;
    QString write(const char* name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        if (!writeWhole(path, bytes))
            qFatal("cannot write %s", name);
        return path;
    }
};

void AccountingPropertyTest::theReferenceAgrees_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 300; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void AccountingPropertyTest::theReferenceAgrees()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    QByteArrayList ids;
    QByteArray sent;
    for (int row = random.bounded(1, 60); row > 0; --row) {
        ids.append(idOf(random, row));
        const bool isOurs = random.bounded(3) > 0; // else another tool's order of keys
        const QByteArray id = "\"custom_id\":" + json::quoted(ids.back());
        sent += (isOurs ? "{" + id + ",\"method\":\"POST\",\"body\":{}}" : "{\"method\":\"POST\"," + id + ",\"body\":{}}") + "\n";
    }
    const QByteArray output = randomFile(random, ids);
    const QByteArray errors = randomFile(random, ids);
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", sent);
    order.rows = {{RowId(3), quint32(ids.size())}};
    order.outputFile = write("output.jsonl", output);
    order.errorFile = write("errors.jsonl", errors);
    order.end = seed % 2 ? service::Phase::Completed : service::Phase::Expired;

    Progress progress;
    QSet<std::pair<quint16, qint64>> places; // of every line, as a row's answer or a stray
    qint64 told = 0;
    const auto account = jobs::accountPart(order, [&](const jobs::StrayPlace& stray) {
        places.insert({stray.file, stray.offset});
        ++told;
    }, progress, {});
    QVERIFY(account);

    Reference reference(ids, order.end);
    reference.read(output);
    reference.read(errors);
    QCOMPARE(account->answers.size(), std::size_t(ids.size()));
    qint64 answered = 0;
    for (qsizetype row = 0; row < ids.size(); ++row) {
        const auto& [id, answer] = account->answers[std::size_t(row)];
        QCOMPARE(id, RowId(quint32(3 + row)));
        QCOMPARE(project::outcomeName(answer.outcome), project::outcomeName(reference.outcomeOf(row)));
        if (answer.length == 0)
            continue;
        ++answered;
        places.insert({answer.file, answer.offset});
        const QByteArray line = (answer.file == 0 ? output : errors).mid(answer.offset, answer.length);
        QVERIFY(line.contains(json::quoted(ids.at(row))));
    }
    QCOMPARE(std::accumulate(account->outcomes.begin(), account->outcomes.end(), qint64(0)), qint64(ids.size()));
    QCOMPARE(account->strays.noRow, reference.strays().noRow);
    QCOMPARE(account->strays.secondAnswers, reference.strays().secondAnswers);
    QCOMPARE(account->strays.noResult, reference.strays().noResult);
    QCOMPARE(account->strayLines, account->strays.total());
    QCOMPARE(told, account->strayLines);
    QCOMPARE(qint64(places.size()), answered + account->strayLines); // no line twice
}

void AccountingPropertyTest::whichLineOfARowCounts_data()
{
    QTest::addColumn<QList<Outcome>>("lines");
    QTest::addColumn<Outcome>("expected");
    QTest::newRow("none") << QList<Outcome> {} << Outcome::Missing;
    QTest::newRow("one") << QList {Outcome::Refused} << Outcome::Refused;
    QTest::newRow("an error, then an answer") << QList {Outcome::Failed, Outcome::Good} << Outcome::Good;
    QTest::newRow("an answer, then an error") << QList {Outcome::Good, Outcome::Expired} << Outcome::Good;
    QTest::newRow("cut off, then good") << QList {Outcome::CutOff, Outcome::Good} << Outcome::Good;
    QTest::newRow("empty, then cut off") << QList {Outcome::Empty, Outcome::CutOff} << Outcome::CutOff;
    QTest::newRow("of equals the first") << QList {Outcome::Expired, Outcome::Failed} << Outcome::Expired;
}

void AccountingPropertyTest::whichLineOfARowCounts()
{
    QFETCH(QList<Outcome>, lines);
    QFETCH(Outcome, expected);
    const std::vector<Outcome> values(lines.begin(), lines.end());
    QCOMPARE(jobs::rowOutcome(values, service::Phase::Completed), expected);
}

void AccountingPropertyTest::aLineThatIsTooLongIsAStray()
{
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", "{\"custom_id\":\"a\",\"body\":{}}\n{\"custom_id\":\"b\",\"body\":{}}\n");
    order.rows = {{RowId(0), 2}};
    order.outputFile = write("output.jsonl", chatLine("\"a\"", "ok") + "\n");
    QFile output(order.outputFile);
    QVERIFY(output.open(QIODevice::ReadWrite));
    constexpr qint64 longLine = 70 * 1024 * 1024;
    QVERIFY(output.resize(output.size() + longLine)); // NUL bytes, as after a power cut; the disk holds none of them
    QVERIFY(output.seek(output.size()));
    output.write("\n" + chatLine("\"b\"", "ok") + "\n");
    output.close();
    Progress progress;
    const auto account = jobs::accountPart(order, progress, {});
    QVERIFY(account);
    QCOMPARE(account->outcomes[std::size_t(Outcome::Good)], 2);
    QCOMPARE(account->strays, (jobs::StrayCounts {0, 0, 1}));
}

void AccountingPropertyTest::manyBlocksOfLines()
{
    constexpr int rows = 6000; // about 6 MB: several blocks, whose ends fall into lines
    QByteArray sent;
    QByteArrayList lines;
    for (int row = 0; row < rows; ++row) {
        const QByteArray id = json::quoted("row-" + QByteArray::number(row));
        sent += "{\"custom_id\":" + id + ",\"body\":{}}\n";
        lines.append(chatLine(id, QByteArray(800 + row % 400, 'a')));
    }
    QRandomGenerator random(7);
    std::shuffle(lines.begin(), lines.end(), random);
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", sent);
    order.rows = {{RowId(0), rows}};
    order.outputFile = write("output.jsonl", lines.join('\n')); // no LF behind the last
    Progress progress;
    const auto account = jobs::accountPart(order, progress, {});
    QVERIFY(account);
    QCOMPARE(account->outcomes[std::size_t(Outcome::Good)], rows);
    QCOMPARE(account->strayLines, 0);
    QCOMPARE(account->tokensIn, 2 * rows);
    QCOMPARE(progress.done(), QFile(order.outputFile).size());
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(jobs::accountPart(order, progress, stopped.get_token()).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(AccountingPropertyTest)
#include "tst_accounting_property.moc"
