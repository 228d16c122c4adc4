// Lines that belong to no row: counted at once, read when somebody wants to see them, shown as plain text.
#include "batches/small_table.h"
#include "batches/stray_box.h"
#include "common/plain_tooltip.h"
#include "ui/support/made_jobs.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

namespace {

project::JobRecord job()
{
    return test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "completed", 1, 1, 0, fromMillis(1'795'000'000'000), 5min);
}

/// With two lines that are no row's answer, in the files that receive() writes.
JobEntry strayed(const QTemporaryDir& folder)
{
    project::JobRecord made = job();
    project::PartRecord& part = made.parts.first();
    part.sentFile = QStringLiteral("sent/1-1.jsonl");
    part.outputFile = QStringLiteral("received/1-1.output.jsonl");
    part.strayLines = 2;
    return jobEntry(folder.path(), QStringLiteral("P"), made);
}

void receive(const QTemporaryDir& folder)
{
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
}

} // namespace

class TestStrayBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysAwayWithoutStrays();
    void showsTheLinesWhenAsked();
    void aFaultStaysUntilItIsMended();
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
    receive(folder);
    StrayBox box;
    box.show();
    box.setEntry(strayed(folder));
    QVERIFY(box.isVisible());
    auto* lines = box.findChild<SmallTable*>(QStringLiteral("strayLines"));
    QVERIFY(!lines->isVisible());
    box.findChild<QPushButton*>(QStringLiteral("showStrays"))->click();
    QTRY_VERIFY(lines->isVisible());
    QCOMPARE(lines->topLevelItemCount(), 2);
    QCOMPARE(lines->topLevelItem(0)->text(2), QStringLiteral("2"));
    QVERIFY(lines->topLevelItem(0)->text(3).contains(QStringLiteral("stranger")));
    QCOMPARE(lines->topLevelItem(1)->text(3), QStringLiteral("<b>no line</b>"));
    QCOMPARE(lines->topLevelItem(1)->toolTip(3), plainToolTip(QStringLiteral("<b>no line</b>")));
}

void TestStrayBox::aFaultStaysUntilItIsMended()
{
    const QTemporaryDir folder; // nothing in it yet
    StrayBox box;
    box.show();
    box.setEntry(strayed(folder));
    const auto* fault = box.findChild<QLabel*>(QStringLiteral("strayFault"));
    auto* show = box.findChild<QPushButton*>(QStringLiteral("showStrays"));
    show->click();
    QTRY_VERIFY(fault->isVisible());
    QVERIFY(show->isVisible());
    const QString words = fault->text();
    box.setEntry(strayed(folder)); // the next look at the job
    QVERIFY(fault->isVisible());
    QCOMPARE(fault->text(), words);
    receive(folder);
    show->click();
    QTRY_VERIFY(box.findChild<SmallTable*>(QStringLiteral("strayLines"))->isVisible());
    QVERIFY(!fault->isVisible());
}

QTEST_MAIN(TestStrayBox)
#include "tst_stray_box.moc"
