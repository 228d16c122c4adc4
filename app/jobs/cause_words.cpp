#include "jobs/cause_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace sheaf::jobs {

namespace {

struct CauseWords {
    Q_DECLARE_TR_FUNCTIONS(sheaf::Causes)
};

int pluralOf(qint64 rows)
{
    return int(std::min<qint64>(rows, std::numeric_limits<int>::max()));
}

QString cutOffSentence(int n, std::optional<qint64> tokenLimit)
{
    if (tokenLimit)
        return CauseWords::tr("%Ln answers were cut off because the limit of %L1 tokens was reached.", nullptr, n).arg(*tokenLimit);
    return CauseWords::tr("%Ln answers were cut off because the model's limit of tokens was reached.", nullptr, n);
}

QString answerSentence(Cause cause, int n)
{
    switch (cause) {
    case Cause::Empty: return CauseWords::tr("%Ln answers are empty.", nullptr, n);
    case Cause::Refused: return CauseWords::tr("The model or its content filter refused %Ln rows.", nullptr, n);
    case Cause::DoesNotFit: return CauseWords::tr("%Ln answers do not have the form that was asked for.", nullptr, n);
    case Cause::TooLong: return CauseWords::tr("%Ln rows are longer than the model can read.", nullptr, n);
    case Cause::ModelUnknown: return CauseWords::tr("The service does not know the model that %Ln rows ask for.", nullptr, n);
    case Cause::BadRequest: return CauseWords::tr("The service did not accept the request of %Ln rows.", nullptr, n);
    default: return {};
    }
}

QString serviceSentence(Cause cause, int n)
{
    switch (cause) {
    case Cause::TimedOut: return CauseWords::tr("The service took too long over %Ln rows and gave up.", nullptr, n);
    case Cause::RetriesUsedUp: return CauseWords::tr("The service tried %Ln rows several times and gave up.", nullptr, n);
    case Cause::Overloaded: return CauseWords::tr("The service had too much to do for %Ln rows.", nullptr, n);
    case Cause::ServiceFault: return CauseWords::tr("Something broke at the service while it worked on %Ln rows.", nullptr, n);
    case Cause::Expired: return CauseWords::tr("The time for the batch ran out before %Ln rows had their turn.", nullptr, n);
    case Cause::Cancelled: return CauseWords::tr("%Ln rows were cancelled before they had an answer.", nullptr, n);
    case Cause::Missing: return CauseWords::tr("The service sent nothing back for %Ln rows.", nullptr, n);
    case Cause::RejectedFile: return CauseWords::tr("The service refused the file with %Ln rows before it ran any of them.", nullptr, n);
    default: return CauseWords::tr("%Ln rows failed for a reason that only the service's words tell.", nullptr, n);
    }
}

} // namespace

QString causeTitle(Cause cause)
{
    switch (cause) {
    case Cause::CutOff: return CauseWords::tr("Cut off");
    case Cause::Empty: return CauseWords::tr("Empty");
    case Cause::Refused: return CauseWords::tr("Refused");
    case Cause::DoesNotFit: return CauseWords::tr("Does not fit");
    case Cause::TooLong: return CauseWords::tr("Too long");
    case Cause::TimedOut: return CauseWords::tr("Took too long");
    case Cause::RetriesUsedUp: return CauseWords::tr("Given up after retries");
    case Cause::Overloaded: return CauseWords::tr("Service overloaded");
    case Cause::ServiceFault: return CauseWords::tr("Service fault");
    case Cause::ModelUnknown: return CauseWords::tr("Model unknown");
    case Cause::BadRequest: return CauseWords::tr("Request not accepted");
    case Cause::Expired: return CauseWords::tr("Expired");
    case Cause::Cancelled: return CauseWords::tr("Cancelled");
    case Cause::Missing: return CauseWords::tr("Missing");
    case Cause::RejectedFile: return CauseWords::tr("File refused");
    case Cause::Other: break;
    }
    return CauseWords::tr("Other");
}

QString causeSentence(const CauseGroup& group, std::optional<qint64> tokenLimit)
{
    const int n = pluralOf(group.rows);
    if (group.cause == Cause::CutOff)
        return cutOffSentence(n, tokenLimit);
    const QString ofAnswer = answerSentence(group.cause, n);
    return ofAnswer.isEmpty() ? serviceSentence(group.cause, n) : ofAnswer;
}

QString remedySentence(const CauseGroup& group)
{
    const int n = pluralOf(group.rows);
    switch (group.remedy) {
    case Remedy::SendAgain: return CauseWords::tr("Send these %Ln rows again?", nullptr, n);
    case Remedy::RaiseTokens: return CauseWords::tr("Raise it and send these %Ln rows again?", nullptr, n);
    case Remedy::ShortenColumn: return CauseWords::tr("Shorten a column that the prompt uses, then send these %Ln rows again.", nullptr, n);
    case Remedy::ChangePrompt: return CauseWords::tr("Change the prompt or its settings, then send these %Ln rows again.", nullptr, n);
    case Remedy::ChangeModel: return CauseWords::tr("Choose another model, then send these %Ln rows again.", nullptr, n);
    case Remedy::FixLines: return CauseWords::tr("Mend the lines that the service names, then send these %Ln rows again.", nullptr, n);
    case Remedy::EditLines: return CauseWords::tr("Change these %Ln lines, then send them again.", nullptr, n);
    case Remedy::Nothing: break;
    }
    return {};
}

QString remedyButton(Remedy remedy)
{
    switch (remedy) {
    case Remedy::SendAgain: return CauseWords::tr("Send again…");
    case Remedy::RaiseTokens: return CauseWords::tr("Raise the limit and send again…");
    case Remedy::ShortenColumn:
    case Remedy::EditLines:
    case Remedy::FixLines: return CauseWords::tr("Show these rows");
    case Remedy::ChangePrompt: return CauseWords::tr("Open the prompt");
    case Remedy::ChangeModel: return CauseWords::tr("Choose another model");
    case Remedy::Nothing: break;
    }
    return {};
}

} // namespace sheaf::jobs
