// In: two texts. Out: how alike they are, as labels and extracts are compared. Punctuation, white space and width say
// nothing: `（一）加强 领导。` and `(一)加强领导` are the same.
// The similarity is the one of longest matching blocks: the longest common run, then the same on both sides of it.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <unordered_map>

#include "score.hpp"

namespace fenjie::scoring {

namespace {

bool is_kept(UChar32 c) {
    if (c == U'%' || c == U'‰') return true;
    const auto mask = U_GET_GC_MASK(c);
    return (mask & (U_GC_Z_MASK | U_GC_P_MASK | U_GC_S_MASK | U_GC_C_MASK)) == 0;
}

using Positions = std::unordered_map<char32_t, std::vector<std::size_t>>;

struct Block {
    std::size_t a = 0;
    std::size_t b = 0;
    std::size_t size = 0;
};

Block longest_match(const std::u32string& a, const Positions& where, std::size_t a0, std::size_t a1, std::size_t b0,
                    std::size_t b1) {
    Block best{a0, b0, 0};
    std::unordered_map<std::size_t, std::size_t> lengths;  // b position -> length of the run that ends there
    for (std::size_t i = a0; i < a1; ++i) {
        std::unordered_map<std::size_t, std::size_t> next;
        const auto found = where.find(a[i]);
        if (found != where.end()) {
            for (const std::size_t j : found->second) {
                if (j < b0) continue;
                if (j >= b1) break;
                const auto before = j == 0 ? lengths.end() : lengths.find(j - 1);
                const std::size_t k = (before == lengths.end() ? 0 : before->second) + 1;
                next[j] = k;
                if (k > best.size) best = {i + 1 - k, j + 1 - k, k};
            }
        }
        lengths = std::move(next);
    }
    return best;
}

}  // namespace

std::u32string norm(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    const icu::UnicodeString folded = nfkc->normalize(source, status);
    std::u32string out;
    for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const UChar32 c = folded.char32At(i);
        if (is_kept(c)) out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

double similarity(const std::u32string& a, const std::u32string& b) {
    if (a.empty() && b.empty()) return 1.0;
    Positions where;
    for (std::size_t j = 0; j < b.size(); ++j) where[b[j]].push_back(j);
    struct Window {
        std::size_t a0, a1, b0, b1;
    };
    std::vector<Window> open{{0, a.size(), 0, b.size()}};
    std::size_t matched = 0;
    while (!open.empty()) {
        const Window w = open.back();
        open.pop_back();
        const Block m = longest_match(a, where, w.a0, w.a1, w.b0, w.b1);
        if (m.size == 0) continue;
        matched += m.size;
        if (w.a0 < m.a && w.b0 < m.b) open.push_back({w.a0, m.a, w.b0, m.b});
        if (m.a + m.size < w.a1 && m.b + m.size < w.b1) open.push_back({m.a + m.size, w.a1, m.b + m.size, w.b1});
    }
    return 2.0 * static_cast<double>(matched) / static_cast<double>(a.size() + b.size());
}

}  // namespace fenjie::scoring
