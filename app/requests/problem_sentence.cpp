#include "requests/problem.h"

#include <QCoreApplication>
#include <QLocale>

namespace sheaf::requests {

namespace {

struct ProblemSentences {
    Q_DECLARE_TR_FUNCTIONS(sheaf::requests::ProblemSentences)
};
using Words = ProblemSentences;

/// A limit with the user's separators.
QString number(const QString& digits)
{
    return QLocale().toString(digits.toLongLong());
}

QString megabytes(const QString& digits)
{
    return QLocale().toString(double(digits.toLongLong()) / 1e6, 'f', 0);
}

QString textSentence(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::NotUtf8:
        return problem.detail.isEmpty()
            ? Words::tr("A byte here is not UTF-8 text. Save the file as UTF-8 and check it again.")
            : Words::tr("The file is %1, but services read only UTF-8. Save it as UTF-8 and check it again.").arg(problem.detail);
    case ProblemCode::NotJson:
        return problem.column > 0
            ? Words::tr("This is not JSON from position %L1 on: %2. Mend it there.").arg(problem.column).arg(problem.detail)
            : Words::tr("This is not JSON. Mend the line or take it out.");
    case ProblemCode::NotAnObject:
        return Words::tr("This is JSON, but not a request. A request begins with { and ends with }; mend the line or take it out.");
    case ProblemCode::BlankLine: return Words::tr("This line is blank. Sheaf leaves it out when it sends; nothing is to be done.");
    case ProblemCode::LineTooLong:
        return problem.detail.isEmpty()
            ? Words::tr("This line is longer than 64 MB, more than Sheaf can hold as one row. Shorten its text.")
            : Words::tr("This line alone is larger than the %1 MB that the service takes in one file. Shorten its text.")
                  .arg(megabytes(problem.detail));
    default: return {};
    }
}

QString idSentence(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::IdMissing:
        return Words::tr("The line has no custom_id, so its answer could not be matched to it. Give it one of its own.");
    case ProblemCode::IdEmpty:
        return Words::tr("The custom_id is empty, so the answer could not be matched to this line. Give it one of its own.");
    case ProblemCode::IdNotText:
        return Words::tr("The custom_id is %1, but it must be text. Put it in quotation marks.").arg(problem.detail);
    case ProblemCode::IdRepeated:
        return Words::tr("The custom_id \"%1\" stands already in line %L2. Give one of the two lines another one.")
            .arg(problem.detail).arg(problem.otherLine);
    case ProblemCode::IdLong:
        return Words::tr("The custom_id is longer than 64 characters, and some services refuse that. Shorten it.");
    default: return {};
    }
}

QString bodySentence(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::MethodNotPost:
        return problem.detail.isEmpty()
            ? Words::tr("The line has no method. Add \"method\": \"POST\".")
            : Words::tr("The method is %1, but services take only POST. Change it to \"POST\".").arg(problem.detail);
    case ProblemCode::BodyMissing:
        if (problem.field == "prompt")
            return Words::tr("The prompt is empty. Write what should be done with each row.");
        return Words::tr("The line has no body, so there is nothing to ask. Add the request as \"body\".");
    case ProblemCode::BodyNotAnObject:
        return Words::tr("The body is no object. It begins with { and holds the model and the text; write it that way.");
    case ProblemCode::ModelMissing:
        return problem.field == "model" ? Words::tr("No model is chosen. Enter the name of one.")
                                        : Words::tr("The body names no model. Add \"model\" to it.");
    case ProblemCode::ModelDiffers:
        return Words::tr("This line asks for the model %1, line %L2 for %3. The service takes one model in a file: use the "
                         "same one, or send two files.").arg(problem.detail).arg(problem.otherLine).arg(problem.other);
    case ProblemCode::KindUnknown:
        return Words::tr("The body has neither messages, nor a prompt, nor an input, so it is not clear what is asked. Add one "
                         "of them.");
    case ProblemCode::StreamOn:
        return Words::tr("The body asks for a stream, which a batch cannot give. Take \"stream\" out or set it to false.");
    case ProblemCode::KindsMixed:
        return Words::tr("The file mixes kinds of requests (%1). Some services take one kind in a file; send them apart if "
                         "this one refuses.").arg(problem.detail);
    default: return {};
    }
}

QString addressSentence(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::UrlMissing:
        return Words::tr("The line has no url, and the service wants one in each line. Add it, for example "
                         "\"/v1/chat/completions\".");
    case ProblemCode::UrlPresent:
        return Words::tr("The line has a url, which this service does not use. You can leave it.");
    case ProblemCode::EndpointDiffers:
        return problem.isError
            ? Words::tr("The line's url is %1, but the chosen endpoint is %2, and the service refuses the difference. Choose the "
                        "line's endpoint, or change the url.").arg(problem.detail, problem.other)
            : Words::tr("The line's url is %1, the chosen endpoint is %2. The service accepts that; check that it is meant.")
                  .arg(problem.detail, problem.other);
    case ProblemCode::KindDiffersFromEndpoint:
        return problem.isError
            ? Words::tr("The line is a %1 request, but the chosen endpoint is %2, which takes another kind. Choose the endpoint "
                        "that fits.").arg(problem.detail, problem.other)
            : Words::tr("The line is a %1 request, the chosen endpoint is %2. The service accepts that; check that it is meant.")
                  .arg(problem.detail, problem.other);
    default: return {};
    }
}

QString sizeSentence(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::TooManyRows:
        return problem.isError
            ? Words::tr("There are more than the %1 rows that the service takes in one file. Send them in several files.")
                  .arg(number(problem.detail))
            : Words::tr("There are more than the %1 rows that the service takes in one file. Sheaf sends them in several parts.")
                  .arg(number(problem.detail));
    case ProblemCode::TooManyBytes:
        return problem.isError
            ? Words::tr("The file is larger than the %1 MB that the service takes. Send it in several files.")
                  .arg(megabytes(problem.detail))
            : Words::tr("The file is larger than the %1 MB that the service takes. Sheaf sends it in several parts.")
                  .arg(megabytes(problem.detail));
    case ProblemCode::NoRows: return Words::tr("There is no row to send. Add rows, or choose another file.");
    case ProblemCode::ColumnUnknown:
        return Words::tr("The prompt uses {{%1}}, but no column has that name. Rename it or take it out.").arg(problem.detail);
    case ProblemCode::CellEmpty:
        return Words::tr("The prompt uses the column %1, and this row has nothing in it. Fill it, leave the row out, or send it "
                         "as it is.").arg(QString::fromUtf8(problem.field));
    default: return {};
    }
}

} // namespace

QString sentence(const Problem& problem)
{
    for (auto family : {textSentence, idSentence, bodySentence, addressSentence, sizeSentence}) {
        if (const QString words = family(problem); !words.isEmpty())
            return words;
    }
    return {};
}

} // namespace sheaf::requests
