// Names of organizations in any paragraph, as lists and in running text, and their full forms.
//
// In:  区委宣传部（区文明办）、各街道等
// Out: nothing, or std::logic_error where a name lies wrong or two ways to ask for it answer differently
#include <algorithm>
#include <set>

#include "check.hpp"
#include "recognize/recognizers.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

namespace fuzz {
namespace {

using fenjie::OrganizationMention;
using fenjie::OrganizationRecognizer;

/// Places of a long paragraph at which names are asked for: all the work together stays linear.
constexpr std::size_t kMostPlaces = 200;

void check_names(std::string_view text, const std::vector<OrganizationMention>& names) {
    require_in_order(text, names, false);
    for (const OrganizationMention& m : names)
        require(!m.name.empty() && fenjie::utf8::is_valid(m.name), "an organization without name");
}

void check_place(const OrganizationRecognizer& organizations, std::string_view text, std::size_t at) {
    const std::vector<OrganizationRecognizer::Ending> endings = organizations.endings(text, at, text.size());
    std::size_t last = at;
    for (const OrganizationRecognizer::Ending& ending : endings) {
        require_inside(text, {at, ending.end});
        require(ending.end > last, "endings are not in order");
        require(ending.suffix <= ending.end - at, "a suffix is longer than its name");
        last = ending.end;
    }
    const fenjie::OrganizationList list = organizations.read_list(text, at);
    check_names(text, list.names);
    require(list.names.empty() || (list.end <= text.size() && list.end >= list.names.back().end), "a list's end");
    require(organizations.list_at(text, at).size() == list.names.size(), "two lists");
    require(at + organizations.word_length(text, at) <= text.size(), "a word reaches out of the text");
    require(at + organizations.suffix_length(text, at) <= text.size(), "a suffix reaches out of the text");
    (void)organizations.name_before(text, at);
}

}  // namespace

void run_organizations(std::string_view input) {
    const auto recognizers = fenjie::recognizers_or_built_in(nullptr);
    const OrganizationRecognizer& organizations = recognizers->organizations;
    fenjie::NameBook book;
    std::set<std::string> added;
    for (const std::string& text : paragraphs(input)) {
        const std::vector<OrganizationMention> found = organizations.find(text);
        check_names(text, found);
        const std::vector<OrganizationMention> split = organizations.split(text, 0, text.size());
        check_names(text, split);
        const auto whole = organizations.whole(text, 0, text.size());
        require(organizations.is_name(text) == organizations.is_name(text, whole), "a name, and none");
        const auto endings = organizations.endings(text, 0, text.size());
        const bool ends = !endings.empty() && endings.back().end == text.size();
        require(whole.has_value() == ends, "the whole ends elsewhere");
        std::size_t places = 0;
        for (std::size_t at = 0; at < text.size() && places < kMostPlaces; ++places) {
            check_place(organizations, text, at);
            at += fenjie::utf8::length_at(text, at);
        }
        for (const auto* names : {&found, &split}) {
            for (const OrganizationMention& m : *names) {
                book.add(m.name, names == &split);
                added.insert(m.name);
            }
        }
    }
    book.settle();
    for (const std::string& name : added) require(added.contains(book.full(name)), "a name that nobody wrote");
}

}  // namespace fuzz
