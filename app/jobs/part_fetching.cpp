// PartRunner: after the end. What came back is fetched, kept, and every row is accounted for.
#include "base/when_done.h"
#include "jobs/accounting.h"
#include "jobs/answer_schema.h"
#include "jobs/lost_sent_file.h"
#include "jobs/part_runner.h"
#include "jobs/service_lane.h"
#include "project/answers_cache.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sheaf::jobs {

namespace {

QString receivedName(const project::PartRecord& part, const char* what)
{
    return QStringLiteral("received/%1-%2.%3").arg(part.job.value).arg(part.number).arg(QLatin1String(what));
}

} // namespace

void PartRunner::fetch()
{
    const auto batch = service::batchFromJson(m_part.lastBatch);
    const bool hasOutput = batch && !batch->outputFileId.isEmpty();
    const bool hasErrors = batch && !batch->errorFileId.isEmpty();
    m_part.outputFile = hasOutput ? receivedName(m_part, "output.jsonl") : QString();
    m_part.errorFile = hasErrors ? receivedName(m_part, "errors.jsonl") : QString();
    if (m_stateOnDisk == PartState::Fetching)
        return fetchFiles();
    enter(PartState::Fetching, [this] { fetchFiles(); });
}

void PartRunner::fetchFiles()
{
    m_busy = true;
    m_fetchProblem.reset();
    const auto batch = service::batchFromJson(m_part.lastBatch);
    const QString errorId = batch ? batch->errorFileId : QString();
    // Both are asked for, whatever becomes of the first.
    download(batch ? batch->outputFileId : QString(), m_part.outputFile, [this, errorId] {
        download(errorId, m_part.errorFile, [this] { m_fetchProblem ? stumble(*m_fetchProblem) : account(); });
    });
}

void PartRunner::download(const QString& fileId, const QString& inFolder, std::function<void()> then)
{
    // A file under its final name is whole: downloads are checked before they are renamed.
    if (fileId.isEmpty() || QFileInfo::exists(m_project->path(inFolder)))
        return then();
    QDir().mkpath(m_project->path(QStringLiteral("received")));
    withApi([this, fileId, inFolder, then](const service::BatchApi& api) {
        m_progress = std::make_shared<Progress>();
        whenDone(api.download(fileId, m_project->path(inFolder), m_progress, m_stop.get_token()), this,
            [this, inFolder, then](const Result<qint64>& bytes) { downloaded(inFolder, bytes, then); });
        Q_EMIT moved();
    });
}

void PartRunner::downloaded(const QString& inFolder, const Result<qint64>& bytes, const std::function<void()>& then)
{
    m_progress.reset();
    if (!bytes && (bytes.error().code == ErrorCode::Cancelled || pausesProfile(bytes.error())))
        return stumble(bytes.error());
    if (bytes)
        note("fetched", QStringLiteral("%1, %2 bytes").arg(inFolder).arg(*bytes));
    else if (!m_fetchProblem)
        m_fetchProblem = bytes.error();
    then();
}

/// What has not come is asked for no more: rows that are not in what came are missing.
void PartRunner::giveUpFiles()
{
    keepWhatCame();
    clearProblem();
    enter(PartState::Fetching, [this] { account(); });
}

void PartRunner::keepWhatCame()
{
    for (QString* file : {&m_part.outputFile, &m_part.errorFile}) {
        if (!file->isEmpty() && !QFileInfo::exists(m_project->path(*file)))
            file->clear();
    }
}

/// An accounted part whose answers could not be read from their cache: the files that were received tell them again.
void PartRunner::accountAgain()
{
    const bool areThere = (m_part.outputFile.isEmpty() || QFileInfo::exists(m_project->path(m_part.outputFile)))
        && (m_part.errorFile.isEmpty() || QFileInfo::exists(m_project->path(m_part.errorFile)));
    if (areThere)
        return startAccount();
    m_pass.reset();
    m_part.state = PartState::Fetching; // somebody has removed them
    advance();
}

void PartRunner::account()
{
    endExchange();
    queue(m_engine.diskWork(), &PartRunner::startAccount);
}

void PartRunner::startAccount()
{
    withTemplate([this](const std::optional<requests::RequestTemplate>& requestTemplate) {
        accountWith(requestTemplate);
    });
}

void PartRunner::accountWith(const std::optional<requests::RequestTemplate>& requestTemplate)
{
    AccountOrder order = accountOrder(m_project->folder(), *job(), m_part);
    order.answerSchema = requestTemplate ? schemaOf(*requestTemplate) : QByteArray();
    const bool hasRequests = !job()->elsewhere; // else only the ids were written down, and the sheet may hold them anywhere
    const auto again = hasRequests ? std::optional(writeOrder(requestTemplate, order.sentFile + QStringLiteral(".again"))) : std::nullopt;
    m_progress = std::make_shared<Progress>();
    const QString cache = m_project->path(receivedName(m_part, "index"));
    const QStringList files {m_part.outputFile, m_part.errorFile};
    m_work.start(
        [order, again, cache, files, progress = m_progress](std::stop_token stop) -> Result<PartAccount> {
            auto account = again ? accountWithOrWithoutSentFile(order, *again, *progress, stop) : accountPart(order, *progress, stop);
            // The cache only saves time, but an old one would tell lies.
            if (account && !project::writeAnswersCache(cache, files, account->answers))
                QFile::remove(cache);
            return account;
        },
        [this](const Result<PartAccount>& account) { accounted(account); });
}

void PartRunner::accounted(const Result<PartAccount>& account)
{
    if (!account)
        return stumble(account.error());
    endExchange();
    clearProblem();
    m_part.outcomes = account->outcomes;
    m_part.strayLines = account->strayLines;
    m_part.tokensIn = account->tokensIn;
    m_part.tokensOut = account->tokensOut;
    m_project->mergeAnswers({m_part.outputFile, m_part.errorFile}, account->answers);
    note("accounted", QStringLiteral("%1 rows, %2 good, %3 stray lines").arg(m_part.rowCount)
             .arg(account->outcomes[std::size_t(project::Outcome::Good)]).arg(account->strayLines));
    enter(PartState::Accounted, [this] { advance(); });
}

} // namespace sheaf::jobs
