#include "practice/dialect.h"

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    Dialect inference()
    {
        return {
            .name = u"inference"_s,
            .timesInMillis = true,
            .sparseUploadAnswer = true,
            .purposes = { u"batch"_s },
            .wrongFileName = u"File type not allowed. Allowed extensions: .jsonl"_s,
            .maxRows = 1'000'000,
            .blankLinesSkipped = true,
            .faultsInList = true,
            .lineIdIsBatchId = true,
            .outputEvenWhenEmpty = true,
            .errorShape = ErrorShape::TwoKeys,
            .badRequestType = u"BadRequestError"_s,
            .htmlForUnknownRoute = true,
            .unknownBatch = { .status = 500, .bareString = true, .message = u"Failed to retrieve batch"_s },
            .unknownFile = { .status = 404, .message = u"File not found"_s },
            .models = { u"meta-llama/llama-3.2-3b-instruct/fp-16"_s, u"meta-llama/llama-3.1-8b-instruct/fp-8"_s,
                u"google/gemma-3-27b-instruct/bf-16"_s, u"qwen/qwen3-embedding-4b"_s },
        };
    }

    Dialect openai()
    {
        return {
            .name = u"openai"_s,
            .fileIdPrefix = u"file-"_s,
            .batchIdPrefix = u"batch_"_s,
            .hasRequestIdHeader = true,
            .purposes = { u"assistants"_s, u"batch"_s, u"fine-tune"_s, u"vision"_s, u"user_data"_s, u"evals"_s },
            .wrongFileName = u"Invalid file format for Batch API. Must be .jsonl"_s,
            .maxRows = 50'000,
            .urlRequired = true,
            .oneModel = true,
            .hasChecking = true,
            .hasFinalizing = true,
            .errorKeyOnSuccess = true,
            .failuresHaveResponse = true,
            .leftRowsListed = true,
            .noErrorsIsEmptyString = true,
            .badRequestType = u"invalid_request_error"_s,
            .unknownBatch = { .message = u"No batch found with id '%1'."_s },
            .unknownFile = { .message = u"No such File object: %1"_s },
            .models = { u"gpt-4o-mini"_s, u"gpt-4.1-mini"_s, u"text-embedding-3-small"_s },
        };
    }

} // namespace

const QList<Dialect>& dialectTable()
{
    static const QList<Dialect> table { inference(), openai() };
    return table;
}

std::optional<Dialect> findDialect(const QString& name)
{
    const auto found = std::ranges::find(dialectTable(), name, &Dialect::name);
    return found == dialectTable().end() ? std::nullopt : std::optional(*found);
}

} // namespace sheaf::practice
