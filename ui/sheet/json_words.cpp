#include "sheet/json_words.h"

#include <QCoreApplication>

namespace sheaf::ui {

namespace {

struct JsonWords {
    Q_DECLARE_TR_FUNCTIONS(JsonWords)

public:
    static QString pattern(requests::JsonMistake::Kind kind)
    {
        using Kind = requests::JsonMistake::Kind;
        switch (kind) {
        case Kind::CommaMissing: return tr("Line %L1, column %L2: a comma is missing before this.");
        case Kind::ColonMissing: return tr("Line %L1, column %L2: a colon is missing after the name.");
        case Kind::ValueMissing: return tr("Line %L1, column %L2: a value is missing here.");
        case Kind::QuotesMissing: return tr("Line %L1, column %L2: a name in double quotes belongs here.");
        case Kind::SingleQuotes: return tr("Line %L1, column %L2: JSON uses double quotes, not single ones.");
        case Kind::TrailingComma: return tr("Line %L1, column %L2: the comma before this bracket is one too many.");
        case Kind::WrongBracket: return tr("Line %L1, column %L2: this bracket closes something else than was opened.");
        case Kind::UnknownWord: return tr("Line %L1, column %L2: outside of quotes only numbers, true, false and null can stand.");
        case Kind::TextNotClosed: return tr("Line %L1, column %L2: the text ends here without a closing quote.");
        case Kind::ObjectNotClosed: return tr("Line %L1, column %L2: a closing } is missing.");
        case Kind::ListNotClosed: return tr("Line %L1, column %L2: a closing ] is missing.");
        case Kind::BadEscape: return tr("Line %L1, column %L2: a backslash must be followed by one of \" \\ / b f n r t u.");
        case Kind::BareLineBreak: return tr("Line %L1, column %L2: inside of quotes, line breaks and tabs are written \\n and \\t.");
        case Kind::BadNumber: return tr("Line %L1, column %L2: this is not how JSON writes a number.");
        case Kind::TooDeep: return tr("Line %L1, column %L2: more brackets inside one another than can be read.");
        case Kind::TextBehind: return tr("Line %L1, column %L2: the JSON ends before this, but more text follows.");
        case Kind::Other: break;
        }
        return tr("Line %L1, column %L2: this is not JSON.");
    }
};

} // namespace

QString jsonSentence(const requests::JsonMistake& mistake)
{
    return JsonWords::pattern(mistake.kind).arg(mistake.line).arg(mistake.column);
}

} // namespace sheaf::ui
