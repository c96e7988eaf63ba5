// Who is responsible for a task, from the first source that it has: note or cells, heading or block, subjects;
// what 会同X and 由X牵头 add comes on top.
#pragma once

#include <deque>
#include <vector>

#include "read/deadline.hpp"
#include "tasks/drafts.hpp"

namespace fenjie {

/// An owner with the text that it stands in, so that its place can be told.
struct PlacedOwner {
    OwnerMention mention;
    MappedText text;  ///< the owner's words, mapped to the source
};

/// A responsibility note inside the item and the stretch of text that it closes.
struct PlacedPart {
    Range text;  ///< in the draft's text
    ResponsibilityNote note;
};

struct TaskOwners {
    std::vector<PlacedOwner> owners;
    std::vector<PlacedPart> parts;  ///< one per note, in order
    std::size_t text_end = 0;       ///< end of the text without its closing note
};

/// Owners of all drafts, in order; those from which on the deadline has passed have none. In a deque, so that they can
/// be given up one by one.
[[nodiscard]] std::deque<TaskOwners> find_owners(const Drafts& drafts, const Recognizers& recognizers,
                                                 const std::vector<std::pair<std::size_t, OwnerRules>>& rules_from,
                                                 Deadline* deadline = nullptr);

}  // namespace fenjie
