// make_table FILE ROWS: a CSV of 8 columns, about 300 bytes a row: numbers, dates, names of many scripts, and a text
// with commas, quotes and line breaks in every fourth row. The same bytes every time.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace {

constexpr std::array<std::string_view, 8> phrases {
    "The coffee was excellent and the room was cold. ",
    "Sehr freundliches Personal gerne wieder! ",
    "Le petit déjeuner était délicieux café compris. ",
    "とても静かな部屋でした。",
    "房间很干净早餐也不错。",
    "Номер был чистым а завтрак вкусным. ",
    "a \"\"quoted\"\" word, a comma ",
    "and a line\nbreak ",
};
constexpr std::array<std::string_view, 4> cities {"Lyon", "München", "京都", "São Paulo"};

void makeRow(std::string& line, long row, std::uint64_t& state)
{
    const auto next = [&state] { return (state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 33; };
    const std::string number = std::to_string(row);
    line = std::string(8 - number.size() % 8, '0') + number + ',' + std::to_string(next()) + ",2026-0" + std::to_string(1 + next() % 9)
        + "-1" + std::to_string(next() % 10) + ',' + std::string(cities[next() % cities.size()]) + ",customer-"
        + std::to_string(next() % 100'000) + "@example.org," + std::to_string(next() % 1'000) + ".50,";
    const bool isQuoted = row % 4 == 0;
    if (isQuoted)
        line += '"';
    while (line.size() < 280)
        line += phrases[next() % (isQuoted ? phrases.size() : phrases.size() - 2)];
    line += isQuoted ? "\",open\n" : ",done\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("make_table FILE ROWS\n", stderr);
        return 2;
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(argv[1], "wb"), &std::fclose);
    if (!file) {
        std::perror(argv[1]);
        return 2;
    }
    std::uint64_t state = 20260101;
    std::string line("id,order,date,city,customer,price,review,state\n");
    const long rows = std::atol(argv[2]);
    for (long row = 0; row <= rows; ++row) {
        if (row > 0)
            makeRow(line, row, state);
        if (std::fwrite(line.data(), 1, line.size(), file.get()) != line.size()) {
            std::perror(argv[1]);
            return 2;
        }
    }
    return std::fflush(file.get()) == 0 ? 0 : 2;
}
