// Every rule has a case in which it finds something and a near miss in which it must not ("-- none KIND rule=ID").
//
// The ids are read from the sources of the recognizers, where each stands as a literal; those of dates are made of the
// parts of dates/rules.cpp, each of which wants its cases. That no id is made in another way is tested by what all
// cases and the composed plans give.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "case_file.hpp"
#include "corpus_files.hpp"
#include "fenjie/extract.hpp"
#include "recognize/dates/mentions.hpp"
#include "sources.hpp"

namespace {

/// family.rule_name
bool is_id(std::string_view text) {
    const std::size_t dot = text.find('.');
    const auto letters = [](std::string_view part, std::string_view others) {
        return !part.empty() && std::all_of(part.begin(), part.end(), [&](char c) {
            return (c >= 'a' && c <= 'z') || others.find(c) != std::string_view::npos;
        });
    };
    return dot != std::string_view::npos && letters(text.substr(0, dot), "") && letters(text.substr(dot + 1), "_");
}

/// The ids that stand in the sources.
std::set<std::string> written_rules() {
    std::set<std::string> out;
    for (const auto& path : sources::files("lib/src", {".cpp", ".hpp"})) {
        // The readers' literals of this form are names of files.
        if (sources::shown(path).starts_with("lib/src/read/")) continue;
        for (const sources::Literal& literal : sources::literals(sources::content(path))) {
            if (!literal.before.ends_with("#include") && is_id(literal.text)) out.insert(literal.text);
        }
    }
    return out;
}

bool has_part(const std::string& rule, const std::string& part) {
    // .month is no part of .month_name, _end none of _end_of.
    const std::size_t at = rule.find(part);
    if (at == std::string::npos) return false;
    const std::string behind = rule.substr(at + part.size());
    if (part.ends_with('.')) return at == 0;
    if (part.starts_with('.')) return behind.empty() || behind.starts_with('_');
    return behind.empty();
}

bool is_made_of_parts(const std::string& rule) {
    const auto parts = fenjie::date_rule_parts();
    for (const std::string& use : parts) {
        if (!use.ends_with('.') || !rule.starts_with(use)) continue;
        for (const std::string& level : parts) {
            if (!level.starts_with('.') || rule.substr(use.size() - 1, level.size()) != level) continue;
            const std::string bound = rule.substr(use.size() - 1 + level.size());
            if (bound.empty() || std::find(parts.begin(), parts.end(), bound) != parts.end()) return true;
        }
    }
    return false;
}

struct Covered {
    std::set<std::string> found;     // by some case
    std::set<std::string> excluded;  // by some near miss
};

Covered covered_rules() {
    Covered out;
    for (const cases::Case& c : cases::read_all(sources::root() / "tests/cases", *fenjie::Lexicon::built_in())) {
        for (const cases::Expected& e : c.expected) {
            const auto rule = e.fields.find("rule");
            if (rule != e.fields.end()) (e.none ? out.excluded : out.found).insert(rule->second);
        }
    }
    return out;
}

std::string missing(const std::set<std::string>& wanted, const std::set<std::string>& there) {
    std::string out;
    for (const std::string& rule : wanted) {
        if (!there.contains(rule)) out += " " + rule;
    }
    return out;
}

TEST(Rules, EachHasACaseAndANearMiss) {
    const std::set<std::string> rules = written_rules();
    EXPECT_GT(rules.size(), 50U);
    const Covered covered = covered_rules();
    EXPECT_EQ(missing(rules, covered.found), "") << "no case in tests/cases finds these";
    EXPECT_EQ(missing(rules, covered.excluded), "") << "no near miss in tests/cases excludes these";
}

TEST(Rules, EachPartOfADateRuleHasACaseAndANearMiss) {
    const Covered covered = covered_rules();
    const auto among = [](const std::set<std::string>& rules, const std::string& part) {
        return std::any_of(rules.begin(), rules.end(), [&](const std::string& rule) { return has_part(rule, part); });
    };
    for (const std::string& part : fenjie::date_rule_parts()) {
        EXPECT_TRUE(among(covered.found, part)) << "no case finds a date with " << part;
        EXPECT_TRUE(among(covered.excluded, part)) << "no near miss excludes a date with " << part;
    }
}

TEST(Rules, NoCaseExpectsARuleThatIsNotThere) {
    const std::set<std::string> rules = written_rules();
    const Covered covered = covered_rules();
    for (const std::set<std::string>* all : {&covered.found, &covered.excluded}) {
        for (const std::string& rule : *all) EXPECT_TRUE(rules.contains(rule) || is_made_of_parts(rule)) << rule;
    }
}

TEST(Rules, WhatFiresIsKnown) {
    const std::set<std::string> rules = written_rules();
    const auto known = [&](const std::string& rule) { return rules.contains(rule) || is_made_of_parts(rule); };
    std::set<std::string> unknown;
    const auto look = [&](const std::string& text) {
        for (const fenjie::Fact& fact : fenjie::explain(text).facts) {
            if (!known(fact.rule)) unknown.insert(fact.rule);
        }
    };
    for (const cases::Case& c : cases::read_all(sources::root() / "tests/cases", *fenjie::Lexicon::built_in()))
        look(c.text);
    for (const auto& source : fenjie::testing_corpus::corpus()) look(source.bytes);
    EXPECT_EQ(unknown, std::set<std::string>{});
}

}  // namespace
