#include "sheet/cell_look.h"

#include "jobs/answer_reader.h"
#include "jobs/result_line.h"
#include "sheet/picture_reader.h"

namespace sheaf::ui {

namespace {

constexpr QSize previewBox {1'200, 900};

bool canBeEdited(const QString& text)
{
    if (text.size() > longestEdited)
        return false;
    qsizetype line = 0;
    qsizetype word = 0;
    for (const QChar c : text) {
        line = c == u'\n' ? 0 : line + 1;
        word = c.isSpace() ? 0 : word + 1;
        if (line > longestEditedLine || word > longestEditedWord)
            return false;
    }
    return true;
}

Result<QByteArray> bytesOf(const CellOrder& order)
{
    if (order.column)
        return order.sheet.cell(order.row, *order.column);
    jobs::AnswerReader answers(order.folder, order.answers);
    const auto line = answers.line(order.row);
    if (!line)
        return failure(line.error());
    return line->isEmpty() ? QByteArray() : jobs::answerText(*line);
}

} // namespace

CellLook readCell(const CellOrder& order, std::stop_token stop)
{
    const auto bytes = bytesOf(order);
    CellLook look;
    if (!bytes || stop.stop_requested()) {
        look.text = failure(bytes ? Error {.code = ErrorCode::Cancelled} : bytes.error());
        return look;
    }
    look = lookAt(QString::fromUtf8(*bytes), stop);
    look.whole = canBeEdited(*look.text);
    if (!look.whole)
        look.text = look.text->left(longestPart);
    return look;
}

CellLook lookAt(const QString& text, std::stop_token stop)
{
    CellLook look;
    look.text = text;
    look.json = requests::looksLikeJson(text);
    if (look.json)
        look.mistake = requests::jsonMistake(text);
    else if (!stop.stop_requested() && looksLikePicture(text))
        look.picture = readPicture(text, previewBox);
    return look;
}

} // namespace sheaf::ui
