// The ways in which services of this protocol differ, as data: one entry of one table for each family.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sheaf::practice {

enum class ErrorShape {
    FourKeys, ///< {"error":{"message","type","param","code"}}
    TwoKeys, ///< {"error":{"message","type"}}
};

/// How an address that has no route, or an id that names nothing, is answered.
struct Unknown {
    int status = 404;
    bool bareString = false; ///< {"error":"…"} instead of an object
    QString message = {}; ///< %1 = the id
};

struct Dialect {
    QString name = {};

    // Names and times
    QString fileIdPrefix = {};
    QString batchIdPrefix = {};
    bool timesInMillis = false;
    bool hasRequestIdHeader = false; ///< x-request-id on every answer

    // Uploads
    bool sparseUploadAnswer = false; ///< only id and created_at
    QStringList purposes = {};
    QString wrongFileName = {}; ///< the words for a file whose name does not end in .jsonl

    // What a file must look like
    qint64 maxRows = 0;
    bool urlRequired = false; ///< each line names its url, equal to the batch's endpoint
    bool oneModel = false; ///< all lines of a file name the same model
    bool blankLinesSkipped = false;

    // The life of a batch
    bool hasChecking = false; ///< starts as "validating" with counts 0/0
    bool hasFinalizing = false;
    bool faultsInList = false; ///< errors = [...] instead of {"object":"list","data":[...]}

    // Files of results
    bool lineIdIsBatchId = false;
    bool errorKeyOnSuccess = false; ///< "error": null beside every good answer
    bool failuresHaveResponse = false; ///< a failed row brings the HTTP status and body of its request
    bool leftRowsListed = false; ///< rows that were not run before the end stand in the error file
    bool outputEvenWhenEmpty = false; ///< all rows failed: an empty output file, not none
    bool noErrorsIsEmptyString = false; ///< error_file_id "" instead of null

    // Errors
    ErrorShape errorShape = ErrorShape::FourKeys;
    QString badRequestType = {};
    bool htmlForUnknownRoute = false;
    Unknown unknownBatch = {};
    Unknown unknownFile = {};

    QStringList models = {};
};

[[nodiscard]] const QList<Dialect>& dialectTable();
[[nodiscard]] std::optional<Dialect> findDialect(const QString& name);

} // namespace sheaf::practice
