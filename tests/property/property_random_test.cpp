// Plans made by machine (planted_plan.hpp), read with and without noise: of what was planted 99 of 100 tasks, owners,
// targets and deadlines are found, each where it belongs; with any kind of noise 95. And whatever is read holds what
// holds of any plan: its schema, its order, its map, its spans, the same in every thread.
//
// A failure shows some of what is missed. FENJIE_PLANTED=DIR prints all of it and leaves the plans in that folder.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

#include "../fuzz/check.hpp"
#include "../fuzz/target.hpp"
#include "fenjie/extract.hpp"
#include "fenjie/write.hpp"
#include "planted_plan.hpp"

namespace {

using planted::Noise;

#ifdef FENJIE_SANITIZED
constexpr std::uint32_t kPlans = 40;
#else
constexpr std::uint32_t kPlans = 400;
#endif

struct Tally {
    std::size_t planted = 0;
    std::size_t found = 0;
    std::size_t read = 0;  // what the plan has of the kind, planted or not
    std::vector<std::string> missed;

    void add(bool is_found, const std::string& what) {
        ++planted;
        if (is_found)
            ++found;
        else
            missed.push_back(what);
    }
    double recall() const { return planted == 0 ? 1 : static_cast<double>(found) / static_cast<double>(planted); }
    double precision() const { return read == 0 ? 1 : static_cast<double>(found) / static_cast<double>(read); }
};

struct Tallies {
    Tally tasks, owners, targets, deadlines;
};

bool same_owner(const fenjie::Owner& got, const planted::Owner& want) {
    return got.role == want.role && got.organization == want.organization;
}

bool same_target(const fenjie::Target& got, const planted::Target& want) {
    const std::string subject = got.subject.value_or("");
    return got.comparator == want.comparator && got.value.to_string() == want.value && got.unit == want.unit &&
           want.indicator.ends_with(got.metric) && (subject + got.metric).find(want.indicator) != std::string::npos;
}

std::string shown(const fenjie::Plan& plan, const fenjie::Task* got) {
    if (got == nullptr) return "no such task";
    fenjie::Plan one;
    one.tasks = {*got};
    for (const fenjie::Target& t : plan.targets) {
        if (t.task == got->id) one.targets.push_back(t);
    }
    const std::string json = to_json(one, fenjie::JsonLayout::line);
    return json.substr(json.find("\"tasks\""));
}

void compare(const planted::Plan& want, const fenjie::Plan& got, std::uint32_t number, Tallies& out) {
    out.tasks.read += got.tasks.size();
    out.targets.read += got.targets.size();
    std::vector<bool> taken(got.tasks.size(), false);
    for (const planted::Task& task : want.tasks) {
        const fenjie::Task* found = nullptr;
        for (std::size_t i = 0; i < got.tasks.size() && found == nullptr; ++i) {
            if (taken[i] || got.tasks[i].text != task.text) continue;
            taken[i] = true;
            found = &got.tasks[i];
        }
        const std::string where = std::to_string(number) + ": " + task.text;
        out.tasks.add(found != nullptr, where);
        const auto told = [&](const std::string& what) { return where + " | " + what + " | " + shown(got, found); };
        for (const planted::Owner& owner : task.owners)
            out.owners.add(found != nullptr && std::any_of(found->responsible.begin(), found->responsible.end(),
                                                           [&](const auto& o) { return same_owner(o, owner); }),
                           told(owner.organization));
        for (const planted::Target& target : task.targets)
            out.targets.add(found != nullptr && std::any_of(got.targets.begin(), got.targets.end(),
                                                            [&](const auto& g) {
                                                                return g.task == found->id && same_target(g, target);
                                                            }),
                            told(target.indicator + " " + target.value + target.unit));
        if (task.deadline)
            out.deadlines.add(found != nullptr && found->deadline &&
                                  found->deadline->start.value_or("") == task.deadline->start &&
                                  found->deadline->end.value_or("") == task.deadline->end,
                              told(task.deadline->start + "/" + task.deadline->end));
        if (found == nullptr) continue;
        out.owners.read += found->responsible.size();
        out.deadlines.read += found->deadline ? 1 : 0;
    }
}

struct Case {
    const char* name;
    Noise noise;
    double floor;
};

void PrintTo(const Case& c, std::ostream* out) {
    *out << c.name;
}

class RandomPlans : public testing::TestWithParam<Case> {};

TEST_P(RandomPlans, WhatWasPlantedIsFound) {
    const char* folder = std::getenv("FENJIE_PLANTED");
    Tallies all;
    for (std::uint32_t number = 0; number < kPlans; ++number) {
        const planted::Plan want = planted::make(number);
        const std::string text = print(want, GetParam().noise, number);
        if (folder != nullptr)
            std::ofstream(std::string(folder) + "/" + GetParam().name + "-" + std::to_string(number) + ".txt") << text;
        const fenjie::Extraction got = fenjie::extract(text);
        ASSERT_FALSE(got.error);
        compare(want, got.plan, number, all);
    }
    const std::map<std::string, const Tally*> kinds = {
        {"tasks", &all.tasks}, {"owners", &all.owners}, {"targets", &all.targets}, {"deadlines", &all.deadlines}};
    for (const auto& [kind, tally] : kinds) {
        std::cout << kind << ": " << tally->found << " of " << tally->planted << " planted, " << tally->read
                  << " read\n";
        EXPECT_GT(tally->planted, kPlans) << kind;
        EXPECT_GE(tally->recall(), GetParam().floor) << kind;
        EXPECT_GE(tally->precision(), GetParam().floor) << kind;
        const std::size_t most = folder != nullptr ? tally->missed.size() : HasFailure() ? 5 : 0;
        for (std::size_t i = 0; i < std::min(most, tally->missed.size()); ++i)
            std::cout << "  missed in " << tally->missed[i] << '\n';
    }
}

TEST_P(RandomPlans, HoldWhatHoldsOfAnyPlan) {
    std::vector<std::string> texts;
    std::vector<std::string> once;
    for (std::uint32_t number = 0; number < kPlans / 4; ++number) {
        texts.push_back(print(planted::make(number), GetParam().noise, number));
        const fenjie::Plan plan = fenjie::extract(texts.back()).plan;
        once.push_back(to_json(plan));
        EXPECT_NO_THROW(fuzz::require_good(plan, texts.back())) << texts.back();
        EXPECT_NO_THROW(fuzz::run_layout(texts.back())) << texts.back();
    }
    constexpr std::size_t kThreads = 4;
    std::vector<std::string> again(texts.size());
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (std::size_t i = t; i < texts.size(); i += kThreads) again[i] = to_json(fenjie::extract(texts[i]).plan);
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_TRUE(once == again) << "another plan in another thread";
}

INSTANTIATE_TEST_SUITE_P(Noises, RandomPlans,
                         testing::Values(Case{"none", Noise::none, 0.99}, Case{"wraps", Noise::wraps, 0.95},
                                         Case{"blanks", Noise::blanks, 0.95}, Case{"widths", Noise::widths, 0.95},
                                         Case{"swaps", Noise::swaps, 0.95},
                                         Case{"everything", Noise::everything, 0.95}),
                         [](const auto& noise) { return noise.param.name; });

// The same number gives the same plan, and no two numbers the same.
TEST(Planted, PlansDependOnTheirNumberOnly) {
    for (std::uint32_t number = 0; number < 20; ++number) {
        const std::string text = print(planted::make(number), Noise::everything, number);
        EXPECT_EQ(text, print(planted::make(number), Noise::everything, number));
        EXPECT_NE(text, print(planted::make(number + 1), Noise::everything, number + 1));
    }
}

}  // namespace
