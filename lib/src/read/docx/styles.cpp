// Styles with their bases folded in.
//
// In:  style 2 "heading 2", based on 1 "heading 1", which has numId 5; 2 itself has only ilvl 1
// Out: style("2") is in list 5 at level 1
#include "read/docx/styles.hpp"

#include <algorithm>

namespace fenjie {

struct DocxStyles::Raw {
    std::string based_on;
    DocxStyle own;
    std::optional<bool> page_break;
    bool is_default = false;
};

ListPlace list_place(pugi::xml_node paragraph_properties) {
    ListPlace out;
    const pugi::xml_node numbering = property(paragraph_properties, "numPr");
    if (numbering.empty()) return out;
    if (const pugi::xml_node list = property(numbering, "numId"); !list.empty())
        out.list = number_attribute(list, "val", 0);
    if (const pugi::xml_node level = property(numbering, "ilvl"); !level.empty())
        out.level = number_attribute(level, "val", 0);
    return out;
}

DocxStyles::DocxStyles(pugi::xml_node root) {
    std::unordered_map<std::string, Raw> all;
    for (XmlWalk walk(root); walk.next();) {
        if (!walk.entering() || walk.space() != XmlSpace::word || walk.name() != "style") continue;
        walk.skip();
        const pugi::xml_node style = walk.node();
        Raw raw;
        raw.based_on = attribute(property(style, "basedOn"), "val");
        const pugi::xml_node paragraph = property(style, "pPr");
        raw.own.place = list_place(paragraph);
        if (const pugi::xml_node before = property(paragraph, "pageBreakBefore"); !before.empty())
            raw.page_break = is_on(before);
        if (const pugi::xml_node vanish = property(property(style, "rPr"), "vanish"); !vanish.empty())
            raw.own.hidden = is_on(vanish);
        const std::string_view marked = attribute(style, "default");
        raw.is_default =
            attribute(style, "type") == "paragraph" && !marked.empty() && marked != "0" && marked != "false";
        all.emplace(std::string(attribute(style, "styleId")), std::move(raw));
    }
    // A chain of bases longer than this is a loop, or as good as one.
    constexpr int kLongestChain = 64;
    for (const auto& [id, raw] : all) {
        DocxStyle folded;
        std::optional<bool> page_break;
        const Raw* at = &raw;
        const std::string* at_id = &id;
        for (int step = 0; at != nullptr && step < kLongestChain; ++step) {
            if (!folded.place.list && at->own.place.list) {
                folded.place.list = at->own.place.list;
                folded.numbered_by = *at_id;
            }
            if (!folded.place.level) folded.place.level = at->own.place.level;
            if (!folded.hidden) folded.hidden = at->own.hidden;
            if (!page_break) page_break = at->page_break;
            const auto base = all.find(at->based_on);
            at = base == all.end() ? nullptr : &base->second;
            at_id = at == nullptr ? nullptr : &base->first;
        }
        folded.page_break_before = page_break.value_or(false);
        if (raw.is_default) none_ = folded;
        styles_.emplace(id, std::move(folded));
    }
}

const DocxStyle& DocxStyles::style(std::string_view id) const {
    if (id.empty()) return none_;
    const auto found = styles_.find(std::string(id));
    return found == styles_.end() ? none_ : found->second;
}

}  // namespace fenjie
