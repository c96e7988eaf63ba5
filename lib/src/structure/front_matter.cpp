// In: the blocks of a document. Out: what each is for (see the header's picture). Nothing is decided yet:
// every block is body.
#include "structure/front_matter.hpp"

namespace fenjie {

DocumentLayout read_front_matter(const std::vector<Block>& blocks, std::string_view, const Lexicon&) {
    DocumentLayout out;
    out.roles.assign(blocks.size(), BlockRole::body);
    if (!blocks.empty()) out.plans.push_back({});
    out.colophon_begin = blocks.size();
    return out;
}

}  // namespace fenjie
