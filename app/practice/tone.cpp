#include "practice/tone.h"

#include <algorithm>
#include <array>

namespace sheaf::practice {

namespace {

    // Beginnings of words (anywhere in scripts without spaces), lower case. Negative phrases that contain a positive word
    // are looked for first and taken out.
    constexpr std::array negativeWords {
        u"not good", u"not great", u"not worth", u"not recommend", u"not happy", u"never again", u"nicht gut", u"nicht empfehl", u"pas bon",
        u"pas bien", u"no me gust", u"no recom", u"non mi piac", u"não gost", u"don't like", u"bad", u"terribl", u"awful", u"horribl", u"worst",
        u"poor", u"broke", u"broken", u"disappoint", u"refund", u"rude", u"slow", u"dirty", u"cold", u"late", u"waste", u"hate", u"stale", u"bitter",
        u"leak", u"fail", u"problem", u"overpriced", u"expensive", u"schlecht", u"schrecklich", u"enttäusch", u"kaputt", u"leider", u"unfreundlich",
        u"langsam", u"teuer", u"mauvais", u"déçu", u"decevant", u"décevant", u"nul", u"cassé", u"froid", u"lent", u"cher", u"malo", u"mala", u"pésim",
        u"pesim", u"decepcion", u"roto", u"lento", u"caro", u"frío", u"cattiv", u"pessim", u"delus", u"rotto", u"ruim", u"péssim", u"decepç", u"slecht",
        u"teleurgesteld", u"kapot", u"zły", u"zła", u"okropn", u"rozczarow", u"плох", u"ужас", u"разочаров", u"сломал", u"kötü", u"berbat", u"سيئ", u"رديء",
        u"最悪", u"悪い", u"残念", u"まずい", u"壊れ", u"差", u"糟", u"失望", u"难吃", u"坏", u"나쁘", u"최악", u"실망", u"별로", u"खराब", u"बेकार", u"निराश",
    };
    constexpr std::array positiveWords {
        u"good", u"great", u"excellent", u"love", u"perfect", u"amazing", u"wonderful", u"best", u"nice", u"friendly", u"delicious", u"fast", u"happy",
        u"fantastic", u"recommend", u"superb", u"thank", u"pleas", u"fresh", u"clean", u"comfortable", u"gut", u"toll", u"super", u"wunderbar", u"perfekt",
        u"ausgezeichnet", u"lecker", u"freundlich", u"liebe", u"gern", u"empfehl", u"bon", u"excellent", u"parfait", u"merveill", u"délici", u"adore", u"génial",
        u"rapide", u"sympa", u"bien", u"buen", u"excelent", u"encant", u"perfect", u"delicios", u"maravill", u"genial", u"rápid", u"buon", u"ottim", u"eccellent",
        u"perfett", u"bellissim", u"grazie", u"ótim", u"maravilh", u"ador", u"goed", u"geweldig", u"lekker", u"uitstekend", u"dobr", u"świetn", u"wspaniał", u"polecam",
        u"хорош", u"отличн", u"прекрасн", u"вкусн", u"люблю", u"güzel", u"harika", u"mükemmel", u"رائع", u"ممتاز", u"جيد", u"最高", u"良い", u"美味し", u"おいし", u"素晴",
        u"好吃", u"很好", u"喜欢", u"棒", u"完美", u"좋", u"최고", u"맛있", u"훌륭", u"अच्छ", u"बढ़िया", u"शानदार",
    };

    bool writesWithSpaces(QChar letter)
    {
        return letter.script() != QChar::Script_Han && letter.script() != QChar::Script_Hiragana
            && letter.script() != QChar::Script_Katakana && letter.script() != QChar::Script_Hangul;
    }

    /// Where `word` begins a word of `text`, or -1.
    qsizetype wordAt(const QString& text, QStringView word)
    {
        qsizetype at = text.indexOf(word);
        while (at > 0 && writesWithSpaces(word.front()) && text.at(at - 1).isLetter())
            at = text.indexOf(word, at + 1);
        return at;
    }

    bool takeOut(QString& text, QStringView word)
    {
        const qsizetype at = wordAt(text, word);
        if (at >= 0)
            text.remove(at, word.size());
        return at >= 0;
    }

    template <size_t n> bool namesOneOf(QStringView choice, const std::array<const char16_t*, n>& names)
    {
        return std::ranges::any_of(names, [choice](QStringView name) { return choice.compare(name, Qt::CaseInsensitive) == 0; });
    }

} // namespace

Tone toneOf(QStringView text)
{
    QString rest = text.left(4000).toString().toLower();
    bool negative = false;
    for (const char16_t* word : negativeWords)
        negative = takeOut(rest, word) || negative;
    const bool positive = std::ranges::any_of(positiveWords, [&rest](const char16_t* word) { return wordAt(rest, word) >= 0; });
    if (positive && negative)
        return Tone::Mixed;
    return positive ? Tone::Positive : negative ? Tone::Negative : Tone::None;
}

Tone toneNamed(QStringView choice)
{
    static constexpr std::array positive { u"positive", u"good", u"happy", u"satisfied", u"yes", u"positiv", u"positif", u"positivo", u"approve" };
    static constexpr std::array negative { u"negative", u"bad", u"unhappy", u"dissatisfied", u"angry", u"no", u"negativ", u"négatif", u"negativo", u"reject" };
    static constexpr std::array mixed { u"mixed", u"both", u"gemischt", u"mitigé", u"mixto", u"misto" };
    if (namesOneOf(choice, positive))
        return Tone::Positive;
    if (namesOneOf(choice, negative))
        return Tone::Negative;
    return namesOneOf(choice, mixed) ? Tone::Mixed : Tone::None;
}

bool namesNeutral(QStringView choice)
{
    static constexpr std::array neutral { u"neutral", u"neither", u"unclear", u"unknown", u"other", u"none", u"neutre", u"neutro" };
    return namesOneOf(choice, neutral);
}

} // namespace sheaf::practice
