#include "practice/prompt_reader.h"

#include "practice/steady_hash.h"
#include "practice/tone.h"

#include <QRegularExpression>

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype longestChoice = 40;
    constexpr auto ignoringCase = QRegularExpression::CaseInsensitiveOption;

    QString withoutQuotes(const QString& text)
    {
        static const QRegularExpression edges(uR"(^[\s"'`“”‘’«»*\[({<]+|[\s"'`“”‘’«»*\])}>.!?:;]+$)"_s);
        QString bare = text;
        return bare.remove(edges);
    }

    /// The words of a list "a, b or c"; empty unless it has two or more short ones.
    QStringList listed(const QString& text)
    {
        static const QRegularExpression between(uR"(\s*(?:,\s*(?:or|and)\s|,|;|/|\||\s(?:or|and|oder|ou|o)\s)\s*)"_s, ignoringCase);
        QStringList words;
        for (const QString& part : text.split(between)) {
            const QString word = withoutQuotes(part);
            if (word.isEmpty())
                continue;
            if (word.size() > longestChoice || word.count(u' ') > 2)
                return {};
            words += word;
        }
        return words.size() >= 2 ? words : QStringList();
    }

    /// "a", "b" and "c": quoted answers one after the other, as people write them.
    QStringList quotedRun(const QString& text)
    {
        static const QRegularExpression quoted(uR"(["“'`«]([^"”'`»\n]{1,40})["”'`»])"_s);
        QStringList words;
        for (auto it = quoted.globalMatch(text); it.hasNext();)
            words += it.next().captured(1).trimmed();
        return words.size() >= 2 ? words : QStringList();
    }

    /// The list that follows words like "one of" up to the end of the sentence.
    QStringList introducedChoices(const QString& text)
    {
        static const QRegularExpression introduction(
            uR"((?:one of|either|choose (?:from|between)|pick (?:from|between)|(?:answer|reply|respond)(?: only| exactly)? with|)"
            uR"(classif\w* [^.\n:]{0,60}?\b(?:as|into)|labels?|categor(?:y|ies)|options?|choices|allowed (?:values|answers))\b[:\s]*([^.\n;?]+))"_s,
            ignoringCase);
        for (auto it = introduction.globalMatch(text); it.hasNext();) {
            QString list = it.next().captured(1);
            // "one word: positive, negative" and "one of the following: a, b"
            list = list.mid(list.lastIndexOf(u':') + 1);
            static const QRegularExpression filler(uR"(^\s*(?:(?:exactly |only )?one of|the|these|those|following|words?|labels?|categories|either|only|exactly|just|\s)+\s)"_s, ignoringCase);
            list.remove(filler);
            QStringList choices = quotedRun(list);
            if (choices.isEmpty())
                choices = listed(list);
            if (!choices.isEmpty())
                return choices;
        }
        return {};
    }

    /// "Is this review positive, negative or mixed?": a list without introduction counts when it names tones.
    QStringList toneChoices(const QString& text)
    {
        static const QRegularExpression list(uR"((\p{L}+(?:, ?\p{L}+)*,? (?:or|and) \p{L}+))"_s, ignoringCase);
        for (auto it = list.globalMatch(text); it.hasNext();) {
            const QStringList words = listed(it.next().captured(1));
            const auto tones = std::ranges::count_if(words, [](const QString& word) { return toneNamed(word) != Tone::None; });
            if (tones >= 2)
                return words;
        }
        return {};
    }

    QStringList choicesIn(const QString& text)
    {
        const QStringList introduced = introducedChoices(text);
        return introduced.isEmpty() ? toneChoices(text) : introduced;
    }

    Wish wishIn(const QString& text)
    {
        static const QRegularExpression translation(uR"(\b(translat|übersetz|tradui|traduc|traduz|vertaal))"_s, ignoringCase);
        static const QRegularExpression summary(uR"(\b(summar|zusammenfass|fass\w* .* zusammen|résum|resum|riassum|in one sentence|shorten))"_s, ignoringCase);
        if (translation.match(text).hasMatch())
            return Wish::Translation;
        return summary.match(text).hasMatch() ? Wish::Summary : Wish::Answer;
    }

    /// The paragraph that looks least like an instruction.
    QString rowParagraph(const QString& message)
    {
        QString best;
        for (const QString& part : message.split(u'\n', Qt::SkipEmptyParts)) {
            if (part.trimmed().size() > best.size() && choicesIn(part).isEmpty())
                best = part.trimmed();
        }
        return best.isEmpty() ? message.trimmed() : best;
    }

    QString rowTextOf(const QString& message)
    {
        QString text = rowParagraph(message);
        static const QRegularExpression labelled(uR"(^[^:：]{1,120}[:：]\s*(\S.*)$)"_s, QRegularExpression::DotMatchesEverythingOption);
        if (const auto match = labelled.match(text); match.hasMatch() && choicesIn(match.captured(1)).isEmpty())
            text = match.captured(1);
        return withoutQuotes(text).isEmpty() ? text : text.trimmed();
    }

} // namespace

PromptView readPrompt(const QString& instructions, const QString& message)
{
    PromptView view;
    view.choices = choicesIn(instructions);
    if (view.choices.isEmpty())
        view.choices = choicesIn(message);
    view.wish = wishIn(instructions.isEmpty() ? message.left(200) : instructions + u'\n' + message.left(200));
    view.rowText = rowTextOf(message);
    return view;
}

QString chosen(const QStringList& choices, const QString& rowText)
{
    const bool byTone = std::ranges::any_of(choices, [](const QString& choice) { return toneNamed(choice) != Tone::None; });
    const Tone tone = byTone ? toneOf(rowText) : Tone::None;
    for (const QString& choice : choices) {
        if (byTone && (tone == Tone::None ? namesNeutral(choice) : toneNamed(choice) == tone))
            return choice;
    }
    if (byTone && tone == Tone::Mixed) {
        const auto neutral = std::ranges::find_if(choices, [](const QString& choice) { return namesNeutral(choice); });
        if (neutral != choices.end())
            return *neutral;
    }
    for (const QString& choice : choices) {
        if (!byTone && rowText.contains(choice, Qt::CaseInsensitive))
            return choice;
    }
    const quint64 hash = steadyHash(rowText.toUtf8());
    return choices.at(static_cast<qsizetype>(hash % static_cast<quint64>(choices.size())));
}

} // namespace sheaf::practice
