// What must hold for any plan, tried on every plan of corpus/ and on real plans beside the checkout:
//
//   every span re-reads to its own text        the same bytes give the same result, in any thread
//   tasks do not overlap                       an unrelated paragraph at the end changes no earlier task
//   cleaning a clean text changes nothing      links point at what is there
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "corpus_files.hpp"
#include "fenjie/write.hpp"
#include "lexicon/lexicon.hpp"
#include "reread.hpp"
#include "text/clean.hpp"

namespace {

using fenjie::Plan;
using fenjie::testing_corpus::Reread;
using fenjie::testing_corpus::Source;

class PlanProperty : public testing::TestWithParam<Source> {
 protected:
    static Plan extract(const Source& source) {
        fenjie::Extraction e = fenjie::testing_corpus::extract_source(source);
        EXPECT_FALSE(e.error) << e.error->reason;
        return std::move(e.plan);
    }
};

TEST_P(PlanProperty, SpansRereadToTheirText) {
    const Plan plan = extract(GetParam());
    Reread reread(fenjie::read_text(GetParam().bytes).utf8);
    reread.plan(plan);
    for (const std::string& e : reread.errors()) ADD_FAILURE() << GetParam().name << ": " << e;
}

TEST_P(PlanProperty, TasksDoNotOverlap) {
    const Plan plan = extract(GetParam());
    for (std::size_t i = 1; i < plan.tasks.size(); ++i) {
        const fenjie::Task& a = plan.tasks[i - 1];
        const fenjie::Task& b = plan.tasks[i];
        EXPECT_LE(a.span.end, b.span.start) << GetParam().name << ": " << a.id << " “" << a.text.view().substr(0, 45)
                                            << "” and " << b.id << " “" << b.text.view().substr(0, 45) << "”";
    }
}

TEST_P(PlanProperty, CleaningACleanTextChangesNothing) {
    const std::shared_ptr<const fenjie::Lexicon> lexicon = fenjie::Lexicon::built_in();
    const fenjie::Cleaner cleaner(*lexicon);
    const std::string text = fenjie::read_text(GetParam().bytes).utf8;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\t", begin), text.size());  // a TAB parts cells
        std::vector<fenjie::Repair> repairs;
        const std::string once(cleaner.clean(text, {begin, end}, repairs).view());
        repairs.clear();
        const std::string twice(cleaner.clean(once, {0, once.size()}, repairs).view());
        EXPECT_TRUE(once == twice) << "cleaned once:  " << once << "\ncleaned twice: " << twice;
        EXPECT_TRUE(repairs.empty()) << once;
        begin = end + 1;
    }
}

TEST_P(PlanProperty, SameBytesSameResultInAnyThread) {
    const std::string once = fenjie::to_json(extract(GetParam()));
    std::vector<std::string> results(4);
    std::vector<std::thread> threads;
    for (std::string& r : results) {
        threads.emplace_back([&r] { r = fenjie::to_json(fenjie::testing_corpus::extract_source(GetParam()).plan); });
    }
    for (std::thread& t : threads) t.join();
    for (const std::string& r : results) EXPECT_TRUE(r == once) << GetParam().name;
}

TEST_P(PlanProperty, AnAppendedParagraphChangesNoEarlierTask) {
    const Plan plan = extract(GetParam());
    Source longer = GetParam();
    const fenjie::Text decoded = fenjie::read_text(longer.bytes);
    longer.bytes = decoded.utf8 + "\n\n本页由档案室扫描存档，原件借阅请与档案室联系。\n";
    const Plan after = extract(longer);
    // The paragraph may belong to the last task; everything before it must stay as it was.
    ASSERT_GE(after.tasks.size() + 1, plan.tasks.size());
    for (std::size_t i = 0; i + 1 < plan.tasks.size(); ++i) {
        Plan a;
        Plan b;
        a.tasks = {plan.tasks[i]};
        b.tasks = {after.tasks[i]};
        const std::string difference = fenjie::testing_corpus::first_difference(fenjie::to_json(a), fenjie::to_json(b));
        EXPECT_TRUE(difference.empty()) << GetParam().name << ' ' << plan.tasks[i].id << ": " << difference;
    }
}

TEST_P(PlanProperty, LinksPointAtWhatIsThere) {
    const Plan plan = extract(GetParam());
    const auto has_section = [&](const fenjie::Rare<fenjie::CompactString>& id) {
        return !id ||
               std::any_of(plan.sections.begin(), plan.sections.end(), [&](const auto& s) { return s.id == *id; });
    };
    const auto has_task = [&](const std::string& id) {
        return std::any_of(plan.tasks.begin(), plan.tasks.end(), [&](const auto& t) { return t.id == id; });
    };
    for (const auto& s : plan.sections) EXPECT_TRUE(has_section(s.parent)) << s.id;
    for (const auto& a : plan.document.attachments) EXPECT_TRUE(has_section(a.section)) << a.title;
    for (const auto& t : plan.tasks) {
        EXPECT_TRUE(has_section(t.section)) << t.id;
        EXPECT_FALSE(t.text.empty()) << t.id;
        for (const fenjie::CompactString& id : t.same_as) EXPECT_TRUE(has_task(id) && id != t.id) << t.id;
        for (const fenjie::CompactString& id : t.targets) {
            EXPECT_TRUE(std::any_of(plan.targets.begin(), plan.targets.end(),
                                    [&](const auto& g) { return g.id == id && g.task == t.id; }))
                << t.id << ' ' << id;
        }
    }
    for (const auto& g : plan.targets) {
        EXPECT_TRUE(has_section(g.section)) << g.id;
        EXPECT_TRUE(!g.task || has_task(*g.task)) << g.id;
        EXPECT_FALSE(g.metric.empty()) << g.id;
    }
    for (std::size_t i = 1; i < plan.targets.size(); ++i) {
        EXPECT_LE(plan.targets[i - 1].span.start, plan.targets[i].span.start)
            << "reading order: " << plan.targets[i].id;
    }
}

INSTANTIATE_TEST_SUITE_P(Plans, PlanProperty, testing::ValuesIn(fenjie::testing_corpus::all_plans()),
                         [](const auto& plan) { return fenjie::testing_corpus::test_name(plan.param.name); });

}  // namespace
