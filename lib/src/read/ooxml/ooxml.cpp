// Finds parts by their relations, whatever their names.
//
// In:  _rels/.rels: <Relationship Type="…/officeDocument" Target="word/document2.xml"/>
// Out: related("", "officeDocument") is "word/document2.xml"
//
// Names of parts know no case, and some writers part folders by backslashes: both are looked up in one form.
#include "read/ooxml/ooxml.hpp"

#include <algorithm>

namespace fenjie {
namespace {

std::string canonical(std::string_view name) {
    std::string out;
    out.reserve(name.size());
    for (const char c : name) out += c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string{} : std::string(part.substr(0, slash + 1));
}

// "../media/a.png" seen from "word/" is "media/a.png"; steps above the root stay at it.
std::string resolved(std::string_view folder, std::string_view target) {
    std::string path =
        target.starts_with('/') ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
    path = canonical(path);
    std::vector<std::string_view> steps;
    for (std::string_view rest = path; !rest.empty();) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view step = rest.substr(0, end);
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (step != ".." && step != "." && !step.empty()) steps.push_back(step);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::string out;
    for (const std::string_view step : steps) out += (out.empty() ? "" : "/") + std::string(step);
    return out;
}

}  // namespace

OoxmlPackage::OoxmlPackage(std::string_view bytes, const ReadSettings& settings)
    : package_(bytes, settings.limits.memory / 2), most_memory_(settings.limits.memory / 2), error_(package_.error()) {
    for (const std::string& name : package_.names()) stored_.emplace(canonical(name), name);
}

std::vector<OoxmlPackage::Relation> OoxmlPackage::read_relations(const std::string& part) {
    const std::string folder = folder_of(part);
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::vector<Relation> out;
    if (!has(name)) return out;
    const std::unique_ptr<XmlPart> tree = xml(name);
    if (!tree) return out;
    for (XmlWalk walk(tree->root()); walk.next();) {
        if (!walk.entering() || walk.space() != XmlSpace::relationships || walk.name() != "Relationship") continue;
        if (attribute(walk.node(), "TargetMode") == "External") continue;
        const std::string_view type = attribute(walk.node(), "Type");
        out.push_back({std::string(attribute(walk.node(), "Id")), std::string(type.substr(type.rfind('/') + 1)),
                       resolved(folder, attribute(walk.node(), "Target"))});
    }
    return out;
}

std::string OoxmlPackage::related(const std::string& part, std::string_view kind) {
    for (Relation& relation : read_relations(part)) {
        if (relation.kind == kind && has(relation.target)) return std::move(relation.target);
    }
    return {};
}

std::unordered_map<std::string, std::string> OoxmlPackage::relations(const std::string& part) {
    std::unordered_map<std::string, std::string> out;
    for (Relation& relation : read_relations(part)) out.emplace(std::move(relation.id), std::move(relation.target));
    return out;
}

std::unique_ptr<XmlPart> OoxmlPackage::xml(const std::string& part) {
    if (part.empty() || error_) return nullptr;
    const auto stored = stored_.find(part);
    std::string reason = part + " is missing";
    std::optional<std::string> bytes;
    if (stored != stored_.end()) bytes = package_.read(stored->second, reason);
    if (!bytes) {
        error_ = "its part " + reason;
        return nullptr;
    }
    auto out = std::make_unique<XmlPart>(std::move(*bytes), most_memory_);
    if (!out->error()) return out;
    error_ = "its part " + part + " " + *out->error();
    return nullptr;
}

}  // namespace fenjie
