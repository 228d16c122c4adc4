#include "jobs/adoption.h"

#include "base/when_done.h"
#include "jobs/match_rows.h"
#include "jobs/service_access.h"
#include "project/import.h"
#include "project/library.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace sheaf::jobs {

namespace {

/// An id comes from elsewhere and never becomes a path as it is.
QString nameFor(const QString& batchId)
{
    QString name;
    for (const QChar c : batchId.left(40))
        name += c.isLetterOrNumber() && c.unicode() < 0x80 ? c : QLatin1Char('-');
    return QStringLiteral("Batch ") + name;
}

/// The job that has this batch in any project of the library.
std::optional<QString> ownerAmongClosed(const QString& library, const QString& batchId, const QString& profileId, const std::stop_token& stop)
{
    for (const project::ProjectSummary& summary : project::projectsIn(library)) {
        const auto facts = stop.stop_requested() ? Result<project::ProjectFacts>(failure(ErrorCode::Cancelled)) : project::readFacts(summary.folder);
        for (const project::JobRecord& job : facts ? facts->jobs : QList<project::JobRecord>()) {
            const auto profile = service::profileFromJson(job.profile);
            const bool hasIt = profile && profile->id == profileId && std::ranges::find(job.parts, batchId, &project::PartRecord::batchId) != job.parts.end();
            if (hasIt)
                return job.name;
        }
    }
    return std::nullopt;
}

/// Files of gigabytes are fetched to the disk where they will stay.
QString madeFolder(const QString& path)
{
    QDir().mkpath(path);
    return path;
}

} // namespace

struct Adoption::Imported {
    std::shared_ptr<project::LoadedProject> loaded;
    std::vector<std::vector<quint32>> later;
    project::Base base;
};

Adoption::Adoption(JobEngine& engine, service::Profile profile, service::Batch batch, QString library, QObject* parent)
    : QObject(parent), m_engine(engine), m_profile(std::move(profile)), m_batch(std::move(batch)), m_library(std::move(library)),
      m_folder(madeFolder(m_library) + QStringLiteral("/.fetched-XXXXXX"))
{
}

Adoption::~Adoption()
{
    m_stop.request_stop();
}

void Adoption::begin(AdoptionStep step)
{
    m_progress = std::make_shared<Progress>();
    Q_EMIT stepBegan(step);
}

QString Adoption::filePath(const QString& what) const
{
    return m_folder.filePath(nameFor(m_batch.id) + what + QStringLiteral(".jsonl"));
}

void Adoption::start(AdoptionTarget target)
{
    m_target = std::move(target);
    if (!m_folder.isValid()) {
        Q_EMIT failed(failure(ErrorCode::WriteFailed, m_folder.path(), m_folder.errorString()).value());
        return;
    }
    begin(AdoptionStep::Fetching);
    // The engine knows the open projects; the batch may belong to one that is closed.
    m_work.start(
        [library = m_library, batch = m_batch.id, profile = m_profile.id](
            std::stop_token stop) { return ownerAmongClosed(library, batch, profile, stop); },
        [this](const std::optional<QString>& owner) {
            if (owner)
                Q_EMIT failed(failure(ErrorCode::BatchKnown, {}, *owner).value());
            else
                fetchRequests();
        });
}

void Adoption::fetchRequests()
{
    const QString path = filePath({});
    whenDone(downloadTo(m_engine.surroundings(), m_profile, m_batch.inputFileId, path, m_progress, m_stop.get_token()), this,
        [this, path](const Result<qint64>& bytes) {
            if (!bytes)
                return fetchResults(bytes.error());
            m_hasRequests = true;
            m_idFiles = {path};
            haveIds();
        });
}

void Adoption::fetchResults(const Error& whyNoRequests)
{
    const bool mayComeLater = whyNoRequests.code != ErrorCode::NotFoundRemotely && whyNoRequests.code != ErrorCode::NotAResult
        && whyNoRequests.code != ErrorCode::NotAllowed && whyNoRequests.code != ErrorCode::RequestRefused;
    if (mayComeLater || !service::isTerminal(m_batch.phase)) {
        Q_EMIT failed(mayComeLater ? whyNoRequests : failure(ErrorCode::NotSupported).value());
        return;
    }
    if (m_batch.outputFileId.isEmpty())
        return fetchErrors();
    const QString path = filePath(QStringLiteral(" results"));
    whenDone(downloadTo(m_engine.surroundings(), m_profile, m_batch.outputFileId, path, m_progress, m_stop.get_token()), this,
        [this, path](const Result<qint64>& bytes) {
            if (!bytes)
                return Q_EMIT failed(bytes.error());
            m_idFiles.append(path);
            fetchErrors();
        });
}

