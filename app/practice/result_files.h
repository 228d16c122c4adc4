// The two files of results of one batch while they are written.
#pragma once

#include "practice/file_store.h"
#include "practice/wire.h"

#include <QFile>

namespace sheaf::practice {

class ResultFiles
{
public:
    ResultFiles(FileStore& store, const Wire& wire, QString batchId);
    /// Files that were not published are removed.
    ~ResultFiles();
    ResultFiles(const ResultFiles&) = delete;
    ResultFiles& operator=(const ResultFiles&) = delete;

    void addGood(const QString& customId, const QJsonObject& answer);
    void addFailed(const QString& customId, const RowFailure& failure);
    void addLeft(const QString& customId);

    struct Ids {
        QString output; ///< empty = none
        QString errors; ///< empty = none
    };
    /// Puts the files into the store. Their ids follow from the batch: made anew, they are the same files.
    [[nodiscard]] Ids publish(Instant now);

private:
    struct Part {
        QFile file;
        qint64 lines = 0;

        void add(const QByteArray& line);
    };
    [[nodiscard]] QString publish(Part& part, const QString& suffix, Instant now);

    FileStore& m_store;
    const Wire& m_wire;
    QString m_batchId;
    Part m_output;
    Part m_errors;
};

} // namespace sheaf::practice
