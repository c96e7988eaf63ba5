// One place in memory for texts that a plan repeats: names, units, days, codes.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_set>

#include "fenjie/compact_string.hpp"

namespace fenjie {

class SharedTexts {
 public:
    /// The text, shared with those that were equal to it so far.
    CompactString operator()(std::string_view text) {
        if (text.size() < sizeof(CompactString)) return text;
        const auto known = known_.find(text);
        if (known != known_.end()) return *known;
        return known_.size() < kMost ? *known_.emplace(text).first : CompactString(text);
    }
    /// Nothing where there is none.
    Rare<CompactString> if_set(const Rare<CompactString>& text) {
        return text ? Rare<CompactString>((*this)(text->view())) : std::nullopt;
    }

 private:
    static constexpr std::size_t kMost = 4096;  // texts that are remembered: what a plan repeats it has early

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
    };
    std::unordered_set<CompactString, Hash, std::equal_to<>> known_;
};

}  // namespace fenjie
