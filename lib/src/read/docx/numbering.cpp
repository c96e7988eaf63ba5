// Definitions of lists, and counting by them as Word counts.
//
// In:  level 0 "%1、" chineseCounting, level 1 "（%2）"; paragraphs at levels 0, 1, 1, 0, 1
// Out: 一、 （一） （二） 二、 （一）
//
// Lists over one abstract list count on together, unless one says where it starts (startOverride): it does so once.
// A level begins anew behind a paragraph of a higher level, where lvlRestart says nothing else.
#include "read/docx/numbering.hpp"

#include <algorithm>
#include <limits>

#include "read/docx/symbol_fonts.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// Printed numbers are short; a list's text may be anything.
constexpr std::size_t kLongestText = 120;

// What stands between a number and its text: 、 and ） part by themselves, 1. and A do not.
bool wants_gap(std::string_view number) {
    const std::string_view last = utf8::before(number, number.size());
    return last.size() == 1 && last != ")";
}

}  // namespace

DocxNumbering::Level DocxNumbering::read_level(pugi::xml_node node) {
    Level out;
    out.start = number_attribute(property(node, "start"), "val", 0);
    pugi::xml_node form = property(node, "numFmt");
    if (form.empty()) {
        // 01, 001 …: a form of later versions, with one for older readers beside it.
        for (XmlWalk walk(node); form.empty() && walk.next();) {
            if (walk.entering() && walk.name() == "Fallback") form = walk.node().first_child();
        }
    }
    if (!form.empty()) out.form = number_form(attribute(form, "val"));
    out.text = std::string(attribute(property(node, "lvlText"), "val").substr(0, kLongestText));
    out.gap = attribute(property(node, "suff"), "val") != "nothing";
    if (const pugi::xml_node restart = property(node, "lvlRestart"); !restart.empty())
        out.restart = std::max(number_attribute(restart, "val", 0), 0);
    out.legal = is_on(property(node, "isLgl"));
    out.hidden = is_on(property(property(node, "rPr"), "vanish"));
    out.style = attribute(property(node, "pStyle"), "val");
    return out;
}

void DocxNumbering::read_abstract(pugi::xml_node node) {
    const std::string id(attribute(node, "abstractNumId"));
    Levels levels;
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = local_name(child.name());
        if (name == "lvl") {
            const int index = number_attribute(child, "ilvl", -1);
            if (index >= 0 && index < static_cast<int>(kLevels))
                levels.at(static_cast<std::size_t>(index)) = read_level(child);
        } else if (name == "numStyleLink") {
            same_as_.emplace(id, attribute(child, "val"));
        } else if (name == "styleLink") {
            of_style_.emplace(attribute(child, "val"), id);
        }
    }
    abstract_.emplace(id, std::move(levels));
}

void DocxNumbering::read_list(pugi::xml_node node) {
    List list;
    list.counted_with = attribute(property(node, "abstractNumId"), "val");
    for (const pugi::xml_node child : node.children()) {
        if (local_name(child.name()) != "lvlOverride") continue;
        const int index = number_attribute(child, "ilvl", -1);
        if (index < 0 || index >= static_cast<int>(kLevels)) continue;
        const auto at = static_cast<std::size_t>(index);
        if (const pugi::xml_node start = property(child, "startOverride"); !start.empty())
            list.start.at(at) = number_attribute(start, "val", 1);
        if (const pugi::xml_node level = property(child, "lvl"); !level.empty())
            list.levels.emplace(at, read_level(level));
    }
    lists_.emplace(number_attribute(node, "numId", 0), std::move(list));
}

DocxNumbering::DocxNumbering(pugi::xml_node root) {
    for (XmlWalk walk(root); walk.next();) {
        if (!walk.entering() || walk.space() != XmlSpace::word) continue;
        if (walk.name() == "abstractNum") read_abstract(walk.node());
        if (walk.name() == "num") read_list(walk.node());
        if (walk.name() != "numbering") walk.skip();
    }
    // A list by way of a numbering style counts with the abstract list that defines the style.
    for (auto& [id, list] : lists_) {
        const auto style = same_as_.find(list.counted_with);
        const auto defined = style == same_as_.end() ? of_style_.end() : of_style_.find(style->second);
        if (defined != of_style_.end()) list.counted_with = defined->second;
    }
    std::erase_if(lists_, [&](const auto& entry) { return !abstract_.contains(entry.second.counted_with); });
}

const DocxNumbering::Level& DocxNumbering::level(const List& list, std::size_t index) const {
    const auto own = list.levels.find(index);
    return own != list.levels.end() ? own->second : abstract_.at(list.counted_with).at(index);
}

int DocxNumbering::start(const List& list, std::size_t index) const {
    return list.start.at(index).value_or(level(list, index).start);
}

std::optional<DocxNumbering::Place> DocxNumbering::place(const ListPlace& own, std::string_view style_id,
                                                         const DocxStyle& style) const {
    const int id = own.list.value_or(style.place.list.value_or(0));
    const auto list = lists_.find(id);
    if (id == 0 || list == lists_.end()) return std::nullopt;
    int index = own.level.value_or(0);
    if (!own.list && !own.level) {
        // A style is bound to the level that names it; what it says itself comes second.
        const auto bound_to = [&](std::string_view wanted) {
            for (std::size_t i = 0; i < kLevels && !wanted.empty(); ++i) {
                if (level(list->second, i).style == wanted) return static_cast<int>(i);
            }
            return -1;
        };
        index = bound_to(style_id);
        if (index < 0) index = style.place.level.value_or(bound_to(style.numbered_by));
    }
    return Place{id, std::clamp(index, 0, static_cast<int>(kLevels) - 1)};
}

std::string DocxNumbering::printed(const List& list, std::size_t index, const Counters& counters) const {
    const Level& own = level(list, index);
    if (own.form == NumberForm::bullet) return bullet(own.text);
    std::string out;
    for (std::size_t i = 0; i < own.text.size(); ++i) {
        const char digit = i + 1 < own.text.size() ? own.text[i + 1] : '\0';
        if (own.text[i] != '%' || digit < '1' || digit > '9') {
            out += own.text[i];
            continue;
        }
        ++i;
        const auto at = static_cast<std::size_t>(digit - '1');
        if (at > index) continue;
        const Level& level_there = level(list, at);
        const int value = counters.running.at(at) ? counters.value.at(at) : start(list, at);
        out += format_number(value, own.legal ? NumberForm::decimal : level_there.form);
    }
    return out;
}

std::string DocxNumbering::next(Place place) {
    List& list = lists_.at(place.list);
    const auto index = static_cast<std::size_t>(place.level);
    Counters& counters = counters_[list.counted_with];
    const bool starts = !counters.running.at(index) || (list.start.at(index) && !list.begun.at(index));
    int& value = counters.value.at(index);
    if (starts)
        value = start(list, index);
    else if (value < std::numeric_limits<int>::max())
        ++value;
    counters.running.at(index) = true;
    list.begun.at(index) = true;
    for (std::size_t lower = index + 1; lower < kLevels; ++lower) {
        const int restart = level(list, lower).restart;
        if (restart < 0 || place.level < restart) counters.running.at(lower) = false;
    }
    const Level& own = level(list, index);
    std::string out = own.hidden ? std::string{} : printed(list, index, counters);
    if (own.gap && wants_gap(out)) out += ' ';
    return out;
}

}  // namespace fenjie
