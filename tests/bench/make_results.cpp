// make_results FILE ROWS: an output file for the rows of make_requests, lines of about 1,040 bytes, in another order than the
// rows were sent in; the same every time.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace {

constexpr std::array<std::string_view, 6> phrases {
    "The review praises the coffee and the staff; the room was cold. ",
    "Überwiegend positiv, einzelne Mängel. ",
    "とても静かな部屋で、朝食も美味しかったです。",
    "Номер был чистым, а завтрак — вкусным. ",
    "She said \\\"never again\\\" and left.\\n",
    "😀👍 10/10 🎉 \\u00e9\\u4e2d ",
};

constexpr std::size_t fillTo = 700;

/// One that shares no factor with any number of rows that is used: i * step % rows visits every row once.
constexpr std::uint64_t step = 7'368'787;

void makeLine(std::string& line, std::uint64_t row, std::uint64_t& state)
{
    line = "{\"id\":\"NBCI-G2-5CeUuexfJ_Hfb\",\"custom_id\":\"row-" + std::to_string(row)
        + "\",\"response\":{\"status_code\":200,\"request_id\":\"26d7a645df0ed301\",\"body\":{\"id\":\"chatcmpl-"
        + std::to_string(state) + "\",\"object\":\"chat.completion\",\"created\":1752187822,"
          "\"model\":\"meta-llama/llama-3.2-3b-instruct/fp-16\",\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,"
          "\"message\":{\"content\":\"";
    while (line.size() < fillTo) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        line += phrases[(state >> 33) % phrases.size()];
    }
    line += "\",\"reasoning_content\":\"\",\"role\":\"assistant\",\"tool_calls\":[]},\"logprobs\":null}],"
            "\"system_fingerprint\":\"\",\"usage\":{\"prompt_tokens\":731,\"total_tokens\":945,\"completion_tokens\":214,"
            "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},\"completion_tokens_details\":"
            "{\"reasoning_tokens\":0,\"accepted_prediction_tokens\":0}}}}}\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("make_results FILE ROWS\n", stderr);
        return 2;
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(argv[1], "wb"), &std::fclose);
    if (!file) {
        std::perror(argv[1]);
        return 2;
    }
    std::uint64_t state = 20260101;
    std::string line;
    const std::uint64_t rows = std::strtoull(argv[2], nullptr, 10);
    for (std::uint64_t i = 0; i < rows; ++i) {
        makeLine(line, i * step % rows + 1, state);
        if (std::fwrite(line.data(), 1, line.size(), file.get()) != line.size()) {
            std::perror(argv[1]);
            return 2;
        }
    }
    return std::fflush(file.get()) == 0 ? 0 : 2;
}
