// Lines that belong to no row: counted at once, read when somebody wants to see them, shown as plain text.
#include "batches/small_table.h"
#include "batches/stray_box.h"
#include "ui/support/made_jobs.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

class TestStrayBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysAwayWithoutStrays();
    void showsTheLinesWhenAsked();

private:
    [[nodiscard]] static project::JobRecord job()
    {
        return test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "completed", 1, 1, 0, fromMillis(1'795'000'000'000), 5min);
    }
};

void TestStrayBox::staysAwayWithoutStrays()
{
    StrayBox box;
    box.setEntry(jobEntry(QStringLiteral("/nowhere"), QStringLiteral("P"), job()));
    QVERIFY(!box.isVisibleTo(nullptr));
}

void TestStrayBox::showsTheLinesWhenAsked()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString& name, const QByteArray& bytes) {
        QDir(folder.path()).mkpath(QFileInfo(name).path());
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(bytes);
    };
    const QByteArray answer = R"(","response":{"status_code":200,"body":{"choices":[{"finish_reason":"stop","message":{"content":"hi"}}]}}})";
    write(QStringLiteral("sent/1-1.jsonl"), "{\"custom_id\":\"a\",\"body\":{}}\n");
    write(QStringLiteral("received/1-1.output.jsonl"),
        R"({"custom_id":"a)" + answer + '\n' + R"({"custom_id":"stranger)" + answer + "\n<b>no line</b>\n");
    project::JobRecord made = job();
    project::PartRecord& part = made.parts.first();
    part.sentFile = QStringLiteral("sent/1-1.jsonl");
    part.outputFile = QStringLiteral("received/1-1.output.jsonl");
    part.strayLines = 2;
    StrayBox box;
    box.show();
    box.setEntry(jobEntry(folder.path(), QStringLiteral("P"), made));
    QVERIFY(box.isVisible());
    auto* lines = box.findChild<SmallTable*>(QStringLiteral("strayLines"));
    QVERIFY(!lines->isVisible());
    box.findChild<QPushButton*>(QStringLiteral("showStrays"))->click();
    QTRY_VERIFY(lines->isVisible());
    QCOMPARE(lines->topLevelItemCount(), 2);
    QCOMPARE(lines->topLevelItem(0)->text(2), QStringLiteral("2"));
    QVERIFY(lines->topLevelItem(0)->text(3).contains(QStringLiteral("stranger")));
    QCOMPARE(lines->topLevelItem(1)->text(3), QStringLiteral("<b>no line</b>"));
}

QTEST_MAIN(TestStrayBox)
#include "tst_stray_box.moc"
