#include "project/project.h"

#include "project/database.h"
#include "project/loaded_project.h"

namespace sheaf::project {

namespace {

/// Why a read-only project refuses to be changed.
Error refusalOf(const ProjectFacts& facts, const QString& folder)
{
    return failure(facts.isNewer ? ErrorCode::ProjectNewer : ErrorCode::PermissionDenied, folder).value();
}

PartRecord* findPart(ProjectFacts& facts, JobId jobId, int number)
{
    for (JobRecord& job : facts.jobs) {
        if (job.id != jobId)
            continue;
        for (PartRecord& part : job.parts) {
            if (part.number == number)
                return &part;
        }
    }
    return nullptr;
}

} // namespace

/// Runs a change on the writer's thread. What it gives is a Result; saveFailed() tells when that is an error.
template <class Work> auto Project::enqueue(Work work)
{
    using Value = std::invoke_result_t<Work&, Database&>;
    if (m_facts.readOnly)
        return QtFuture::makeReadyFuture<Value>(failure(refusalOf(m_facts, m_folder)));
    return m_store->run([this, work = std::move(work)](Database& database) mutable {
        Value value = work(database);
        if (!value)
            QMetaObject::invokeMethod(
                this, [this, error = value.error()] { Q_EMIT saveFailed(error); }, Qt::QueuedConnection);
        return value;
    });
}

Project::Project(std::shared_ptr<LoadedProject> loaded, QObject* parent)
    : QObject(parent)
    , m_folder(loaded->folder)
    , m_facts(std::move(loaded->facts))
    , m_answers(std::move(loaded->answers))
    , m_withoutAnswers(std::move(loaded->partsWithoutAnswers))
    , m_store(std::move(loaded->store))
{
    Sheet::Save save;
    if (!m_facts.readOnly) {
        save = [this](SheetWrite write) {
            enqueue([write = std::move(write)](Database& database) { return database.write(write); });
        };
    }
    m_sheet = std::make_unique<Sheet>(std::move(loaded->sheet), loaded->nextInsertedRow, std::move(save));
}

Project::~Project()
{
    m_store.reset(); // waits; failures of the last writes find the signals still there
}

Error Project::refusal() const
{
    return refusalOf(m_facts, m_folder);
}

QString Project::path(const QString& inFolder) const
{
    return m_folder + QLatin1Char('/') + inFolder;
}

void Project::setName(const QString& name)
{
    if (m_facts.readOnly || name == m_facts.name)
        return;
    m_facts.name = name;
    enqueue([name](Database& database) { return database.setName(name); });
    Q_EMIT factsChanged();
}

void Project::setTemplate(const QByteArray& json)
{
    if (m_facts.readOnly || json == m_facts.requestTemplate)
        return;
    m_facts.requestTemplate = json;
    enqueue([json](Database& database) { return database.setTemplate(json); });
    Q_EMIT factsChanged();
}

void Project::setProfile(const QString& profileId)
{
    if (m_facts.readOnly || profileId == m_facts.profileId)
        return;
    m_facts.profileId = profileId;
    enqueue([profileId](Database& database) { return database.setProfile(profileId); });
    Q_EMIT factsChanged();
}

QFuture<Result<void>> Project::finishImport(const Base& base)
{
    m_sheet->completeBase(base);
    m_facts.baseComplete = true;
    const SheetData& sheet = m_sheet->data();
    CompletedBase completed {base, sheet.index.rowCount(), base.file->size(), sheet.order.pieces(), sheet.columns};
    completed.base.file.reset(); // the queue needs no open file
    QFuture<Result<void>> done
        = enqueue([completed = std::move(completed)](Database& database) { return database.complete(completed); });
    EventRecord event;
    event.at = systemClock()();
    event.kind = QStringLiteral("imported");
    event.text = QStringLiteral("%1 rows from %2").arg(sheet.index.rowCount()).arg(m_facts.sourceName);
    addEvent(event);
    Q_EMIT factsChanged();
    return done;
}

QFuture<Result<TemplateId>> Project::keepTemplate(const QByteArray& json)
{
    return enqueue([json](Database& database) { return database.keepTemplate(json); });
}

QFuture<Result<QByteArray>> Project::readTemplate(TemplateId id)
{
    return m_store->run([id](Database& database) { return database.readTemplate(id); });
}

QFuture<Result<JobRecord>> Project::addJob(JobRecord job)
{
    // The facts follow by an event that is posted before the future is done: continuations on this thread find them.
    return enqueue([this, job = std::move(job)](Database& database) {
        Result<JobRecord> added = database.addJob(job);
        if (added)
            QMetaObject::invokeMethod(
                this, [this, stored = *added] { addToFacts(stored); }, Qt::QueuedConnection);
        return added;
    });
}

void Project::addToFacts(const JobRecord& job)
{
    m_facts.jobs.append(job);
    Q_EMIT jobAdded(job.id);
}

void Project::showPart(const PartRecord& part)
{
    if (PartRecord* known = findPart(m_facts, part.job, part.number); known && !m_facts.readOnly) {
        *known = part;
        Q_EMIT partChanged(part.job, part.number);
    }
}

QFuture<Result<void>> Project::savePart(const PartRecord& part)
{
    showPart(part);
    return enqueue([part](Database& database) { return database.savePart(part); });
}

void Project::addEvent(const EventRecord& event)
{
    if (!m_facts.readOnly)
        enqueue([event](Database& database) { return database.addEvent(event); });
}

QFuture<Result<QList<EventRecord>>> Project::events(JobId job)
{
    return m_store->run([job](Database& database) { return database.events(job); });
}

void Project::mergeAnswers(const QStringList& files, std::vector<RowAnswer> answers)
{
    m_answers.merge(files, std::move(answers));
    Q_EMIT answersChanged();
}

void Project::startBulk(BulkEdit edit, std::function<void(const Result<BulkCount>&)> done)
{
    if (m_bulkProgress || m_facts.readOnly || !m_facts.baseComplete) {
        if (done)
            done(failure(m_facts.readOnly ? refusalOf(m_facts, m_folder) : Error {.code = ErrorCode::Unexpected, .detail = QStringLiteral("the rows are busy")}));
        return;
    }
    m_bulkProgress = std::make_shared<Progress>();
    m_bulkDone = std::move(done);
    m_sheet->setBusy(true);
    Q_EMIT bulkChanged();
    const QString label = edit.label;
    m_bulk.start(
        [edit = std::move(edit), source = m_sheet->bulkSource(m_folder), progress = m_bulkProgress](std::stop_token stop) {
            return carryOut(edit, source, *progress, stop);
        },
        [this, label](Result<BulkResult> result) { finishBulk(std::move(result), label); });
}

void Project::stopBulk()
{
    if (!m_bulkProgress)
        return;
    m_bulk.stop();
    finishBulk(failure(ErrorCode::Cancelled), {});
}

void Project::finishBulk(Result<BulkResult> result, const QString& label)
{
    m_bulkProgress.reset();
    m_sheet->setBusy(false);
    Result<BulkCount> count = failure(ErrorCode::Unexpected);
    if (result) {
        count = result->count;
        m_sheet->applyBulk(std::move(*result), label);
    } else {
        count = failure(result.error());
    }
    Q_EMIT bulkChanged();
    if (const auto done = std::exchange(m_bulkDone, nullptr))
        done(count);
}

void Project::drain()
{
    m_store->drain();
}

} // namespace sheaf::project
