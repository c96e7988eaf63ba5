// A tree by pugixml over the bytes themselves, and a walk over it that keeps its path in a vector.
//
// In:  <w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:r/></w:p>
// Out: enter word:p, enter word:r, leave word:r, leave word:p
//
// The tree is many times larger than bytes that are nearly all tags, so its size is reckoned before it is built.
#include "read/xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace fenjie {
namespace {

// What pugixml takes for an element (a text that is not its parent's first child takes as much) and an attribute.
constexpr std::uint64_t kNodeBytes = 64;
constexpr std::uint64_t kAttributeBytes = 40;

std::uint64_t tree_bytes(std::string_view bytes) {
    std::uint64_t tags = 0;
    std::uint64_t attributes = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        tags += static_cast<std::uint64_t>(bytes[i] == '<' && bytes[i + 1] != '/');
        attributes += static_cast<std::uint64_t>(bytes[i] == '=');
    }
    return bytes.size() + tags * kNodeBytes + attributes * kAttributeBytes;
}

struct Vocabulary {
    std::string_view uri;
    XmlSpace space;
};
constexpr std::array<Vocabulary, 12> kVocabularies = {{
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", XmlSpace::word},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", XmlSpace::word},
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", XmlSpace::sheet},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", XmlSpace::sheet},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", XmlSpace::math},
    {"http://purl.oclc.org/ooxml/officeDocument/math", XmlSpace::math},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", XmlSpace::compatibility},
    {"http://schemas.openxmlformats.org/package/2006/relationships", XmlSpace::relationships},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", XmlSpace::office},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", XmlSpace::office},
    {"http://www.ofdspec.org/2016", XmlSpace::ofd},
    {"http://www.ofdspec.org", XmlSpace::ofd},
}};

std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

}  // namespace

XmlSpace xml_space(std::string_view uri) {
    const auto* found =
        std::find_if(kVocabularies.begin(), kVocabularies.end(), [&](const Vocabulary& v) { return v.uri == uri; });
    return found == kVocabularies.end() ? XmlSpace::other : found->space;
}

XmlPart::XmlPart(std::string bytes, std::uint64_t most_memory) : bytes_(std::move(bytes)) {
    if (tree_bytes(bytes_) > most_memory) {
        error_ = "has more XML than the memory limit allows";
        return;
    }
    constexpr unsigned kFlags = pugi::parse_default | pugi::parse_embed_pcdata | pugi::parse_ws_pcdata_single;
    const pugi::xml_parse_result result = document_.load_buffer_inplace(bytes_.data(), bytes_.size(), kFlags);
    if (!result) {
        error_ = std::string("is no well-formed XML (") + result.description() + ")";
        document_.reset();
    } else if (root().empty()) {
        error_ = "is empty";
    }
}

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void append_text(pugi::xml_node element, std::string& out) {
    out += element.value();
    for (const pugi::xml_node child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
    }
}

std::string_view attribute(pugi::xml_node element, std::string_view name) {
    for (const pugi::xml_attribute a : element.attributes()) {
        if (local_name(a.name()) == name) return a.value();
    }
    return {};
}

pugi::xml_node property(pugi::xml_node parent, std::string_view name) {
    const std::string_view prefix = prefix_of(parent.name());
    for (const pugi::xml_node child : parent.children()) {
        const std::string_view full = child.name();
        if (local_name(full) == name && prefix_of(full) == prefix) return child;
    }
    return {};
}

bool is_on(pugi::xml_node property) {
    if (property.empty()) return false;
    const std::string_view value = attribute(property, "val");
    return value != "0" && value != "false" && value != "off";
}

int number_attribute(pugi::xml_node element, std::string_view name, int otherwise) {
    const std::string_view text = attribute(element, name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range)
        return text.starts_with('-') ? std::numeric_limits<int>::min() : std::numeric_limits<int>::max();
    return error == std::errc() ? value : otherwise;
}

XmlSpace XmlWalk::space_of(std::string_view prefix) const {
    const auto found =
        std::find_if(bindings_.rbegin(), bindings_.rend(), [&](const Binding& b) { return b.prefix == prefix; });
    return found == bindings_.rend() ? XmlSpace::other : found->space;
}

void XmlWalk::enter(pugi::xml_node node) {
    node_ = node;
    entering_ = true;
    const std::size_t depth = path_.size();
    for (const pugi::xml_attribute a : node.attributes()) {
        const std::string_view name = a.name();
        if (!name.starts_with("xmlns")) continue;
        if (name.size() == 5)
            bindings_.push_back({{}, xml_space(a.value()), depth});
        else if (name[5] == ':')
            bindings_.push_back({name.substr(6), xml_space(a.value()), depth});
    }
    const std::string_view name = node.name();
    path_.push_back({space_of(prefix_of(name)), local_name(name)});
}

bool XmlWalk::next() {
    const auto element_from = [](pugi::xml_node node) {
        while (!node.empty() && node.type() != pugi::node_element) node = node.next_sibling();
        return node;
    };
    if (node_.empty()) {
        if (root_.empty() || !path_.empty()) return false;
        enter(root_);
        return true;
    }
    if (entering_) {
        const pugi::xml_node child =
            std::exchange(skipped_, false) ? pugi::xml_node() : element_from(node_.first_child());
        if (child.empty())
            entering_ = false;
        else
            enter(child);
        return true;
    }
    // Left: its names go, then on to the next sibling or up.
    if (path_.empty()) return false;
    path_.pop_back();
    while (!bindings_.empty() && bindings_.back().depth >= path_.size()) bindings_.pop_back();
    if (path_.empty()) return false;
    const pugi::xml_node sibling = element_from(node_.next_sibling());
    if (sibling.empty())
        node_ = node_.parent();
    else
        enter(sibling);
    return true;
}

}  // namespace fenjie
