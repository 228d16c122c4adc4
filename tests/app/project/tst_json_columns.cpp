// Which columns JSONL lines give.
#include "project/json_columns.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::project;

class TestJsonColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void records();
    void results();
};

namespace {

std::vector<QByteArrayView> linesOf(const QByteArray& text)
{
    std::vector<QByteArrayView> lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        lines.push_back(QByteArrayView(text).sliced(at, (end < 0 ? text.size() : end) - at));
        at = end < 0 ? text.size() : end + 1;
    }
    return lines;
}

/// "name=path.to.0.it" for each column.
QString described(const QList<Column>& columns)
{
    QStringList words;
    for (const Column& column : columns) {
        QStringList steps;
        for (const json::Step& step : column.path)
            steps.append(step.index >= 0 ? QString::number(step.index) : QString::fromUtf8(step.key));
        words.append(column.name + QLatin1Char('=') + steps.join(u'.'));
    }
    return words.join(u' ');
}

} // namespace

void TestJsonColumns::requests_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const QString start = QStringLiteral("custom_id=custom_id model=body.model ");
    QTest::newRow("chat and embedding")
        << QByteArray(R"({"custom_id":"c","method":"POST","body":{"model":"m","n":null,"temperature":null,"messages":[{"role":"user","content":"?"}]}}
{"custom_id":"e","method":"POST","body":{"model":"q","input":"?","encoding_format":"float"}})")
        << start + QStringLiteral("user=body.messages.0.content input=body.input n=body.n temperature=body.temperature "
                                  "encoding_format=body.encoding_format");
    QTest::newRow("system, several turns, url")
        << QByteArray(R"({"url":"/v1/chat/completions","body":{"messages":[{"role":"system"},{"role":"user"},{"role":"assistant"},{"role":"user"}],"response_format":{}}})")
        << start + QStringLiteral("system=body.messages.0.content user=body.messages.3.content url=url");
    QTest::newRow("messages that do not stand alike")
        << QByteArray(R"({"body":{"messages":[{"role":"user"}]}}
{"body":{"messages":[{"role":"system"},{"role":"user"}]}})")
        << start + QStringLiteral("message 1=body.messages.0.content message 2=body.messages.1.content");
    QTest::newRow("completion") << QByteArray(R"({"body":{"prompt":"p","max_tokens":5,"stop":["a"]}})")
                                << start + QStringLiteral("prompt=body.prompt max_tokens=body.max_tokens");
    QTest::newRow("bad lines tell nothing") << QByteArray("{\"body\":{\"input\"\n[1]\n\"x\"\n{\"body\":[]}\n{\"body\":{\"messages\":7}}") << start.trimmed();
    QTest::newRow("a member named like a column") << QByteArray(R"({"body":{"custom_id":1}})")
                                                  << start + QStringLiteral("custom_id 2=body.custom_id");
}

void TestJsonColumns::requests()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(described(columnsForRequests(linesOf(text))), expected);
}

void TestJsonColumns::records()
{
    QCOMPARE(described(columnsForRecords(linesOf("{\"b\":1,\"a\":{}}\n{\"c\\u00e9\":1,\"a\":2}\nnot json\n"))),
        QStringLiteral("b=b a=a c\u00e9=c\u00e9"));
}

void TestJsonColumns::results()
{
    QCOMPARE(described(columnsForResults()), QStringLiteral("custom_id=custom_id response=response error=error"));
}

QTEST_GUILESS_MAIN(TestJsonColumns)
#include "tst_json_columns.moc"
