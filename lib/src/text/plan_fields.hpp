// The objects of a plan as data: the fields of each in the order of the JSON, for the writer and for the reader of it.
//
// In:  kFields<Span>
// Out: {"start", &Span::start}, {"end", &Span::end}, {"line", &Span::line}, {"page", &Span::page}
//
// schemas/extract.schema.json says what they mean. What plan.hpp holds beside them (the ids of rules, `left_out`) is no
// part of the JSON. A rate's `Per` has the one field that applies and stands with the writer and the reader.
#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>

#include "fenjie/plan.hpp"

namespace fenjie {

template <typename Object, typename Value>
struct Field {
    std::string_view name;
    Value Object::*member;
};
// clang 14 does not deduce them for aggregates.
template <typename Object, typename Value>
Field(std::string_view, Value Object::*) -> Field<Object, Value>;

/// A std::tuple of `Field`s; empty for types that are no such objects.
template <typename Object>
inline constexpr auto kFields = std::tuple<>{};

template <typename Object>
concept HasFields = !std::is_same_v<std::remove_const_t<decltype(kFields<Object>)>, std::tuple<>>;

/// Calls `use(name, value)` for every field of an object (const or not), in order.
template <typename Object, typename Use>
requires HasFields<std::remove_const_t<Object>>
void for_each_field(Object& object, Use&& use) {
    std::apply([&](const auto&... field) { (use(field.name, object.*field.member), ...); },
               kFields<std::remove_const_t<Object>>);
}

template <>
inline constexpr auto kFields<Span> = std::tuple{
    Field{"start", &Span::start},
    Field{"end", &Span::end},
    Field{"line", &Span::line},
    Field{"page", &Span::page},
};

template <>
inline constexpr auto kFields<SourceInfo> = std::tuple{
    Field{"name", &SourceInfo::name},         Field{"media_type", &SourceInfo::media_type},
    Field{"encoding", &SourceInfo::encoding}, Field{"sha256", &SourceInfo::sha256},
    Field{"length", &SourceInfo::length},
};

template <>
inline constexpr auto kFields<Date> = std::tuple{
    Field{"text", &Date::text},           Field{"start", &Date::start},     Field{"end", &Date::end},
    Field{"precision", &Date::precision}, Field{"ongoing", &Date::ongoing}, Field{"edtf", &Date::edtf},
    Field{"origin", &Date::origin},       Field{"span", &Date::span},
};

template <>
inline constexpr auto kFields<Period> = std::tuple{
    Field{"start", &Period::start},
    Field{"end", &Period::end},
    Field{"text", &Period::text},
    Field{"span", &Period::span},
};

template <>
inline constexpr auto kFields<Warning> = std::tuple{
    Field{"code", &Warning::code},
    Field{"message", &Warning::message},
    Field{"span", &Warning::span},
};

template <>
inline constexpr auto kFields<DocumentNumber> = std::tuple{
    Field{"text", &DocumentNumber::text},
    Field{"agency", &DocumentNumber::agency},
    Field{"year", &DocumentNumber::year},
    Field{"number", &DocumentNumber::number},
};

template <>
inline constexpr auto kFields<Attachment> = std::tuple{
    Field{"number", &Attachment::number},
    Field{"title", &Attachment::title},
    Field{"section", &Attachment::section},
};

template <>
inline constexpr auto kFields<Basis> = std::tuple{
    Field{"title", &Basis::title},
    Field{"document_number", &Basis::document_number},
    Field{"span", &Basis::span},
};

template <>
inline constexpr auto kFields<DeclaredRule> = std::tuple{
    Field{"rule", &DeclaredRule::rule},
    Field{"text", &DeclaredRule::text},
    Field{"span", &DeclaredRule::span},
};

template <>
inline constexpr auto kFields<DocumentInfo> = std::tuple{
    Field{"title", &DocumentInfo::title},
    Field{"kind", &DocumentInfo::kind},
    Field{"issuers", &DocumentInfo::issuers},
    Field{"document_number", &DocumentInfo::document_number},
    Field{"addressees", &DocumentInfo::addressees},
    Field{"issued", &DocumentInfo::issued},
    Field{"period", &DocumentInfo::period},
    Field{"copied_to", &DocumentInfo::copied_to},
    Field{"attachments", &DocumentInfo::attachments},
    Field{"basis", &DocumentInfo::basis},
    Field{"rules", &DocumentInfo::rules},
};

template <>
inline constexpr auto kFields<Section> = std::tuple{
    Field{"id", &Section::id},       Field{"parent", &Section::parent}, Field{"level", &Section::level},
    Field{"kind", &Section::kind},   Field{"marker", &Section::marker}, Field{"ordinal", &Section::ordinal},
    Field{"title", &Section::title}, Field{"span", &Section::span},
};

template <>
inline constexpr auto kFields<Person> = std::tuple{
    Field{"name", &Person::name},
    Field{"position", &Person::position},
};

template <>
inline constexpr auto kFields<Owner> = std::tuple{
    Field{"role", &Owner::role},     Field{"organization", &Owner::organization},
    Field{"person", &Owner::person}, Field{"text", &Owner::text},
    Field{"origin", &Owner::origin}, Field{"span", &Owner::span},
};

template <>
inline constexpr auto kFields<Recurrence> = std::tuple{
    Field{"text", &Recurrence::text},
    Field{"every", &Recurrence::every},
    Field{"span", &Recurrence::span},
};

template <>
inline constexpr auto kFields<Part> = std::tuple{
    Field{"text", &Part::text},
    Field{"responsible", &Part::responsible},
    Field{"deadline", &Part::deadline},
    Field{"span", &Part::span},
};

template <>
inline constexpr auto kFields<Task> = std::tuple{
    Field{"id", &Task::id},
    Field{"section", &Task::section},
    Field{"kind", &Task::kind},
    Field{"number", &Task::number},
    Field{"title", &Task::title},
    Field{"category", &Task::category},
    Field{"text", &Task::text},
    Field{"responsible", &Task::responsible},
    Field{"deadline", &Task::deadline},
    Field{"recurrences", &Task::recurrences},
    Field{"targets", &Task::targets},
    Field{"parts", &Task::parts},
    Field{"same_as", &Task::same_as},
    Field{"span", &Task::span},
};

template <>
inline constexpr auto kFields<Target> = std::tuple{
    Field{"id", &Target::id},
    Field{"task", &Target::task},
    Field{"section", &Target::section},
    Field{"metric", &Target::metric},
    Field{"subject", &Target::subject},
    Field{"excluding", &Target::excluding},
    Field{"comparator", &Target::comparator},
    Field{"value", &Target::value},
    Field{"value_max", &Target::value_max},
    Field{"unit", &Target::unit},
    Field{"ratio", &Target::ratio},
    Field{"per", &Target::per},
    Field{"change", &Target::change},
    Field{"baseline", &Target::baseline},
    Field{"modality", &Target::modality},
    Field{"deadline", &Target::deadline},
    Field{"text", &Target::text},
    Field{"span", &Target::span},
};

template <>
inline constexpr auto kFields<RosterEntry> = std::tuple{
    Field{"name", &RosterEntry::name},   Field{"position", &RosterEntry::position},
    Field{"group", &RosterEntry::group}, Field{"group_role", &RosterEntry::group_role},
    Field{"span", &RosterEntry::span},
};

template <>
inline constexpr auto kFields<Plan> = std::tuple{
    Field{"source", &Plan::source},     Field{"document", &Plan::document}, Field{"sections", &Plan::sections},
    Field{"tasks", &Plan::tasks},       Field{"targets", &Plan::targets},   Field{"people", &Plan::people},
    Field{"warnings", &Plan::warnings},
};

}  // namespace fenjie
