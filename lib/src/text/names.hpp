// The words that the JSON, the explanations and the messages use for the enumerations of plan.hpp.
#pragma once

#include <optional>
#include <string_view>

#include "fenjie/compare.hpp"
#include "fenjie/plan.hpp"

namespace fenjie {

[[nodiscard]] std::string_view name(Precision value);
[[nodiscard]] std::string_view name(Origin value);
[[nodiscard]] std::string_view name(Role value);
/// The role of a word, as the vocabulary has it too; nothing for another word.
[[nodiscard]] std::optional<Role> role_named(std::string_view word);
[[nodiscard]] std::string_view name(TaskKind value);
[[nodiscard]] std::string_view name(Comparator value);  ///< ">=", "<=", ">", "<", "~", "="
[[nodiscard]] std::string_view name(Change value);
[[nodiscard]] std::string_view name(Modality value);
[[nodiscard]] std::string_view name(SectionKind value);
[[nodiscard]] std::string_view name(DocumentKind value);
[[nodiscard]] std::string_view name(ValueStatus value);

template <typename Enum>
[[nodiscard]] std::optional<std::string_view> name(const std::optional<Enum>& value) {
    return value ? std::optional(name(*value)) : std::nullopt;
}

}  // namespace fenjie
