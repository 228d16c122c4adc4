// Whether a batch whose create had no answer is there, by what the service's list shows.
#include "jobs/reconcile.h"

#include <QTest>

using namespace sheaf;
using namespace std::chrono_literals;
using jobs::Finding;

namespace {

const Instant created = fromMillis(1'800'000'000'000);

service::Batch batch(const char* id, const char* token = "", const char* file = "", Millis age = 0ms)
{
    service::Batch batch;
    batch.id = QLatin1String(id);
    batch.inputFileId = QLatin1String(file);
    batch.createdAt = created - age;
    if (*token != '\0')
        batch.metadata.append({QString::fromLatin1(jobs::tokenName), QLatin1String(token)});
    return batch;
}

} // namespace

Q_DECLARE_METATYPE(sheaf::service::BatchPage)

class TestReconcile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void looksAgainUntilItHasSettled();
};

void TestReconcile::finds_data()
{
    QTest::addColumn<service::BatchPage>("list");
    QTest::addColumn<bool>("listProves");
    QTest::addColumn<QString>("expected"); // an id, "absent" or "open"
    const auto row = [](const char* name, QList<service::Batch> batches, bool complete, bool listProves, const char* expected) {
        QTest::newRow(name) << service::BatchPage {std::move(batches), complete, false} << listProves << QString::fromLatin1(expected);
    };
    QTest::newRow("an entry that could not be read")
        << service::BatchPage {{batch("a", "", "", 1h), batch("b", "", "", 30h)}, false, true} << true << QStringLiteral("open");
    row("by its token", {batch("a"), batch("b", "mine")}, true, true, "b");
    row("by its token although the list is cut", {batch("b", "mine")}, false, false, "b");
    row("by its file, where no metadata come back", {batch("a", "", "other"), batch("b", "", "file")}, true, true, "b");
    row("the token counts before the file", {batch("a", "", "file"), batch("b", "mine", "file")}, true, true, "b");
    row("same file, another part's token", {batch("a", "theirs", "file")}, true, true, "absent");
    row("same file, but a batch that is known already", {batch("known", "", "file")}, true, true, "open");
    row("not in a whole list", {batch("a")}, true, true, "absent");
    row("empty list that proves", {}, true, true, "absent");
    row("empty list that proves nothing", {}, true, false, "open");
    row("whole list that is not vouched for", {batch("a")}, true, false, "open");
    row("whole list that shows one of ours", {batch("known")}, true, false, "absent");
    row("cut list", {batch("a")}, false, true, "open");
    row("cut list that reaches back", {batch("a", "", "", 1h), batch("b", "", "", 30h)}, false, true, "absent");
    row("cut list in another order", {batch("b", "", "", 30h), batch("a", "", "", 1h)}, false, true, "open");
    row("cut list that reaches an hour back", {batch("a", "", "", 1h)}, false, true, "open");
}

void TestReconcile::finds()
{
    QFETCH(service::BatchPage, list);
    QFETCH(bool, listProves);
    QFETCH(QString, expected);
    project::PartRecord part;
    part.token = "mine";
    part.inputFileId = QStringLiteral("file");
    part.stateSince = created;
    const Finding finding = jobs::findBatch(list, part, listProves, {QStringLiteral("known")});
    const QString found = finding.kind == Finding::Kind::Found ? finding.batchId
        : finding.kind == Finding::Kind::Absent                ? QStringLiteral("absent")
                                                               : QStringLiteral("open");
    QCOMPARE(found, expected);
}

void TestReconcile::looksAgainUntilItHasSettled()
{
    Millis at = 0ms;
    int looks = 0;
    while (at < 30s) {
        at += jobs::nextLook(at, 30s);
        ++looks;
    }
    QCOMPARE(at, Millis(30s));
    QCOMPARE(looks, 3);
    QCOMPARE(jobs::nextLook(1900ms, 2s), 500ms); // never a storm
}

QTEST_GUILESS_MAIN(TestReconcile)
#include "tst_reconcile.moc"
