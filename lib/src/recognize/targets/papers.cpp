// Numbers of what papers have: of what is attached to them, of the articles of a policy.
//
// In:  报送材料（附照片3—5张）          Out: is_attached
//      落实优化营商环境三十三条          counts_articles
#include "recognize/targets/surroundings.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

/// 附现场照片|3张: what a report comes with.
bool is_attached(const Surroundings& s) {
    constexpr std::size_t kLongest = 10 * utf8::kHanBytes;  // of what is attached
    const std::size_t from = s.q.begin - std::min(s.q.begin - s.clause.begin, kLongest);
    for (std::size_t at = from; at < s.q.begin; ++at) {
        if (utf8::is_lead(s.text[at]) && s.words.rejects_at(s.text, at, "attached")) return true;
    }
    return false;
}

/// 落实|稳就业二十条: how many articles the policy has that is to be carried out.
bool counts_articles(const Surroundings& s) {
    constexpr std::string_view kArticle = "条";
    return s.q.unit == kArticle && !s.q.explicit_comparator &&
           s.words.rejects_within(part(s, {s.clause.begin, s.q.begin}), "policy");
}

}  // namespace fenjie::targets
