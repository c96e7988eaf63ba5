// XML parts of packages: parsed within a bound, walked without recursion, names told by their namespaces.
//
// Guarantees:
//   1. no entity but XML's own five is expanded, nothing outside the bytes is ever read;
//   2. depth costs memory only, never stack;
//   3. the tree takes at most about what the bound says.
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

/// The vocabularies whose elements readers know; the transitional and the strict namespaces of one are the same.
enum class XmlSpace : std::uint8_t { other, word, sheet, math, compatibility, relationships, office, ofd };

[[nodiscard]] XmlSpace xml_space(std::string_view uri);

class XmlPart {
 public:
    /// Takes the bytes over. What cannot be parsed, or would take more than `most_memory`, has an error() that says
    /// what is wrong with "it", and no root.
    XmlPart(std::string bytes, std::uint64_t most_memory);

    [[nodiscard]] const std::optional<std::string>& error() const { return error_; }
    /// The element at the root; an empty node where there is none.
    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }

 private:
    std::string bytes_;  // the tree points into it
    pugi::xml_document document_;
    std::optional<std::string> error_;
};

/// A name without its prefix: "val" of "w:val".
[[nodiscard]] std::string_view local_name(std::string_view name);

/// The text of an element's own, that of its children left out.
void append_text(pugi::xml_node element, std::string& out);

/// The attribute of that local name, whatever its prefix, or "".
[[nodiscard]] std::string_view attribute(pugi::xml_node element, std::string_view name);

/// The child element of that local name with the prefix of its parent, or an empty node.
[[nodiscard]] pugi::xml_node property(pugi::xml_node parent, std::string_view name);

/// A property that is on where it stands without a value: <w:vanish/>, <w:vanish w:val="0"/>.
[[nodiscard]] bool is_on(pugi::xml_node property);

/// An attribute's whole number, or `otherwise` where it is none; numbers out of int's range are cut to it.
[[nodiscard]] int number_attribute(pugi::xml_node element, std::string_view name, int otherwise);

/// Goes over elements in document order, entering and leaving each.
///
///   for (XmlWalk walk(root); walk.next();) {
///       if (walk.entering()) … walk.space() … walk.name() … walk.skip();
///   }
class XmlWalk {
 public:
    explicit XmlWalk(pugi::xml_node root) : root_(root) {}

    /// Moves on; false behind the end.
    bool next();
    [[nodiscard]] bool entering() const { return entering_; }
    [[nodiscard]] pugi::xml_node node() const { return node_; }
    [[nodiscard]] XmlSpace space() const { return path_.back().space; }
    [[nodiscard]] std::string_view name() const { return path_.back().name; }
    /// Only on entering: its children are passed over, next() leaves it.
    void skip() { skipped_ = true; }

 private:
    struct Step {
        XmlSpace space;
        std::string_view name;
    };
    struct Binding {
        std::string_view prefix;
        XmlSpace space;
        std::size_t depth;
    };
    void enter(pugi::xml_node node);
    [[nodiscard]] XmlSpace space_of(std::string_view prefix) const;

    pugi::xml_node root_;
    pugi::xml_node node_;
    std::vector<Step> path_;
    std::vector<Binding> bindings_;
    bool entering_ = false;
    bool skipped_ = false;
};

}  // namespace fenjie
