#include "sheet/row_texts.h"

#include "jobs/answer_reader.h"
#include "jobs/result_line.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

QString shortened(const QByteArray& utf8)
{
    // A character has at most four bytes: nothing that is shown is lost, and a huge cell is not decoded whole.
    return QString::fromUtf8(utf8.left(longestCell * 4)).left(longestCell);
}

} // namespace

qsizetype RowTexts::cost() const
{
    qsizetype characters = answer.size();
    for (const QString& cell : cells)
        characters += cell.size();
    return characters;
}

std::vector<ReadRow> readRowTexts(const RowTextsOrder& order, std::stop_token stop)
{
    std::vector<ReadRow> read;
    read.reserve(order.rows.size());
    jobs::AnswerReader answers(order.folder, order.answers);
    for (const RowId row : order.rows) {
        if (stop.stop_requested())
            return read;
        RowTexts texts;
        texts.generation = order.generation;
        if (const auto cells = order.sheet.cells(row, order.columns)) {
            for (const QByteArray& cell : *cells)
                texts.cells += shortened(cell);
        } else {
            texts.readable = false;
        }
        if (order.withAnswers) {
            if (const auto line = answers.line(row); line && !line->isEmpty())
                texts.answer = shortened(jobs::answerText(*line));
        }
        read.push_back({row, std::move(texts)});
    }
    return read;
}

} // namespace sheaf::ui
