// Full forms of the names one document uses.
//
// In:  社区服务办 (running text), 社区服务办公室 (a heading), 派出所, 周家渡派出所 (a heading)
// Out: full(社区服务办) = 社区服务办公室, full(派出所) = 周家渡派出所
//
// A short form is 办 for 办公室 (社区宣统办 for 社区宣统文化办公室 too), a name without what stands before it (教育局
// for 区教育局) or without a level inside (区委机关工委 for 区委区级机关工委). It is resolved only where one longer
// name of the document fits. A name that a heading, a note or a cell uses is a full form itself, and so is a class
// (有关部门).
#include <algorithm>
#include <vector>

#include "recognize/organizations.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr int kAuthority = 1000;           // what one mention in a heading counts
constexpr std::size_t kLongestPrefix = 6;  // characters that a short form leaves out before the rest
constexpr std::size_t kShortest = 3;       // characters of a short form: 派出所, but not 工会
constexpr std::string_view kOffice = "办";
constexpr std::string_view kOfficeRest = "公室";

/// The name without level words inside it: 区委区级机关工委 -> 区委机关工委.
std::string without_levels(std::string_view name, const LexiconTable& leads) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const LexiconRow* row = at == 0 ? nullptr : leads.longest_at(name, at);
        const bool level = row && row->phrase.size() == 6 && leads.attribute(*row, "kind") == "level" &&
                           (row->phrase.ends_with("级") || row->phrase.ends_with("直"));
        if (level) {
            at += row->phrase.size();
            continue;
        }
        out.append(utf8::at(name, at));
        at += utf8::length_at(name, at);
    }
    return out;
}

}  // namespace

NameBook::NameBook(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}

void NameBook::add(std::string_view name, bool authoritative) {
    if (name.empty() || name.size() >= 300) return;
    auto known = names_.find(name);
    if (known == names_.end()) known = names_.emplace(name, 0).first;
    known->second += authoritative ? kAuthority : 1;
}

// Whether a name can be the short form of another: no class of organizations, no group, no bare 办公室.
bool NameBook::shortens(std::string_view name) const {
    if (utf8::count(name) < kShortest) return false;
    const LexiconTable& suffixes = lexicon_->table("org_suffix");
    const LexiconTable& leads = lexicon_->table("org_lead");
    const LexiconRow* lead = leads.longest_at(name, 0);
    if (lead && leads.attribute(*lead, "kind") == "group") return false;
    const LexiconRow* suffix = suffixes.longest_before(name, name.size());
    if (!suffix) return false;
    const std::string_view kind = suffixes.attribute(*suffix, "kind");
    if (kind == "generic" || kind == "place") return false;
    return (kind != "frame" && kind != "body") || suffix->phrase.size() < name.size();
}

void NameBook::settle() {
    const LexiconTable& leads = lexicon_->table("org_lead");
    std::map<std::string, std::vector<std::string_view>> longer;  // short form -> the names it may stand for
    std::map<std::string, std::vector<std::string_view>> same;    // without levels -> names
    const auto offer = [&](std::string_view shorter, std::string_view name) {
        if (shorter.size() < name.size() && names_.contains(shorter)) longer[std::string(shorter)].push_back(name);
    };
    for (const auto& [name, weight] : names_) {
        same[without_levels(name, leads)].push_back(name);
        const bool office = name.ends_with("办公室");
        const std::string_view stem = std::string_view(name).substr(0, name.size() - (office ? kOfficeRest.size() : 0));
        if (office) {
            offer(stem, name);
            // 社区宣统办 for 社区宣统文化办公室.
            std::size_t at = 0;
            for (std::size_t characters = 0; at < stem.size() - kOffice.size(); ++characters) {
                if (characters >= kShortest) offer(std::string(stem.substr(0, at)) + std::string(kOffice), name);
                at += utf8::length_at(stem, at);
            }
        }
        if (weight < kAuthority) continue;
        const LexiconRow* lead = leads.longest_at(name, 0);
        if (lead && leads.attribute(*lead, "kind") == "group") continue;
        std::size_t at = 0;
        for (std::size_t left_out = 0; left_out < kLongestPrefix && at < name.size(); ++left_out) {
            at += utf8::length_at(name, at);
            const std::string shorter = name.substr(at);
            const auto known = names_.find(shorter);
            if (known != names_.end() && known->second < kAuthority && shortens(shorter)) offer(shorter, name);
            if (!office) continue;
            const std::string shortest = shorter.substr(0, shorter.size() - kOfficeRest.size());
            if (names_.contains(shortest) && shortens(shortest)) offer(shortest, name);
        }
    }
    for (auto& [shorter, names] : longer) {
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        const auto shortest =
            std::min_element(names.begin(), names.end(), [](auto a, auto b) { return a.size() < b.size(); });
        // 区教育局 and 余杭区教育局 are one; 区教育局 and 市教育局 are not.
        const bool one =
            std::all_of(names.begin(), names.end(), [&](std::string_view n) { return n.ends_with(*shortest); });
        const std::string exact = shorter + std::string(kOfficeRest);
        if (names_.contains(exact) && shorter.ends_with(kOffice))
            full_[shorter] = exact;
        else if (one)
            full_[shorter] = std::string(*shortest);
    }
    for (const auto& [key, names] : same) {
        const auto longest =
            std::max_element(names.begin(), names.end(), [](auto a, auto b) { return a.size() < b.size(); });
        for (const std::string_view name : names) {
            if (name.size() < longest->size() && !full_.contains(name))
                full_[std::string(name)] = std::string(*longest);
        }
    }
}

std::string NameBook::full(std::string_view name) const {
    const auto found = full_.find(name);
    return found == full_.end() ? std::string(name) : found->second;
}

}  // namespace fenjie
