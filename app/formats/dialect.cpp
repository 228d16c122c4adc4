#include "formats/dialect.h"

#include "formats/cells.h"
#include "formats/encoding_guess.h"
#include "formats/record_scanner.h"
#include "formats/text_decoder.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace sheaf::formats {

namespace {

/// The guess rests on this much of the file.
constexpr qsizetype sampleBytes = 256 * 1024;
constexpr size_t sampleRecords = 200;

using Record = std::vector<QByteArray>;

/// The first records of `text` as the dialect splits them, blank lines left out. The last one is left out too when
/// the sample may have cut it.
std::vector<Record> firstRecords(QByteArrayView text, const Dialect& dialect, qint64 firstRow)
{
    std::vector<Record> records;
    bool lastIsCut = false;
    qint64 number = 0;
    RecordScanner scanner(dialect, [&](QByteArrayView record, qint64) {
        if (++number < firstRow)
            return true;
        lastIsCut = !record.endsWith('\n') && !record.endsWith('\r');
        Record cells;
        splitRecord(record, dialect, cells);
        if (cells.size() > 1 || !cells.front().isEmpty())
            records.push_back(std::move(cells));
        return records.size() < sampleRecords;
    });
    if (scanner.feed(text))
        std::ignore = scanner.finish(); // an unclosed quote is reported when the file is read
    if (lastIsCut && records.size() > 2)
        records.pop_back();
    return records;
}

/// How well a delimiter fits the first records.
struct Fit {
    char delimiter = ',';
    bool splitsHeader = false;
    double evenness = 0; ///< share of records that have the usual number of cells, others that are split count half
    double wholeness = 0; ///< share of records that it leaves in one piece

    /// Prose has commas too: a delimiter that does not split the header must be very even in the rest.
    [[nodiscard]] bool isLikely() const { return evenness >= (splitsHeader ? 0.5 : 0.8); }
};

Fit fitOf(char delimiter, const std::vector<Record>& records)
{
    Fit fit {.delimiter = delimiter};
    if (records.empty())
        return fit;
    std::map<size_t, double> frequency;
    for (const Record& record : records)
        frequency[record.size()] += 1;
    const double total = double(records.size());
    const double whole = frequency[1];
    frequency.erase(1);
    const auto usual = std::ranges::max_element(frequency, {}, [](const auto& entry) { return entry.second; });
    fit.splitsHeader = records.front().size() > 1;
    fit.wholeness = whole / total;
    if (usual != frequency.end())
        fit.evenness = (usual->second + (total - whole - usual->second) / 2) / total;
    return fit;
}

/// The best of the fits. Where two are equally even the earlier one wins; where none is likely, the one that splits
/// least does least harm, and `usual` decides ties.
char bestDelimiter(const std::vector<Fit>& fits, char usual)
{
    const auto better = [usual](const Fit& a, const Fit& b) {
        if (a.isLikely() != b.isLikely())
            return a.isLikely();
        if (a.isLikely())
            return a.evenness > b.evenness;
        return a.wholeness != b.wholeness ? a.wholeness > b.wholeness : a.delimiter == usual && b.delimiter != usual;
    };
    return std::ranges::min_element(fits, better)->delimiter;
}

/// By the name the tab or the comma comes first; but semicolons come before commas, because decimal commas can be just
/// as even.
std::array<char, 4> candidatesFor(char usual)
{
    if (usual == '\t')
        return {'\t', ';', ',', '|'};
    return {';', ',', '\t', '|'};
}

char usualDelimiter(const QString& name)
{
    const bool isTabbed = name.endsWith(QLatin1String(".tsv"), Qt::CaseInsensitive)
        || name.endsWith(QLatin1String(".tab"), Qt::CaseInsensitive);
    return isTabbed ? '\t' : ',';
}

bool isNumber(QByteArrayView cell)
{
    bool ok = false;
    QByteArray text = cell.trimmed().toByteArray();
    std::ignore = text.replace(',', '.').toDouble(&ok);
    return ok;
}

char likelyDelimiter(QByteArrayView text, Dialect dialect, const QString& name, qint64 firstRow)
{
    const char usual = usualDelimiter(name);
    std::vector<Fit> fits;
    for (const char candidate : candidatesFor(usual)) {
        dialect.delimiter = candidate;
        fits.push_back(fitOf(candidate, firstRecords(text, dialect, firstRow)));
    }
    return bestDelimiter(fits, usual);
}

} // namespace

bool looksLikeHeader(std::span<const Record> firstRecords)
{
    if (firstRecords.size() <= 1)
        return true;
    Record cells = firstRecords.front();
    if (std::ranges::all_of(cells, isNumber))
        return false;
    // Programs that write a table's index as its first column give that column no name.
    if (cells.size() > 1 && cells.front().isEmpty())
        cells.erase(cells.begin());
    std::ranges::sort(cells);
    return !cells.front().isEmpty() && std::ranges::adjacent_find(cells) == cells.end();
}

Dialect detectDialect(QByteArrayView firstBytes, const QString& name, const KnownDialect& known)
{
    const EncodingGuess guess = guessEncoding(firstBytes);
    Dialect dialect;
    dialect.encoding = known.encoding.value_or(guess.encoding);
    dialect.bomLength = dialect.encoding == guess.encoding ? guess.bomLength : 0;
    dialect.quote = known.quote.value_or(dialect.quote);

    const QByteArrayView unmarked = firstBytes.sliced(dialect.bomLength);
    const QByteArray text = TextDecoder(dialect.encoding).feed(unmarked.first(std::min(sampleBytes, unmarked.size())));

    dialect.delimiter = known.delimiter ? *known.delimiter : likelyDelimiter(text, dialect, name, known.firstRow);
    dialect.hasHeader = known.hasHeader ? *known.hasHeader : looksLikeHeader(firstRecords(text, dialect, known.firstRow));
    return dialect;
}

} // namespace sheaf::formats
