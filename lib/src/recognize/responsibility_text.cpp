#include "recognize/responsibility.hpp"

namespace fenjie {
using Mentions = std::vector<OwnerMention>;
Mentions ResponsibilityRecognizer::heading(std::string_view) const {
    return {};
}
std::optional<ResponsibilityRecognizer::DutyBlock> ResponsibilityRecognizer::duty_block(std::string_view) const {
    return std::nullopt;
}
Mentions ResponsibilityRecognizer::subjects(std::string_view, std::size_t, std::size_t) const {
    return {};
}
Mentions ResponsibilityRecognizer::in_text(std::string_view, std::size_t, std::size_t) const {
    return {};
}
std::optional<Role> ResponsibilityRecognizer::verb_role(std::string_view) const {
    return std::nullopt;
}
std::vector<ResponsibilityRecognizer::Declaration> ResponsibilityRecognizer::declarations(std::string_view) const {
    return {};
}
}  // namespace fenjie
