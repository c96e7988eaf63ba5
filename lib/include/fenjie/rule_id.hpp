// The name of the rule that read a fact: deadline.day_by, note.list. All names are known when the program starts, so
// that a pointer tells one: half the room of a view, in lists of a hundred thousand owners.
#pragma once

#include <ostream>
#include <string_view>

namespace fenjie {

class RuleId {
 public:
    constexpr RuleId() = default;
    /// A text that lives as long as the program does: o.rule = "note.list".
    constexpr RuleId(const char* name) : name_(name) {}  // NOLINT(google-explicit-constructor)

    constexpr operator std::string_view() const { return name_; }  // NOLINT(google-explicit-constructor)
    [[nodiscard]] constexpr bool empty() const { return *name_ == '\0'; }

    friend constexpr bool operator==(RuleId a, RuleId b) { return std::string_view(a) == std::string_view(b); }
    friend std::ostream& operator<<(std::ostream& out, RuleId id) { return out << std::string_view(id); }

 private:
    const char* name_ = "";
};

}  // namespace fenjie
