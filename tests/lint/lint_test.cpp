// The house rules as tests: what a reviewer would otherwise have to look for in every change.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sources.hpp"
#include "text/utf8.hpp"

namespace {

using sources::content;
using sources::files;
using sources::lines;
using sources::shown;

const std::vector<std::string> kCode = {".cpp", ".hpp", ".h", ".c"};

// A stage may include itself and those before it. The folder of a file is its stage; files of lib/src itself tie the
// stages together and may include all.
const std::vector<std::string> kStages = {"lexicon",   "text",  "tokens",  "read",  "layout",   "structure",
                                          "recognize", "tasks", "compare", "write", "read_json"};

// Steps over bytes of UTF-8: knows nothing of the house, so that even the lexicon may use it.
const std::string kBase = "text/utf8.hpp";

std::size_t stage(const std::string& path) {
    const auto found = std::find(kStages.begin(), kStages.end(), path.substr(0, path.find('/')));
    return static_cast<std::size_t>(found - kStages.begin());
}

struct Include {
    std::string file;  // relative to lib/src
    std::string name;
};

std::vector<Include> library_includes() {
    std::vector<Include> out;
    for (const auto& path : files("lib/src", kCode)) {
        for (const std::string& line : lines(content(path))) {
            static const std::regex kInclude(R"(^\s*#\s*include\s*["<]([^">]+)[">])");
            std::smatch match;
            if (std::regex_search(line, match, kInclude)) out.push_back({shown(path).substr(8), match[1]});
        }
    }
    return out;
}

TEST(Lint, IncludesRunOneWay) {
    for (const Include& include : library_includes()) {
        const bool own =
            include.name.ends_with(".hpp") && std::filesystem::exists(sources::root() / "lib/src" / include.name);
        if (!own || include.name == kBase || stage(include.file) == kStages.size()) continue;
        EXPECT_LE(stage(include.name), stage(include.file)) << include.file << " includes " << include.name;
    }
}

// Rooms inside a stage, from those that know the least on. What stands in the stage's folder itself belongs to the room
// of its name (recognize/dates.hpp), or to none.
const std::map<std::string, std::vector<std::string>> kRooms = {
    {"read", {"placed", "ocr", "pdf", "ofd", "html", "ooxml", "docx", "xlsx", "office", "modules"}},
    {"recognize", {"dates", "quantities", "targets", "organizations", "responsibility"}},
};

/// The number of a file's room; none for what belongs to no room.
std::optional<std::ptrdiff_t> room(const std::string& path) {
    const std::size_t slash = path.find('/');
    const auto stage_rooms = kRooms.find(path.substr(0, slash));
    if (stage_rooms == kRooms.end()) return std::nullopt;
    const std::vector<std::string>& rooms = stage_rooms->second;
    const auto found =
        std::find(rooms.begin(), rooms.end(), path.substr(slash + 1, path.find_first_of("/.", slash + 1) - slash - 1));
    return found == rooms.end() ? std::nullopt : std::optional(found - rooms.begin());
}

bool in_folder_of_room(const std::string& path) {
    return room(path) && std::count(path.begin(), path.end(), '/') == 2;
}

TEST(Lint, RoomsIncludeOneWay) {
    for (const Include& include : library_includes()) {
        if (stage(include.file) != stage(include.name) || !room(include.file) || !room(include.name)) continue;
        EXPECT_LE(*room(include.name), *room(include.file)) << include.file << " includes " << include.name;
    }
}

TEST(Lint, OnlyTheFaceOfARecognizerIsIncludedFromOutside) {
    for (const Include& include : library_includes()) {
        if (!include.name.starts_with("recognize/") || !in_folder_of_room(include.name)) continue;
        EXPECT_EQ(room(include.name), room(include.file)) << include.file << " includes " << include.name;
    }
}

TEST(Lint, TheTopLevelHoldsWhatTheHouseNames) {
    const std::set<std::string> names = {
        "CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md", "README.md", "README.zh-CN.md",
        "corpus", "lib", "schemas", "tests", "tools",
        // What a build and a developer's own settings leave there, see .gitignore and CMake's presets.
        "build", "out", "node_modules", "__pycache__", "compile_commands.json", "CMakeUserPresets.json"};
    for (const auto& entry : std::filesystem::directory_iterator(sources::root())) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name.starts_with(".") || names.contains(name)) << name << " has no place at the top level";
    }
}

TEST(Lint, EveryFolderIsAStage) {
    for (const auto& path : files("lib/src", kCode)) {
        const std::string file = shown(path).substr(8);
        EXPECT_TRUE(file.find('/') == std::string::npos || stage(file) < kStages.size()) << file;
    }
}

