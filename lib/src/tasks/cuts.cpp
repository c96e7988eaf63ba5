// The bounds stand where they are kept; here each is looked for once more, in paragraphs that are long enough.
//
// In:  成员： and 25 000 bytes of names      Out: limit-reached: of a paragraph 20000 bytes are searched for people
#include "tasks/cuts.hpp"

#include <string>

#include "structure/attachments.hpp"
#include "structure/person_names.hpp"
#include "structure/prose_rosters.hpp"
#include "tasks/basis.hpp"

namespace fenjie {

void warn_of_cuts(const std::vector<Block>& blocks, const DocumentLayout& layout, const Recognizers& recognizers,
                  const SpanOf& span_of, std::vector<Warning>& warnings) {
    for (std::size_t i = 0; i < blocks.size() && i < layout.roles.size(); ++i) {
        const std::string_view text = blocks[i].text.view();
        if (text.size() <= kMostBasisBytes) continue;
        const BlockRole role = layout.roles[i];
        const auto warn = [&](const std::string& message) {
            warnings.push_back({"limit-reached", message, span_of(blocks[i].text.original(0, text.size()))});
        };
        const bool leads = role == BlockRole::preamble || role == BlockRole::notice_text;
        if (leads && text.find("《", kMostBasisBytes) != std::string_view::npos)
            warn("of a paragraph " + std::to_string(kMostBasisBytes) + " bytes are searched for what the plan follows");
        const bool prose = role == BlockRole::body || role == BlockRole::preamble;
        if (text.size() > PersonNames::kMostBytes &&
            (role == BlockRole::roster || (prose && names_posts(text, recognizers.lexicon->table("roster_word")))))
            warn("of a paragraph " + std::to_string(PersonNames::kMostBytes) + " bytes are searched for people");
        if (recognizers.responsibility.has_overlong_note(text))
            warn("a note of responsibility is longer than any that is read");
    }
    if (layout.announced.size() == kMostAnnounced) {
        const MappedText& last = layout.announced.back().title;
        warnings.push_back({"limit-reached",
                            "very many attachments are announced: " + std::to_string(kMostAnnounced) + " are read",
                            span_of(last.original(0, last.size()))});
    }
}

}  // namespace fenjie
