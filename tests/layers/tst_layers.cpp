#include "layers/layer_rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace sheaf::layers;

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void onlyAllowedArrows_data();
    void onlyAllowedArrows();
};

/// The rules themselves, on lines that nobody wrote: the test below can fail.
void TestLayers::rules_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char* file, const char* line, bool allowed) {
        QTest::addRow("%s: %s", file, line) << QString::fromLatin1(file) << QString::fromLatin1(line) << allowed;
    };
    for (const char* const line : {"#include \"json/text.h\"", "#include <vector>", "#include <QString>", "# include \"base/error.h\"",
             "// #include \"jobs/job.h\"", "int include = 1;", "#include \"requests/render.h\"", "#include \"x.moc\"", "#include <simdjson.h>"})
        row("app/requests/render.cpp", line, true);
    for (const char* const line : {"#include \"jobs/job.h\"", "  #  include \"project/sheet.h\"", "#include \"service/profile.h\"",
             "#include \"render.h\"", "#include \"../json/text.h\"", "#include <QWidget>", "#include <QColor>", "#include <QtGui/QImage>",
             "#include <QIcon>", "#include <QApplication>", "#include <QSvgRenderer>", "#include \"common/theme.h\""})
        row("app/requests/render.cpp", line, false);
    row("app/base/error.cpp", "#include \"json/text.h\"", false);
    row("app/formats/lines.cpp", "#include \"project/sheet.h\"", false);
    row("app/project/sheet.cpp", "#include \"formats/lines.h\"", true);
    row("app/project/sheet.cpp", "#include \"requests/render.h\"", false);
    row("app/service/batch.cpp", "#include \"project/sheet.h\"", false);
    row("app/jobs/send.cpp", "#include \"service/batch.h\"", true);
    row("app/jobs/send.cpp", "#include \"practice/wire.h\"", false);
    row("app/practice/wire.cpp", "#include \"service/batch.h\"", false);
    row("app/practice/wire.cpp", "#include \"json/text.h\"", false);
    row("app/cli/main.cpp", "#include \"practice/practice_service.h\"", true);
    row("app/cli/main.cpp", "#include \"shell/window.h\"", false);
    row("app/newcomer/x.cpp", "#include \"base/error.h\"", false);
    row("ui/sheet/view.cpp", "#include \"common/theme.h\"", true);
    row("ui/sheet/view.cpp", "#include \"project/sheet.h\"", true);
    row("ui/sheet/view.cpp", "#include \"prompt/panel.h\"", false);
    row("ui/sheet/view.cpp", "#include \"json/text.h\"", false);
    row("ui/sheet/view.cpp", "#include \"practice/practice_service.h\"", false);
    row("ui/sheet/view.cpp", "#include \"cli/options.h\"", false);
    row("ui/sheet/view.cpp", "#include <QWidget>", true);
    for (const char* const line : {"#include <QSqlQuery>", "#include <QtSql/QSqlDatabase>", "#include <QNetworkReply>", "#include <QTcpSocket>",
             "#include <QJsonDocument>", "#include <simdjson.h>"})
        row("ui/send/sheet.cpp", line, false);
    row("ui/common/theme.cpp", "#include \"shell/window.h\"", false);
    row("ui/shell/window.cpp", "#include \"sheet/view.h\"", true);
    row("ui/home/page.cpp", "#include \"shell/window.h\"", false);
    row("ui/main.cpp", "#include \"practice/practice_service.h\"", true);
    row("ui/main.cpp", "#include <QNetworkReply>", false);
}

void TestLayers::rules()
{
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const std::optional<Include> include = includeIn(line);
    QCOMPARE(!include || complaint(file, *include).isEmpty(), allowed);
}

void TestLayers::onlyAllowedArrows_data()
{
    QTest::addColumn<QString>("root");
    QTest::newRow("app") << QStringLiteral("app");
    QTest::newRow("ui") << QStringLiteral("ui");
}

void TestLayers::onlyAllowedArrows()
{
    QFETCH(QString, root);
    const QString source = QStringLiteral(SHEAF_SOURCE_DIR);
    QDirIterator files(source + QLatin1Char('/') + root, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
        QDirIterator::Subdirectories);
    QStringList complaints;
    int includes = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QString path = file.fileName().mid(source.size() + 1);
        const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const std::optional<Include> include = includeIn(lines[i]);
            includes += include ? 1 : 0;
            const QString words = include ? complaint(path, *include) : QString();
            if (!words.isEmpty())
                complaints.append(QStringLiteral("%1:%2: %3 (%4)").arg(path).arg(i + 1).arg(words, include->target));
        }
    }
    QVERIFY(includes > 0);
    QVERIFY2(complaints.isEmpty(), qPrintable(QLatin1Char('\n') + complaints.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