TEST(Lint, ForeignLibrariesKeepToTheirFiles) {
    // Prefix of an include -> the files (by the begin of their path) that may have it.
    const std::map<std::string, std::vector<std::string>> allowed = {
        {"unicode/", {"read/decode", "text/character_forms", "text/traditional"}},
        {"boost/", {"tokens/pattern.cpp"}},
        {"nettle/", {"read/decode"}},
        {"zip.h", {"read/package.cpp"}},
        {"xlsxwriter", {"write/workbook.cpp"}},
        {"libical/", {"write/calendar.cpp"}},
        {"sqlite3.h", {"write/database.cpp"}},
        {"pugixml", {"read/", "write/stratml.cpp"}},
        {"libxml/", {"read/html/page.cpp"}},
        {"poppler/", {"read/pdf/"}},
        {"leptonica/", {"read/ocr/pix.hpp", "read/ocr/image.cpp"}},
        {"tesseract/", {"read/ocr/ocr.cpp"}},
        {"png.h", {"read/ocr/image.cpp"}},
        {"jpeglib.h", {"read/ocr/image_jpeg.cpp"}},
        {"nlohmann/", {"write/", "read_json/"}},
        {"valijson/", {"read_json/"}},
    };
    for (const Include& include : library_includes()) {
        for (const auto& [prefix, places] : allowed) {
            if (!include.name.starts_with(prefix)) continue;
            const bool here =
                std::any_of(places.begin(), places.end(), [&](const auto& p) { return include.file.starts_with(p); });
            EXPECT_TRUE(here) << include.file << " includes " << include.name;
        }
    }
    for (const auto& path : files("lib/include", kCode)) {
        for (const auto& [prefix, places] : allowed) {
            EXPECT_EQ(content(path).find("<" + prefix), std::string::npos) << shown(path) << " mentions " << prefix;
        }
    }
}

TEST(Lint, TheLibraryNeitherPrintsNorLooksAtClockOrLocale) {
    static const std::regex kForbidden(
        R"(<iostream>|std::cout|std::cerr|\bprintf\(|<locale>|setlocale|system_clock|steady_clock|<ctime>|\babort\(|\bexit\(|\bassert\(|getenv)");
    for (const auto& path : files("lib/src", kCode)) {
        int number = 0;
        for (const std::string& line : lines(content(path))) {
            ++number;
            EXPECT_FALSE(std::regex_search(line, kForbidden)) << shown(path) << ":" << number << ": " << line;
        }
    }
}

bool has_han(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); i += fenjie::utf8::length_at(text, i)) {
        if (fenjie::utf8::is_han_at(text, i)) return true;
    }
    return false;
}

std::size_t han_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); i += fenjie::utf8::length_at(text, i))
        count += fenjie::utf8::is_han_at(text, i) ? 1 : 0;
    return count;
}

/// The longest row of alternatives with Chinese characters in one pattern: 3 for "为(一|二|三)".
std::size_t longest_alternation(std::string_view pattern) {
    std::size_t longest = 0;
    std::vector<std::size_t> open = {0};  // alternatives so far, one entry a bracket
    std::string alternative;
    const auto close_alternative = [&] {
        if (has_han(alternative)) longest = std::max(longest, ++open.back());
        alternative.clear();
    };
    for (const char c : pattern) {
        if (c == '|') {
            close_alternative();
        } else if (c == '(' || c == ')') {
            close_alternative();
            if (c == '(')
                open.push_back(0);
            else if (open.size() > 1)
                open.pop_back();
        } else {
            alternative += c;
        }
    }
    close_alternative();
    return pattern.find('|') == std::string_view::npos ? 0 : longest;
}

/// The code that reads plans; what a writer prints is no vocabulary.
std::vector<std::filesystem::path> reading_code() {
    std::vector<std::filesystem::path> out = files("lib/src", kCode);
    std::erase_if(out, [](const auto& path) { return shown(path).starts_with("lib/src/write/"); });
    return out;
}

TEST(Lint, ThreeChineseAlternativesBelongInTheLexicon) {
    for (const auto& path : reading_code()) {
        for (const sources::Literal& literal : sources::literals(content(path))) {
            EXPECT_LT(longest_alternation(literal.text), 3U)
                << shown(path) << ":" << literal.line << ": " << literal.text;
        }
    }
}