void Adoption::fetchErrors()
{
    if (m_batch.errorFileId.isEmpty())
        return haveIds();
    const QString path = filePath(QStringLiteral(" errors"));
    whenDone(downloadTo(m_engine.surroundings(), m_profile, m_batch.errorFileId, path, m_progress, m_stop.get_token()), this,
        [this, path](const Result<qint64>& bytes) {
            if (!bytes)
                return Q_EMIT failed(bytes.error());
            m_idFiles.append(path);
            haveIds();
        });
}

void Adoption::haveIds()
{
    if (m_idFiles.isEmpty()) {
        Q_EMIT failed(failure(ErrorCode::NotSupported).value());
        return;
    }
    if (m_target.project)
        return match();
    QStringList filled; // where all rows failed, the results are an empty file
    std::ranges::copy_if(std::as_const(m_idFiles), std::back_inserter(filled), [](const QString& path) { return QFileInfo(path).size() > 0; });
    importFiles(filled.isEmpty() ? m_idFiles : filled);
}

void Adoption::importFiles(const QStringList& paths)
{
    begin(AdoptionStep::Importing);
    m_work.start(
        [paths, library = m_library, progress = m_progress](std::stop_token stop) -> Result<std::shared_ptr<Imported>> {
            auto result = std::make_shared<Imported>();
            project::ImportEvents events;
            events.onProject = [&](std::shared_ptr<project::LoadedProject> first) { result->loaded = std::move(first); };
            events.onRows = [&](std::vector<quint32> lengths) { result->later.push_back(std::move(lengths)); };
            auto imported = project::importFiles(paths, library, events, *progress, stop);
            if (!imported)
                return failure(imported.error());
            result->base = imported->base;
            return result;
        },
        [this](const Result<std::shared_ptr<Imported>>& result) { imported(result); });
}

void Adoption::imported(const Result<std::shared_ptr<Imported>>& result)
{
    if (!result)
        return Q_EMIT failed(result.error());
    const Imported& found = **result;
    m_target.project = std::make_shared<project::Project>(found.loaded);
    for (const std::vector<quint32>& lengths : found.later)
        m_target.project->sheet().appendBaseRows(lengths);
    m_target.project->setProfile(m_profile.id);
    whenDone(m_target.project->finishImport(found.base), this, [this](const Result<void>& finished) {
        if (!finished)
            return Q_EMIT failed(finished.error());
        if (m_hasRequests)
            return match();
        Q_EMIT adopted(m_target.project, JobId());
    });
}

void Adoption::match()
{
    begin(AdoptionStep::Matching);
    MatchOrder order;
    order.sheet = m_target.project->sheet().data();
    order.requestTemplate = m_target.requestTemplate;
    order.salt = m_target.project->facts().salt;
    order.idColumn = m_target.idColumn;
    order.idFiles = m_idFiles;
    m_sentFile = QStringLiteral("sent/elsewhere-%1.jsonl").arg(QUuid::createUuid().toString(QUuid::WithoutBraces).left(8));
    order.sentFile = m_target.project->path(m_sentFile);
    m_work.start([order, progress = m_progress](std::stop_token stop) { return matchRows(order, *progress, stop); },
        [this](const Result<MatchedRows>& rows) {
            if (!rows)
                return Q_EMIT failed(rows.error());
            hand(*rows);
        });
}

void Adoption::hand(const MatchedRows& rows)
{
    begin(AdoptionStep::Recording);
    AdoptOrder order;
    order.name = nameFor(m_batch.id);
    order.profile = m_profile;
    order.batch = m_batch;
    order.rows = rows.rows;
    order.rowCount = rows.rowCount;
    order.bytes = rows.bytes;
    order.sentFile = m_sentFile;
    whenDone(m_engine.adopt(m_target.project, order), this, [this](const Result<JobId>& job) {
        if (!job)
            return Q_EMIT failed(job.error());
        Q_EMIT adopted(m_target.project, *job);
    });
}

} // namespace sheaf::jobs
