#include "requests/problem.h"

namespace sheaf::requests {

QString codeName(ProblemCode code)
{
    switch (code) {
    case ProblemCode::NotUtf8: return QStringLiteral("not-utf8");
    case ProblemCode::NotJson: return QStringLiteral("not-json");
    case ProblemCode::NotAnObject: return QStringLiteral("not-an-object");
    case ProblemCode::BlankLine: return QStringLiteral("blank-line");
    case ProblemCode::IdMissing: return QStringLiteral("id-missing");
    case ProblemCode::IdEmpty: return QStringLiteral("id-empty");
    case ProblemCode::IdNotText: return QStringLiteral("id-not-text");
    case ProblemCode::IdRepeated: return QStringLiteral("id-repeated");
    case ProblemCode::IdLong: return QStringLiteral("id-long");
    case ProblemCode::MethodNotPost: return QStringLiteral("method-not-post");
    case ProblemCode::BodyMissing: return QStringLiteral("body-missing");
    case ProblemCode::BodyNotAnObject: return QStringLiteral("body-not-an-object");
    case ProblemCode::ModelMissing: return QStringLiteral("model-missing");
    case ProblemCode::ModelDiffers: return QStringLiteral("model-differs");
    case ProblemCode::KindUnknown: return QStringLiteral("kind-unknown");
    case ProblemCode::StreamOn: return QStringLiteral("stream-on");
    case ProblemCode::UrlMissing: return QStringLiteral("url-missing");
    case ProblemCode::UrlPresent: return QStringLiteral("url-present");
    case ProblemCode::EndpointDiffers: return QStringLiteral("endpoint-differs");
    case ProblemCode::KindDiffersFromEndpoint: return QStringLiteral("kind-differs-from-endpoint");
    case ProblemCode::KindsMixed: return QStringLiteral("kinds-mixed");
    case ProblemCode::TooManyRows: return QStringLiteral("too-many-rows");
    case ProblemCode::TooManyBytes: return QStringLiteral("too-many-bytes");
    case ProblemCode::LineTooLong: return QStringLiteral("line-too-long");
    case ProblemCode::ColumnUnknown: return QStringLiteral("column-unknown");
    case ProblemCode::CellEmpty: return QStringLiteral("cell-empty");
    case ProblemCode::NoRows: return QStringLiteral("no-rows");
    }
    return {};
}

} // namespace sheaf::requests
