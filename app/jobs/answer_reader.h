// Reads the line that an AnswerRef points to. For workers; keeps the received files open.
#pragma once

#include "project/answers.h"

#include <QHash>

#include "base/input_file.h"

namespace sheaf::jobs {

class AnswerReader
{
public:
    AnswerReader(QString projectFolder, project::Answers answers);
    /// The answer's line; empty when there is none.
    [[nodiscard]] Result<QByteArray> line(RowId row);

private:
    QString m_folder;
    project::Answers m_answers;
    QHash<quint16, InputFilePtr> m_files;
};

} // namespace sheaf::jobs
