#include "batches/decision_words.h"

#include "common/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct DecisionTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::DecisionTexts)
};

Question warning(const QString& title, const QString& text, const QString& detail, const QuestionButton& harmful, const QString& keep)
{
    Question question;
    question.kind = Question::Kind::Warning;
    question.title = title;
    question.text = text;
    question.detail = detail;
    question.buttons = {harmful, {QStringLiteral("keep"), keep, ButtonKind::Reject}};
    question.defaultButton = QStringLiteral("keep");
    question.escapeButton = QStringLiteral("keep");
    return question;
}

} // namespace

const project::PartRecord* undecidedPart(const project::JobRecord& job)
{
    const auto found = std::ranges::find_if(job.parts, [](const project::PartRecord& part) {
        return part.problem && part.problem->code == ErrorCode::CreateUndecided && !jobs::isFinished(part);
    });
    return found == job.parts.end() ? nullptr : &*found;
}

QString undecidedText(const JobEntry& entry, const project::PartRecord& part, const QLocale& locale, const QTimeZone& zone)
{
    const int rows = static_cast<int>(part.rowCount);
    QStringList sentences {DecisionTexts::tr("The connection to %1 broke while the batch was being created, so it may or may not exist. "
                                             "Sheaf looked through the service's list and could not tell. Until you decide, nothing is "
                                             "created.").arg(entry.serviceName)};
    sentences += entry.job.parts.size() > 1
        ? DecisionTexts::tr("Part %L1 has %Ln row(s).", nullptr, rows).arg(part.number)
        : DecisionTexts::tr("It has %Ln row(s).", nullptr, rows);
    if (toMillis(part.stateSince) > 0)
        sentences += DecisionTexts::tr("It was sent on %1.", "date, time").arg(exactTimeText(part.stateSince, locale, zone));
    if (!part.inputFileId.isEmpty())
        sentences += DecisionTexts::tr("Its file has the id %1: look for it on the service's own page.").arg(part.inputFileId);
    return sentences.join(u' ');
}

Question createQuestion(const project::PartRecord& part)
{
    return warning(DecisionTexts::tr("Create the batch"),
        DecisionTexts::tr("Create a batch of %Ln row(s)?", nullptr, static_cast<int>(part.rowCount)),
        DecisionTexts::tr("If the first one exists after all, the service works through these rows twice and charges for them twice. "
                          "Create it only when you have seen that it is not there."),
        {QStringLiteral("create"), DecisionTexts::tr("Create it"), ButtonKind::Destructive}, DecisionTexts::tr("Do not create it"));
}

Question giveUpQuestion(const project::PartRecord& part)
{
    return warning(DecisionTexts::tr("Give up"),
        DecisionTexts::tr("Give up %Ln row(s)?", nullptr, static_cast<int>(part.rowCount)),
        DecisionTexts::tr("They count as cancelled, and you can send them again. If the batch exists, the service still works through it "
                          "and charges for it, and Sheaf does not fetch what comes of it."),
        {QStringLiteral("give-up"), DecisionTexts::tr("Give up"), ButtonKind::Destructive}, DecisionTexts::tr("Keep waiting"));
}

Question waitNoLongerQuestion(const project::PartRecord& part)
{
    return warning(DecisionTexts::tr("Wait no longer"), DecisionTexts::tr("Go on without what has not come for part %L1?").arg(part.number),
        DecisionTexts::tr("Answers that are here are kept. Rows without one count as missing, and you can send them again; what the service "
                          "has finished for them is paid for."),
        {QStringLiteral("give-up"), DecisionTexts::tr("Go on without it"), ButtonKind::Destructive}, DecisionTexts::tr("Keep waiting"));
}

Question cancelPartQuestion(const project::PartRecord& part)
{
    return warning(DecisionTexts::tr("Cancel part"), DecisionTexts::tr("Cancel part %L1?").arg(part.number),
        DecisionTexts::tr("Rows that are finished are still fetched, and the service charges for them. The others get no answer. The other "
                          "parts of the job go on."),
        {QStringLiteral("cancel"), DecisionTexts::tr("Cancel the part"), ButtonKind::Destructive}, DecisionTexts::tr("Let it run"));
}

} // namespace sheaf::ui
