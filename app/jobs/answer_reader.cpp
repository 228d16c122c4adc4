#include "jobs/answer_reader.h"

namespace sheaf::jobs {

AnswerReader::AnswerReader(QString projectFolder, project::Answers answers)
    : m_folder(std::move(projectFolder)), m_answers(std::move(answers))
{
}

Result<QByteArray> AnswerReader::line(RowId row)
{
    const project::AnswerRef ref = m_answers.of(row);
    if (ref.length == 0)
        return QByteArray();
    InputFilePtr& file = m_files[ref.file];
    if (!file) {
        auto opened = InputFile::open(m_folder + QLatin1Char('/') + m_answers.files().at(ref.file));
        if (!opened)
            return failure(opened.error());
        file = *opened;
    }
    return file->bytes(ref.offset, ref.length);
}

} // namespace sheaf::jobs
