// From groups of figures to targets: one rule for each way a plan states one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recognize/targets.hpp"
#include "recognize/targets/group.hpp"
#include "recognize/targets/name.hpp"

namespace fenjie::targets {

constexpr std::size_t kCarryClauses = 4;  ///< how far back a figure may take up what another one is of

class Builder {
 public:
    explicit Builder(const Scan& scan) : scan_(scan) {}
    /// The targets of the clauses [first, last) of the scan, which are those behind the ones before.
    [[nodiscard]] std::vector<TargetMention> build(std::size_t first, std::size_t last);
    /// To be told when clauses were taken from the scan's begin.
    void forget(std::size_t clauses);

 private:
    /// What a target measures, and of whom.
    struct About {
        std::string metric;
        std::string subject;
        std::string excluding;
        const char* rule = "";
        bool mismatch = false;
        bool of_thing = false;  ///< whether the subject is a thing, and no people or bodies
    };
    /// What the figures of a clause left for the next to take up.
    struct Carry {
        std::size_t clause = 0;
        About about;
        std::string unit;
        Per per{};
    };

    // Shares and levels (rate.cpp, level.cpp, level_lists.cpp, share.cpp, carried.cpp, growth.cpp)
    void rate(const Group& group);
    bool is_fit(const Group& group, Range whole);
    void level(const Group& group, Range name);
    [[nodiscard]] std::size_t behind_giver(Range name) const;
    bool share_of_part(const Group& group, Range name, Named& named);
    void split_further(const Group& group, Range name, Named& named) const;
    void go_on_with_count(const Group& group, About& about) const;
    void find_subject(const Group& group, Range name, const Named& named, About& about) const;
    [[nodiscard]] Range subject_said(const Group& group, Range name, const Named& named) const;
    [[nodiscard]] bool goes_on_with(const Carry& last, const Group& group, const Named& named) const;
    void level_list(const Group& group, const std::vector<Range>& all, Range name);
    /// An indicator that is said once for all members of a list. `whole`: each member has its noun.
    struct SharedIndicator {
        Range subjects;
        std::string metric;
        std::string excluding;
        bool whole = false;
    };
    [[nodiscard]] std::optional<SharedIndicator> shared_indicator(const Group& group, const std::vector<Range>& items,
                                                                  Range name) const;
    void indicator_list(const Group& group, const std::vector<Range>& items, bool indicators);
    [[nodiscard]] Range opening_population(const Group& group) const;
    bool introduced(const Group& group, Range name);
    [[nodiscard]] std::string short_tail(const std::vector<Range>& items) const;
    bool counted_at_level(const Group& group, Range name);
    bool extent_reached(const Group& group);
    bool counted_event(const Group& group, Range& name);
    Range behind_place(const Group& group, Range name) const;
    bool counted_by_standard(const Group& group);
    [[nodiscard]] Range provided_by_standard(const Group& group) const;
    bool counted_further(const Group& group, Range name);
    bool counted_upon(const Group& group);
    bool counted_part(const Group& group, Range name);
    [[nodiscard]] std::size_t clause_before(std::size_t clause) const;
    bool by_level(const Group& group, About about);
    bool by_each(const Group& group, About about);
    [[nodiscard]] std::string of_what(const Carry& carried) const;
    [[nodiscard]] bool is_length_of_time(Range name) const;
    [[nodiscard]] std::size_t indicator_begin(Range phrase) const;
    [[nodiscard]] std::size_t shared_end(const std::vector<Range>& items) const;
    void subject_list(const Group& group, Range subjects, const std::string& metric, const std::string& excluding,
                      bool whole = false);
    bool share(const Group& group, Range name);
    bool share_behind(const Group& group, Range name, const Action& action);
    [[nodiscard]] std::string object_behind_next(const Group& group, const Action& action) const;
    void share_without_verb(const Group& group, Range name, Range whole, About& about) const;
    bool share_of_whole(const Group& group, Range name);
    bool done_to_part(const Group& group, Range whole);
    [[nodiscard]] std::string done_by_next(const Group& group) const;
    bool shares_by_place(const Group& group, const Group& next);
    [[nodiscard]] Range place_before(const Group& group) const;
    bool measured_behind(const Group& group);
    bool reached_state(const Group& group, Range whole);
    [[nodiscard]] Range without_note(Range name) const;
    [[nodiscard]] Range shared_part(Range name) const;
    [[nodiscard]] Range made_to(const Group& group, Range name) const;
    bool level_of_part(const Group& group, Range name);
    bool of_another(const Group& group);
    void amount_carried(const Group& group);
    bool carried_level(const Group& group, Range name);
    [[nodiscard]] bool opens_part(const Group& group) const;
    [[nodiscard]] bool alone_is_no_metric(const Group& group, Range name,
                                          const std::vector<PopulationWord>& words) const;
    [[nodiscard]] bool goes_on_in(const Carry& before, const Group& group, Range name,
                                  const std::vector<PopulationWord>& words) const;
    void carry_level(const Carry& before, const Group& group, Range name, const std::vector<PopulationWord>& words,
                     bool place);
    bool share_of_action(const Group& group, Range name);
    bool growth_carried(const Group& group);
    bool listed_again(const Group& group);
    bool named_alone(const Group& group, const std::string& whose);
    [[nodiscard]] bool measures_rate(const Carry& before) const;
    [[nodiscard]] bool is_other_age(Range name) const;
    [[nodiscard]] bool says_size(Range range) const;
    bool indicator_before(const Group& group, const std::string& whose);
    bool named_before(const Group& group, const Clause& clause, const std::string& whose = {});
    [[nodiscard]] bool is_area(const Group& group, Range name, const std::vector<PopulationWord>& words) const;

