// make_requests FILE ROWS: request lines of about 1,040 bytes, in many scripts and with escapes, the same every time.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace {

constexpr std::array<std::string_view, 12> phrases {
    "The coffee was excellent, but the room was cold. ",
    "Sehr freundliches Personal, gerne wieder! Größe und Gemütlichkeit: top. ",
    "Le petit déjeuner était délicieux, café compris. ",
    "とても静かな部屋で、朝食も美味しかったです。",
    "房间很干净，早餐也不错，下次还会再来。",
    "الغرفة نظيفة والموظفون لطفاء جدا. ",
    "Номер был чистым, а завтрак — вкусным. ",
    "שירות מצוין וחדר נקי. ",
    "She said \\\"never again\\\" and left.\\n",
    "path C:\\\\temp\\\\x, tab\\tand \\u00e9\\u4e2d ",
    "😀👍 10/10 🎉 ",
    "कमरा साफ था और नाश्ता अच्छा था। ",
};

/// A line is filled until it has this many bytes, so that a million of them are about 1.04 GB.
constexpr std::size_t fillTo = 1'000;

void makeLine(std::string& line, long row, std::uint64_t& state)
{
    line = "{\"custom_id\":\"row-" + std::to_string(row) + "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\","
        "\"body\":{\"model\":\"meta-llama/llama-3.2-3b-instruct/fp-16\",\"temperature\":0.2,\"max_tokens\":200,\"messages\":["
        "{\"role\":\"system\",\"content\":\"Classify the review as positive, negative or mixed.\"},"
        "{\"role\":\"user\",\"content\":\"";
    while (line.size() < fillTo) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        line += phrases[(state >> 33) % phrases.size()];
    }
    line += "\"}]}}\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("make_requests FILE ROWS\n", stderr);
        return 2;
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(argv[1], "wb"), &std::fclose);
    if (!file) {
        std::perror(argv[1]);
        return 2;
    }
    std::uint64_t state = 20260101;
    std::string line;
    const long rows = std::atol(argv[2]);
    for (long row = 1; row <= rows; ++row) {
        makeLine(line, row, state);
        if (std::fwrite(line.data(), 1, line.size(), file.get()) != line.size()) {
            std::perror(argv[1]);
            return 2;
        }
    }
    return std::fflush(file.get()) == 0 ? 0 : 2;
}
