// Something wrong with a row before sending, as a value; its sentence is made in one place.
#pragma once

#include <QByteArray>
#include <QString>

namespace sheaf::requests {

enum class ProblemCode {
    NotUtf8, NotJson, NotAnObject, BlankLine,
    IdMissing, IdEmpty, IdNotText, IdRepeated, IdLong,
    MethodNotPost, BodyMissing, BodyNotAnObject, ModelMissing, ModelDiffers, KindUnknown, StreamOn,
    UrlMissing, UrlPresent, EndpointDiffers, KindDiffersFromEndpoint, KindsMixed,
    TooManyRows, TooManyBytes, LineTooLong,
    ColumnUnknown, CellEmpty, NoRows,
};

struct Problem {
    ProblemCode code = ProblemCode::NotJson;
    bool isError = true; ///< false: a warning that does not stop the sending
    qint64 line = 0; ///< line of the file or row of the sheet, from 1; 0 = the whole file
    qint64 otherLine = 0; ///< IdRepeated: where the id stood first
    qint64 column = 0; ///< byte in the line, from 1
    QByteArray field {}; ///< "custom_id", "body.model", or a sheet's column
    QString detail {}; ///< the offending value, shortened to 80 characters, or a limit
    QString other {}; ///< what it was compared with: the first line's model, the chosen endpoint

    bool operator==(const Problem&) const = default;
};

/// "id-repeated", …: stable, for `sheaf-cli check` and tests.
[[nodiscard]] QString codeName(ProblemCode code);
/// What is wrong and what to do about it, in the user's language, without the line's number.
[[nodiscard]] QString sentence(const Problem& problem);

} // namespace sheaf::requests
