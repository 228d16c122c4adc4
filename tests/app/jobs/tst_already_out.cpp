// Rows that are out already, unchanged: found by the lines that were sent, and not by their numbers.
#include "jobs/already_out.h"
#include "jobs/part_writer.h"
#include "requests/request_template.h"
#include "support/imported.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using project::PartState;
using project::Piece;

class TestAlreadyOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsOutBeforeAnythingWasSent();
    void unchangedRowsAreOut();
    void editedRowsAreOthers();
    void anotherPromptIsAnotherRequest();
    void whatHasEndedIsNotOut();
    void plannedPartsCountByTheirTemplate();
    void theNewestJobCounts();
    void requestLinesAreComparedAsTheyStand();
    void rowsThatWereMovedAreFound();
    void aSentFileThatIsGoneIsAnError();

private:
    QTemporaryDir m_folder;
    int m_made = 0;
    std::shared_ptr<project::Project> m_project;
    std::optional<requests::RequestTemplate> m_template;

    void open(const char* name, const QByteArray& bytes)
    {
        m_project = test::imported(m_folder.filePath(QString::number(++m_made)), QLatin1String(name), bytes);
    }

    /// A job that sent these rows as they stand now, in one part.
    [[nodiscard]] project::JobRecord sent(qint64 id, const QList<Piece>& rows, PartState state = PartState::Created) const
    {
        project::PartRecord part;
        part.state = state;
        part.rows = rows;
        part.sentFile = QStringLiteral("sent/%1-1.jsonl").arg(id);
        project::JobRecord job;
        job.id = JobId(id);
        job.name = QStringLiteral("Job %1").arg(id);
        job.requestTemplate = TemplateId(m_template ? 1 : 0);
        job.parts = {part};
        if (state == PartState::Planned)
            return job;
        QDir(m_project->folder()).mkpath(QStringLiteral("sent"));
        Progress progress;
        const auto written = jobs::writePart({m_project->sheet().data(), m_template, {}, m_project->facts().salt, rows,
                                                 m_project->path(part.sentFile)}, progress, {});
        if (!written)
            qFatal("not written");
        return job;
    }

    [[nodiscard]] Result<jobs::AlreadyOut> search(const QList<project::JobRecord>& jobs, const QList<Piece>& rows) const
    {
        jobs::AlreadyOutOrder order {m_project->sheet().data(), m_template, {}, m_project->facts().salt, rows, m_project->folder(), jobs, {}};
        order.templates.insert(TemplateId(1), requests::toJson(promptOf(QStringLiteral("Say {{text}}"))));
        Progress progress;
        return jobs::alreadyOut(order, progress, {});
    }
    /// "rows out: the others", for whoever reads a failure.
    [[nodiscard]] QByteArray found(const QList<project::JobRecord>& jobs, const QList<Piece>& rows) const
    {
        const auto result = search(jobs, rows);
        if (!result)
            return codeName(result.error().code).toUtf8();
        QByteArray text = QByteArray::number(result->rows) + ':';
        for (const quint32 position : result->others)
            text += ' ' + QByteArray::number(position);
        return text;
    }
    [[nodiscard]] static requests::RequestTemplate promptOf(const QString& text)
    {
        requests::RequestTemplate made;
        made.model = QStringLiteral("m");
        made.user = text;
        return made;
    }
};

namespace {

const QList<Piece> all {{RowId(0), 4}};

} // namespace

void TestAlreadyOut::init()
{
    m_template = promptOf(QStringLiteral("Say {{text}}"));
    open("a.csv", "id,text\n1,one\n2,two\n3,three\n4,four\n");
}

void TestAlreadyOut::nothingIsOutBeforeAnythingWasSent()
{
    QCOMPARE(found({}, all), QByteArray("0:"));
}

