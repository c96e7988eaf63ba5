// The settings that callers pass in: are they what they should be?
//
// In:  "2023-02-30"
// Out: false
#include <charconv>
#include <chrono>

#include "fenjie/extract.hpp"
#include "lexicon/lexicon.hpp"
#include "recognize/recognizers.hpp"

namespace fenjie {

bool is_day(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return false;
    const auto number = [&](std::size_t begin, std::size_t length) {
        unsigned value = 0;
        const std::string_view digits = iso.substr(begin, length);
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
        return error == std::errc{} && end == digits.end() ? value : 0U;
    };
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                          std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
    return number(0, 4) > 0 && day.ok();
}

std::optional<Ocr> ocr_from_name(std::string_view name) {
    if (name == "never") return Ocr::never;
    if (name == "scans") return Ocr::scans;
    if (name == "always") return Ocr::always;
    return std::nullopt;
}

LoadedLexicon load_lexicon(const std::string& folder) {
    std::optional<LexiconError> error;
    const std::shared_ptr<const Lexicon> lexicon = Lexicon::with_folder(folder, error);
    if (error) {
        const std::string line = error->line > 0 ? ":" + std::to_string(error->line) : std::string{};
        return {nullptr, ReadError{error->file + line + ": " + error->message}};
    }
    return {std::make_shared<const Recognizers>(lexicon), std::nullopt};
}

}  // namespace fenjie
