// In: blocks with their roles. Out: people. Nothing is read yet.
#include "structure/rosters.hpp"

namespace fenjie {

std::vector<RosterLine> read_rosters(const std::vector<Block>&, const DocumentLayout&, std::string_view,
                                     const Lexicon&) {
    return {};
}

}  // namespace fenjie