void TestAlreadyOut::unchangedRowsAreOut()
{
    const auto job = sent(1, {{RowId(1), 2}});
    QCOMPARE(found({job}, all), QByteArray("2: 0 3"));
    QCOMPARE(found({job}, {{RowId(2), 2}}), QByteArray("1: 3"));
    QCOMPARE(found({job}, {{RowId(3), 1}}), QByteArray("0:")); // none of those that are to be sent
    QCOMPARE(search({job}, all)->jobs, (QList<jobs::RowsOut> {{JobId(1), QStringLiteral("Job 1"), 2}}));
}

void TestAlreadyOut::editedRowsAreOthers()
{
    const auto job = sent(1, all);
    const ColumnId text = m_project->sheet().data().columns.last().id;
    QVERIFY(m_project->sheet().setCells({{RowId(2), text, "3"}}, {}));
    QCOMPARE(found({job}, all), QByteArray("3: 2"));
    QVERIFY(m_project->sheet().setCells({{RowId(2), text, "three"}}, {})); // as it was
    QCOMPARE(found({job}, all), QByteArray("4:"));
}

void TestAlreadyOut::anotherPromptIsAnotherRequest()
{
    const auto job = sent(1, all);
    m_template = promptOf(QStringLiteral("Sing {{text}}"));
    QCOMPARE(found({job}, all), QByteArray("0:"));
}

void TestAlreadyOut::whatHasEndedIsNotOut()
{
    QCOMPARE(found({sent(1, all, PartState::Accounted)}, all), QByteArray("0:"));
    QCOMPARE(found({sent(1, all, PartState::Abandoned)}, all), QByteArray("0:"));
    QCOMPARE(found({sent(1, all, PartState::Fetching)}, all), QByteArray("4:"));
}

void TestAlreadyOut::plannedPartsCountByTheirTemplate()
{
    const auto job = sent(1, {{RowId(0), 3}}, PartState::Planned);
    QCOMPARE(found({job}, all), QByteArray("3: 3"));
    m_template = promptOf(QStringLiteral("Sing {{text}}"));
    QCOMPARE(found({job}, all), QByteArray("0:"));
}

void TestAlreadyOut::theNewestJobCounts()
{
    const auto result = search({sent(1, all), sent(2, {{RowId(0), 1}})}, all);
    QVERIFY(result);
    QCOMPARE(result->rows, 4);
    QCOMPARE(result->jobs, (QList<jobs::RowsOut> {{JobId(2), QStringLiteral("Job 2"), 1}, {JobId(1), QStringLiteral("Job 1"), 3}}));
}

void TestAlreadyOut::requestLinesAreComparedAsTheyStand()
{
    m_template.reset();
    open("a.jsonl", "{\"custom_id\":\"a\",\"method\":\"POST\",\"body\":{\"model\":\"m\"}}\n"
                    "{\"custom_id\":\"b\",\"method\":\"POST\",\"body\":{\"model\":\"m\"}}\n");
    const auto job = sent(1, {{RowId(0), 2}});
    QCOMPARE(found({job}, {{RowId(0), 2}}), QByteArray("2:"));
    const auto planned = sent(2, {{RowId(1), 1}}, PartState::Planned);
    QCOMPARE(found({planned}, {{RowId(0), 2}}), QByteArray("1: 0"));
}

void TestAlreadyOut::rowsThatWereMovedAreFound()
{
    const auto job = sent(1, {{RowId(0), 2}});
    m_project->sheet().moveRows({{0, 1}}, 4, QStringLiteral("move")); // 1 2 3 0
    QCOMPARE(found({job}, all), QByteArray("2: 1 2"));
}

void TestAlreadyOut::aSentFileThatIsGoneIsAnError()
{
    auto job = sent(1, all);
    job.parts.first().sentFile = QStringLiteral("sent/gone.jsonl");
    QCOMPARE(found({job}, all), QByteArray("file-not-found"));
}

QTEST_GUILESS_MAIN(TestAlreadyOut)
#include "tst_already_out.moc"
