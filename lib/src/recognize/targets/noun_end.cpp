// How far the noun behind 每 runs.
//
// In:  每个|乡镇卫生院配备2名医生      Out: the end of 乡镇卫生院
#include <algorithm>

#include "recognize/targets/scan.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kNounWindow = 60;

}  // namespace

std::size_t noun_end(const Scan& scan, std::size_t from) {
    const std::size_t limit = std::min(scan.text.size(), from + kNounWindow);
    const auto& all = *scan.quantities;
    const auto before = [](const Quantity& q, std::size_t p) { return q.begin < p; };
    const auto next = std::lower_bound(all.begin(), all.end(), from, before);
    std::size_t end = from;
    while (end < limit) {
        Stop stop{};
        if (next != all.end() && next->begin <= end) break;
        if (separator_at(scan.text, end, stop) != 0 || !utf8::is_han_at(scan.text, end)) break;
        constexpr std::string_view kEach = "每";
        if (scan.text.substr(end).starts_with(kEach) && end > from) break;
        const Word word = scan.words->word_at(scan.text, end).kind;
        // 每个|重点乡镇: a manner that no verb follows is part of the name.
        if (word != Word::other && !(word == Word::manner && end == from)) break;
        const auto known = scan.words->population_at(scan.text, end);
        if (known.kind != Population::none) {
            // 每百户居民, 每万城镇常住人口, 每个乡镇|卫生院: who is of the households or the place belongs to it.
            end += known.length;
            const auto more = scan.words->population_at(scan.text, end);
            const bool theirs = is_each(known.kind) || known.kind == Population::place;
            if (theirs && more.kind == Population::person) return end + more.length;
            const bool body = more.kind == Population::who || is_each(more.kind);
            if ((theirs || known.kind == Population::who) && body && utf8::at(scan.text, end + more.length) != "级")
                return end + more.length;
            // 每个农村|中小学生
            constexpr std::size_t kNear = 2;
            std::size_t near = end;
            for (std::size_t n = 0; n < kNear && known.kind == Population::place && more.kind == Population::none;
                 ++n) {
                if (!utf8::is_han_at(scan.text, near)) break;
                near += utf8::length_at(scan.text, near);
                const auto people = scan.words->population_at(scan.text, near);
                if (people.kind == Population::person || people.kind == Population::who) return near + people.length;
            }
            // 每个污水|处理站
            const auto guard = scan.words->word_at(scan.text, end);
            const bool facility =
                known.kind == Population::thing && guard.kind == Word::other && guard.length > 2 * utf8::kHanBytes;
            return facility ? end + guard.length : end;
        }
        end += utf8::length_at(scan.text, end);
    }
    return end;
}

}  // namespace fenjie::targets