    // Counts (count.cpp, count_after.cpp, count_before.cpp, count_parts.cpp)
    void count(const Group& group);
    bool counted_after(const Group& group);
    [[nodiscard]] std::string done_or_got(const Action& action, Range right) const;
    void done_by_actors(const Group& group, const Action& action, Range tokens, About& about) const;
    void done_in_next_clause(const Group& group, Range who, std::size_t to, About& about) const;
    bool done_behind_note(const Group& group, Range name);
    bool done_for_people(const Group& group, Range right, About& about) const;
    bool done_for(const Group& group, std::size_t first, std::size_t last, About& about) const;
    void done_by(Range right, std::size_t to, About& about) const;
    [[nodiscard]] std::size_t only_verb(std::size_t from, std::size_t to) const;
    bool counted_before(const Group& group, Range name);
    [[nodiscard]] bool counts_people(const Group& group) const;
    [[nodiscard]] bool says_for_whom(const Group& group, Range name, const std::vector<PopulationWord>& words) const;
    [[nodiscard]] Range behind_where(const Group& group, Range name, const std::vector<PopulationWord>& words,
                                     std::string& subject) const;
    [[nodiscard]] Range behind_object(const Group& group, Range name, std::string& subject) const;
    void find_counted(const Group& group, Range name, About& about) const;
    [[nodiscard]] std::size_t verb_of_metric(const Group& group, Range name,
                                             const std::vector<PopulationWord>& words) const;
    bool counted_same(const Group& group, Range name);
    bool counted_carried(const Group& group, Range name);
    [[nodiscard]] bool counts_several(const Group& group) const;
    [[nodiscard]] bool holds_figure(const Clause& clause, Range object) const;
    bool counted_by_steps(const Group& group);
    [[nodiscard]] static bool goes_on_by_turns(const Carry& before);
    [[nodiscard]] bool names_no_event(Range name) const;
    [[nodiscard]] std::size_t people_doing(Range name) const;
    [[nodiscard]] std::size_t sharing_noun(const std::vector<Group>& groups, std::size_t i) const;
    [[nodiscard]] std::size_t acting_together(const std::vector<Group>& groups, std::size_t i) const;
    bool act_together(const std::vector<Group>& groups, std::size_t first, std::size_t n);
    [[nodiscard]] std::size_t sharing_level(const std::vector<Group>& groups, std::size_t i) const;
    bool count_levels(const std::vector<Group>& groups, std::size_t first, std::size_t n);
    void count_shared(const std::vector<Group>& groups, std::size_t first, std::size_t n);
    [[nodiscard]] bool counts_what_is_there(const Group& group) const;
    [[nodiscard]] bool counts_all_there(const Group& group) const;
    [[nodiscard]] std::string subject_of_count(const Group& group) const;
    void share_comparator(const Group& before, Group& group) const;
    /// A period of those that share one figure, and who acts in it.
    struct ActorsPeriod {
        std::optional<std::string> every;
        Range who;
    };
    [[nodiscard]] std::vector<ActorsPeriod> shared_periods(const Group& group) const;

    [[nodiscard]] bool labelled(std::size_t first, std::size_t last) const;
    [[nodiscard]] const Carry* carry(const Group& group) const;
    [[nodiscard]] std::string str(Range range) const { return std::string(scan_.of(range.begin, range.end)); }
    [[nodiscard]] Range right_of(const Group& group) const;
    [[nodiscard]] Range stated(const Group& group) const;
    void emit(const Group& group, std::size_t quantity, About about);
    void emit_all(const Group& group, const About& about);

    const Scan& scan_;
    std::vector<TargetMention> out_;
    std::vector<Carry> carries_;
};

}  // namespace fenjie::targets
