// A duty begins behind the end of a sentence (or behind the heading or the colon that leads in) with names of
// organizations and a colon, and says behind it what is done; below a heading of duties X负责… does as well. What is
// cut stays in order; whether it is a task is settled by those who know the outline.
#include "layout/glued_duties.hpp"

#include "layout/markers.hpp"
#include "layout/shared_headings.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kColon = "：";
constexpr std::string_view kStop = "。";

/// Behind 三、职责分工, 0 where the stretch opens otherwise.
std::size_t behind_duty_heading(std::string_view text, std::size_t begin, const LexiconTable& titles) {
    const auto marker = marker_at(text, begin);
    const std::size_t title = begin + (marker ? marker->length : 0);
    const LexiconRow* row = titles.longest_at(text, title);
    if (row == nullptr || titles.attribute(*row, "kind") != "duties") return 0;
    std::size_t behind = title + row->phrase.size();
    const std::string_view mark = utf8::at(text, behind);
    if (mark == kStop || mark == kColon) behind += mark.size();
    return behind < text.size() ? behind : 0;
}

bool has_two_colons(std::string_view text) {
    const std::size_t first = utf8::find(text, kColon);
    return first != std::string_view::npos && utf8::contains(text.substr(first + kColon.size()), kColon);
}

class DutyList {
 public:
    DutyList(std::string_view text, std::size_t begin, std::size_t end, const Lexicon& lexicon)
        : text_(text.substr(0, end)),
          begin_(begin),
          end_(end),
          labels_(lexicon.table("role_label")),
          nouns_(lexicon.table("role_label_noun")),
          organizations_(lexicon.table("org_suffix")),
          stops_(lexicon.table("org_stop")),
          doings_(lexicon.table("subject_verb")),
          roles_(lexicon.table("role_verb")) {}

    /// `heading`: behind the heading of duties, 0 where there is none.
    void cut(std::size_t heading, std::vector<std::size_t>& cuts) {
        std::vector<std::size_t> found;
        if (heading != 0 && opens_duty(heading, true)) found.push_back(heading);
        for (std::size_t pos = utf8::next_mark(text_, begin_); pos < end_;
             pos = utf8::next_mark(text_, pos + utf8::length_at(text_, pos))) {
            const std::string_view c = utf8::at(text_, pos);
            // 其职责分工如下：区水务局：负责…
            if (c != kStop && (c != kColon || !found.empty())) continue;
            const std::size_t next = pos + c.size();
            if (next < end_ && opens_duty(next, heading != 0 && c == kStop)) found.push_back(next);
        }
        if (found.size() > 1) cuts.insert(cuts.end(), found.begin(), found.end());
    }

 private:
    // 区水务局、区财政局：负责…; with `bare` also 区水务局负责…
    [[nodiscard]] bool opens_duty(std::size_t pos, bool bare) const {
        constexpr std::size_t kLongest = 60 * utf8::kHanBytes;
        const std::size_t limit = std::min(end_, pos + kLongest);
        for (std::size_t at = pos; at < limit; at += utf8::length_at(text_, at)) {
            const std::string_view c = utf8::at(text_, at);
            if (c == kColon) return names_only(pos, at) && says_what_to_do(at + c.size());
            if (bare && at > pos && gives_duty(at) && names_only(pos, at)) return true;
            if (c != "、" && c != "（" && c != "）" && c != "／" && c != "/" && !utf8::is_han_at(text_, at))
                return false;
        }
        return false;
    }

    [[nodiscard]] bool says_what_to_do(std::size_t pos) const {
        const LexiconRow* verb = doings_.longest_at(text_, pos);
        return verb != nullptr &&
               (doings_.attribute(*verb, "kind") == "must" || doings_.attribute(*verb, "kind") == "do");
    }

    // 负责, 牵头
    [[nodiscard]] bool gives_duty(std::size_t pos) const {
        const LexiconRow* verb = roles_.longest_at(text_, pos);
        return verb != nullptr && roles_.attribute(*verb, "kind") == "after" &&
               (roles_.attribute(*verb, "role") == "responsible" || roles_.attribute(*verb, "role") == "lead");
    }

    // Whether what stands between two places ends in the name of an organization and holds nothing that no name does.
    [[nodiscard]] bool names_only(std::size_t pos, std::size_t end) const {
        const std::string_view words = text_.substr(pos, end - pos);
        const std::size_t open = words.ends_with("）") ? words.rfind("（") : words.size();
        if (open == std::string_view::npos || open == 0) return false;
        const std::size_t aside = pos + open;
        if (organizations_.longest_before(text_, aside) == nullptr) return false;
        // 责任单位：, 牵头部门：
        const LexiconRow* noun = nouns_.longest_before(text_, end);
        if (noun != nullptr && labels_.longest_before(text_, end - noun->phrase.size()) != nullptr) return false;
        for (std::size_t at = pos; at < end; at += utf8::length_at(text_, at)) {
            const LexiconRow* stop = stops_.longest_at(text_, at);
            if (stop != nullptr && stops_.attribute(*stop, "kind") == "stop") return false;
        }
        return true;
    }

    std::string_view text_;
    std::size_t begin_;
    std::size_t end_;
    const LexiconTable& labels_;
    const LexiconTable& nouns_;
    const LexiconTable& organizations_;
    const LexiconTable& stops_;
    const LexiconTable& doings_;
    const LexiconTable& roles_;
};

}  // namespace

void duty_cuts(std::string_view text, std::size_t begin, std::size_t end, const Lexicon& lexicon,
               std::vector<std::size_t>& cuts) {
    text = text.substr(0, end);
    const std::size_t heading = behind_duty_heading(text, begin, lexicon.table("heading_title"));
    if (heading == 0 && !has_two_colons(text.substr(begin))) return;
    DutyList(text, begin, end, lexicon).cut(heading, cuts);
}

}  // namespace fenjie
