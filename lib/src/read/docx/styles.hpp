// What paragraphs and runs of a Word document take from their styles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/xml.hpp"

namespace fenjie {

/// A paragraph's place in a list, as its own properties or a style give it.
struct ListPlace {
    std::optional<int> list;   ///< numId; 0 takes a paragraph out of every list
    std::optional<int> level;  ///< ilvl
};

/// A style with what it has from those it is based on.
struct DocxStyle {
    ListPlace place;
    std::string numbered_by;  ///< id of the style that gives place.list
    std::optional<bool> hidden;
    bool page_break_before = false;
};

[[nodiscard]] ListPlace list_place(pugi::xml_node paragraph_properties);

class DocxStyles {
 public:
    /// `root` is w:styles or an empty node.
    explicit DocxStyles(pugi::xml_node root);

    /// The style of that id, or of "" the document's default paragraph style.
    [[nodiscard]] const DocxStyle& style(std::string_view id) const;

 private:
    struct Raw;
    std::unordered_map<std::string, DocxStyle> styles_;
    DocxStyle none_;
};

}  // namespace fenjie
