#include "recognize/organizations.hpp"

namespace fenjie {
OrganizationRecognizer::OrganizationRecognizer(const Lexicon& lexicon) : lexicon_(lexicon) {}
std::vector<OrganizationMention> OrganizationRecognizer::split(std::string_view, std::size_t, std::size_t) const { return {}; }
std::vector<OrganizationMention> OrganizationRecognizer::list_at(std::string_view, std::size_t) const { return {}; }
bool OrganizationRecognizer::is_name(std::string_view) const { return false; }
std::vector<OrganizationMention> OrganizationRecognizer::find(std::string_view) const { return {}; }
void NameBook::add(std::string_view name, bool) { names_[std::string(name)]++; }
void NameBook::settle() {}
std::string NameBook::full(std::string_view name) const { return std::string(name); }
}  // namespace fenjie