TEST(Lint, ThreeChineseWordsInARowBelongInTheLexicon) {
    // Lists {"甲乙", "丙丁", "戊己"} and chains x == "甲乙" || x == "丙丁" || x == "戊己"; single glyphs are shapes.
    static const std::regex kLink(R"(^,$|^[^;{}]*(\|\|)[^;{}]*$)");
    for (const auto& path : reading_code()) {
        std::size_t row = 0;
        for (const sources::Literal& literal : sources::literals(content(path))) {
            const bool word = han_count(literal.text) >= 2;
            row = !word ? 0 : row > 0 && std::regex_search(literal.before, kLink) ? row + 1 : 1;
            EXPECT_LT(row, 3U) << shown(path) << ":" << literal.line << ": " << literal.text;
        }
    }
}

TEST(Lint, FilesAreShortAndSourcesOpenWithTheirExplanation) {
    constexpr std::size_t kLongest = 400;
    for (const char* folder : {"lib", "tools", "tests"}) {
        for (const auto& path : files(folder, kCode)) {
            EXPECT_LE(lines(content(path)).size(), kLongest) << shown(path);
        }
    }
    for (const auto& path : files("lib/src", {".cpp"})) {
        const std::vector<std::string> all = lines(content(path));
        const auto code =
            std::find_if(all.begin(), all.end(), [](const std::string& line) { return !line.starts_with("//"); });
        const auto comment = code - all.begin();
        EXPECT_TRUE(comment >= 3 && comment <= 16) << shown(path) << " opens with " << comment << " lines of comment";
    }
}

TEST(Lint, RuleIdsAreUnique) {
    static const std::regex kRule(R"(^[a-z]+(_[a-z0-9]+)*\.[a-z][a-z0-9_]*$)");
    std::map<std::string, std::string> seen;
    for (const auto& path : files("lib/src/recognize", {".cpp"})) {
        for (const sources::Literal& literal : sources::literals(content(path))) {
            if (!std::regex_match(literal.text, kRule) || literal.before.ends_with("#include")) continue;
            // One recognizer, a folder, may name its rule at several places; two recognizers never share one.
            const std::string recognizer = path.parent_path().filename().string();
            const auto [first, fresh] = seen.emplace(literal.text, recognizer);
            EXPECT_TRUE(fresh || first->second == recognizer)
                << literal.text << " in " << shown(path) << " and " << first->second;
        }
    }
}

/// Names of the types that a file defines where other files may see them, with their namespace: fenjie::Plan.
std::vector<std::string> shared_types(const std::string& text) {
    static const std::regex kOpens(R"(^(inline )?namespace ?([A-Za-z_:]*) \{$)");
    static const std::regex kType(R"(^(struct|class|union) (\w+)( final)?( : .*)? \{$)");
    std::vector<std::string> out;
    std::vector<std::string> spaces;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (std::regex_match(line, found, kOpens)) spaces.push_back(found[2]);
        if (line.starts_with("}  // namespace") && !spaces.empty()) spaces.pop_back();
        if (!std::regex_match(line, found, kType)) continue;
        std::string name;
        for (const std::string& space : spaces) name += space + "::";
        if (std::find(spaces.begin(), spaces.end(), "") == spaces.end()) out.push_back(name + found[2].str());
    }
    return out;
}

TEST(Lint, NoTwoTypesShareAName) {
    // The linker takes either's functions for both, and no compiler tells of it.
    std::map<std::string, std::string> seen;
    for (const auto& path : files("lib", {".hpp", ".cpp"})) {
        for (const std::string& type : shared_types(content(path))) {
            const auto [first, fresh] = seen.emplace(type, shown(path));
            EXPECT_TRUE(fresh) << type << " in " << shown(path) << " and " << first->second;
        }
    }
    EXPECT_GT(seen.size(), 200U);
}

TEST(Lint, EveryLexiconFileIsListed) {
    const std::string readme = content(sources::root() / "lib/lexicon/README.md");
    for (const auto& path : files("lib/lexicon", {".tsv"})) {
        EXPECT_NE(readme.find("`" + path.stem().string() + "`"), std::string::npos)
            << shown(path) << " is not in README.md";
    }
}

TEST(Lint, NothingIsLeftUnfinished) {
    // Written apart, so that this file does not find itself.
    const std::vector<std::string> marks = {
        "TO"
        "DO",
        "FIX"
        "ME",
        "GTEST_"
        "SKIP",
        "DIS"
        "ABLED_"};
    for (const char* folder : {"lib", "tools", "tests"}) {
        for (const auto& path : files(folder, kCode)) {
            const std::string text = content(path);
            for (const std::string& mark : marks) {
                // VTODO is a word of calendars.
                std::size_t at = text.find(mark);
                while (at != std::string::npos && at > 0 && text[at - 1] == 'V') at = text.find(mark, at + 1);
                EXPECT_EQ(at, std::string::npos) << shown(path) << ": " << mark;
            }
        }
    }
}

}  // namespace
