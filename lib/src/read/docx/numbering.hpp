// The numbers of a Word document's paragraphs: they stand in no text, they are counted.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/docx/styles.hpp"
#include "read/ooxml/list_numbers.hpp"
#include "read/xml.hpp"

namespace fenjie {

class DocxNumbering {
 public:
    /// `root` is w:numbering or an empty node.
    explicit DocxNumbering(pugi::xml_node root);

    /// Which list and level a paragraph is in, by its own properties and its style; nothing where it is in none.
    struct Place {
        int list = 0;
        int level = 0;
    };
    [[nodiscard]] std::optional<Place> place(const ListPlace& own, std::string_view style_id,
                                             const DocxStyle& style) const;

    /// Counts a paragraph there and gives what is printed before its text, with the gap that follows: "（二）", "1. ".
    [[nodiscard]] std::string next(Place place);

 private:
    static constexpr std::size_t kLevels = 9;

    struct Level {
        NumberForm form = NumberForm::decimal;
        int start = 1;
        std::string text;    // "（%2）"
        bool gap = true;     // a tab or a blank behind the number
        int restart = -1;    // -1: behind every higher level; 0: never; n: behind the first n levels
        bool legal = false;  // all numbers in it in decimal figures
        bool hidden = false;
        std::string style;
    };
    using Levels = std::array<Level, kLevels>;

    struct List {
        std::string counted_with;  // the abstract list whose counters it shares
        std::array<std::optional<int>, kLevels> start;
        std::map<std::size_t, Level> levels;  // that take the place of the abstract list's
        std::array<bool, kLevels> begun{};
    };
    struct Counters {
        std::array<int, kLevels> value{};
        std::array<bool, kLevels> running{};
    };

    static Level read_level(pugi::xml_node level);
    void read_abstract(pugi::xml_node node);
    void read_list(pugi::xml_node node);
    [[nodiscard]] const Level& level(const List& list, std::size_t index) const;
    [[nodiscard]] int start(const List& list, std::size_t index) const;
    [[nodiscard]] std::string printed(const List& list, std::size_t index, const Counters& counters) const;

    std::unordered_map<std::string, Levels> abstract_;
    std::unordered_map<std::string, std::string> same_as_;  // abstract list -> numbering style it takes its levels from
    std::unordered_map<std::string, std::string> of_style_;  // numbering style -> abstract list
    std::unordered_map<int, List> lists_;
    std::unordered_map<std::string, Counters> counters_;
};

}  // namespace fenjie
