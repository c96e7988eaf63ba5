// Hostile and monstrous input: it must be read in bounded time, and twice the input must not take much more than
// twice the time. Nothing here says what is extracted; that something comes back at all, quickly, is the test.
//
// With sanitizers everything runs at a tenth of the size, for the same code at a bearable time; nothing is left out.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <iostream>
#include <string>

#include "corpus_files.hpp"
#include "fenjie/write.hpp"

namespace {

#ifdef FENJIE_SANITIZED
constexpr std::size_t kShrink = 10;
#else
constexpr std::size_t kShrink = 1;
#endif

std::string repeat(const std::string& s, std::size_t n) {
    std::string out;
    out.reserve(s.size() * n);
    for (std::size_t i = 0; i < n; ++i) out += s;
    return out;
}

/// Processor seconds (not the clock: other programs may run beside) for the whole way from bytes to JSON. The bytes lie
/// in a block of exactly their size.
double seconds(const std::string& bytes) {
    const std::vector<char> exact(bytes.begin(), bytes.end());
    const std::clock_t begin = std::clock();
    const fenjie::Extraction e = fenjie::extract({exact.data(), exact.size()});
    const std::string json = e.error ? std::string() : fenjie::to_json(e.plan, fenjie::JsonLayout::line);
    const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    EXPECT_TRUE(e.error || !json.empty());
    return took;
}

double best_of(int runs, const std::string& bytes) {
    double best = seconds(bytes);
    for (int i = 1; i < runs && best < 2; ++i) best = std::min(best, seconds(bytes));
    return best;
}

using Make = std::function<std::string(std::size_t)>;

/// The input of size n within `limit` seconds, and 2n in at most 3 times what n takes. Below a few hundredths of a
/// second the clock says nothing: n is doubled until it does, or the input has reached 20 MB (then it is fast).
void grows_linearly(const char* what, std::size_t n, double limit, const Make& make) {
    n /= kShrink;
    const double first = seconds(make(n));
    EXPECT_LT(first, limit) << what << ": " << n << " took too long";
    if (first >= limit) return;
    double once = first;
    while (once < 0.05 && make(2 * n).size() < 20U * 1024 * 1024 / kShrink) {
        n *= 2;
        once = seconds(make(n));
    }
    once = std::min(once, best_of(2, make(n)));
    const double twice = best_of(3, make(2 * n));
    std::cout << "    " << what << ": " << n << " in " << once << " s, twice as much in " << twice << " s\n";
    EXPECT_LT(twice, std::max(3.0 * once, 0.1))
        << what << ": " << n << " took " << once << " s, twice as much " << twice << " s";
}

/// A small generator of bytes, the same on every machine.
std::string noise(std::size_t n, std::uint64_t seed) {
    std::string out(n, '\0');
    for (char& c : out) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        c = static_cast<char>(seed >> 56U);
    }
    return out;
}

TEST(Pathological, EmptyAndTiny) {
    for (const std::string& s : {std::string(), std::string(1, '\0'), std::string("\n"), std::string("\xEF\xBB\xBF"),
                                 std::string("一"), std::string("%"), std::string("、"), std::string("（"),
                                 std::string("\xE4\xB8"), std::string("\xFF\xFE"), std::string("1"), std::string("\t"),
                                 std::string("附件"), std::string("一、\n（一）\n1."), std::string("　")}) {
        EXPECT_LT(seconds(s), 1.0);
    }
}

TEST(Pathological, EveryPrefixOfAPlan) {
    // Cut at any place, between characters or inside one, a plan must be read.
    const auto corpus = fenjie::testing_corpus::corpus();
    const std::string& bytes = corpus.front().bytes;
    for (std::size_t n = 0; n < bytes.size(); n += 97 * kShrink) seconds(bytes.substr(0, n));
}

TEST(Pathological, NulsAndJunk) {
    EXPECT_LT(seconds(std::string(1'000'000 / kShrink, '\0')), 5.0);
    const std::string plan = fenjie::testing_corpus::corpus().front().bytes;
    EXPECT_LT(seconds(plan + std::string(100'000, '\0') + plan), 5.0);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) EXPECT_LT(seconds(noise(50'000 / kShrink, seed)), 5.0);
    std::string torn = plan;
    for (std::size_t i = 0; i < torn.size(); i += 53) torn[i] = static_cast<char>(0x80 + i % 64);
    EXPECT_LT(seconds(torn), 5.0);
    EXPECT_LT(seconds("%PDF-1.7\n" + noise(20'000, 7)), 5.0);
    EXPECT_LT(seconds("PK\x03\x04" + noise(20'000, 8)), 5.0);
}

struct Repetition {
    const char* name;
    const char* head;
    const char* unit;
    std::size_t n;
};

class Repeated : public testing::TestWithParam<Repetition> {};

TEST_P(Repeated, GrowsLinearly) {
    const Repetition& r = GetParam();
    grows_linearly(r.name, r.n, 20.0, [&](std::size_t n) { return r.head + repeat(r.unit, n); });
}

const Repetition kRepetitions[] = {
    {"Brackets", "", "（", 50'000},
    {"BracketsInATask", "一、主要任务\n1.加强管理。", "（", 50'000},
    {"ClosingBrackets", "一、主要任务\n1.加强管理。", "）", 50'000},
    {"NestedTitles", "", "《", 50'000},
    {"Quotes", "1.", "“", 50'000},
    {"Percent", "", "百分之", 20'000},
    {"PercentSigns", "覆盖率达到", "5%", 50'000},
    {"Digits", "完成", "1", 1'000'000},
    {"DigitsAndDots", "", "1.", 200'000},
    {"ChineseDigits", "覆盖率达到", "九", 300'000},
    {"ChineseNumerals", "", "一万亿", 100'000},
    {"Recurrences", "", "每月、每季度、", 50'000},
    {"Months", "", "6月底前", 50'000},
    {"Occasions", "一、主要任务\n1.", "汛期前完成，", 40'000},
    {"StageNumbers", "", "第", 200'000},
    {"ChaptersBehindTitles", "", "方案一、总体", 30'000},
    {"DutyBrackets", "三、职责分工", "水利局）：", 30'000},
    {"Asides", "", "6月15日（周四）17:00前报送。", 20'000},
    {"DateRanges", "", "2024年1月—", 50'000},
    {"Comparators", "满意度", "不低于达到", 50'000},
    {"Rates", "", "覆盖率、", 100'000},
    {"Respectively", "", "知晓率、满意率分别达到80%和90%，", 10'000},
    {"CountsInAList", "一、主要任务\n1.推动", "50家企业、20个园区、", 5'000},
    {"VerbsInAList", "一、主要任务\n1.", "培育1家、", 10'000},
    {"MadeOf", "一、主要任务\n1.成立小组，", "由1名医生、", 20'000},
    {"SitsAt", "一、主要任务\n1.", "办公室设在区民政局，", 20'000},
    {"Areas", "一、主要任务\n1.", "提高清扫率，建成区达到70%，", 10'000},
    {"UnitsOverUnits", "一、主要任务\n1.降尘量9吨", "/月·平方公里", 50'000},
    {"Traditional", "一、主要任務\n1.", "發展農業，國務院應當實施責任，", 20'000},
    {"OpenNotes", "一、主要任务\n", "（牵头单位：", 30'000},
    {"Notes", "一、主要任务\n1.加强管理。", "（牵头单位：区民政局）", 20'000},
    {"Owners", "一、主要任务\n1.加强管理。（责任单位：区民政局", "、区财政局", 100'000},
    {"Subjects", "一、主要任务\n1.加强管理。", "区民政局要会同区财政局，", 30'000},
    {"Headings", "", "一、加强组织领导\n", 10'000},
    {"SecondHeadings", "一、主要任务\n", "（一）加强组织领导\n", 10'000},
    {"Items", "一、主要任务\n", "1.加强组织领导。明确责任分工，6月底前完成。\n", 10'000},
    {"MarkersOnly", "", "（一）", 100'000},
    {"MarkersOnOneLine", "一、主要任务", "1.加强领导。（一）明确责任。", 30'000},
    {"Attachments", "", "附件1\n", 20'000},
    {"AnnouncedAttachments", "附件：", "1.任务分解表\n", 20'000},
    {"ShortLines", "", "安\n", 200'000},
    {"WrappedLines", "", "加强组织领导健全工作机制明确责任分工确保取得实效形成合力抓好落\n\n", 20'000},
    {"PageNumbers", "", "- 9 -\n", 100'000},
    {"Bars", "", "|\n", 100'000},
    {"BlankLines", "", "\n", 2'000'000},
    {"Blanks", "加强", " ", 2'000'000},
    {"WideBlanks", "加强", "　", 1'000'000},
    {"Tabs", "", "\t", 500'000},
    {"TabCells", "\t序号\n\t任务内容\n\t责任单位\n\n", "\t1\n\t加强领导。\n\t区民政局\n\n", 10'000},
    {"EmptyTabCells", "\t序号\n\t任务内容\n\t责任单位\n\n", "\t\n", 100'000},
    {"InlineTable", "序号\t任务内容\t责任单位\n", "1\t加强领导\t区民政局\n", 20'000},
    {"DrawnTable", "┌──┬────┬───┐\n│序号│ 任务   │ 单位 │\n", "├──┼────┼───┤\n│ 1  │ 巡查   │民政局│\n", 5'000},
    {"DrawnRules", "", "┌──┬────┬───┐\n", 20'000},
    {"AlignedTable", "序号   工作任务       责任单位    时限\n", "1      加强领导       区民政局    6月底\n\n", 5'000},
    {"AlignedHeaders", "", "序号   工作任务       责任单位    时限\n\n1    甲    乙   丙\n\n", 5'000},
    {"FlatTable", "实施主体 任务内容 完成期限\n\n", "1 加强领导，健全机制，抓好工作落实。 7月底\n\n", 10'000},
    {"WideRow", "序号\t任务内容\t责任单位\n", "加强领导\t", 100'000},
    {"Roster", "附件1\n领导小组成员名单\n组　长：王　瑞　区长\n成　员：", "李　明　区民政局局长\n", 20'000},
    {"Duties", "职责分工\n", "区民政局：负责加强管理。\n", 20'000},
    {"Stages", "一、实施步骤\n", "（一）准备阶段（2024年1月—3月）。制定方案。\n", 10'000},
    {"FakeBold", "1、", "指指导导思思想想", 50'000},
    {"Radicals", "", "⼈⼯⽉", 100'000},
    {"HalfWidth", "", ",.;:()", 200'000},
    {"Abbreviations", "", "（以下简称“区民政局”）", 20'000},
    {"DistinctOffices", "", "区民政局、市财政局、县水利局负责。", 20'000},
};

INSTANTIATE_TEST_SUITE_P(Inputs, Repeated, testing::ValuesIn(kRepetitions),
                         [](const auto& plan) { return std::string(plan.param.name); });

TEST(Pathological, OneLongLine) {
    const std::string sentence = "各单位要加强组织领导，健全工作机制，覆盖率达到90%以上，6月底前完成。";
    grows_linearly("a line of 5 MB with sentences", 5'000'000 / sentence.size(), 30.0,
                   [&](std::size_t n) { return repeat(sentence, n); });
    grows_linearly("a line of 5 MB without punctuation", 5'000'000 / 3, 30.0,
                   [](std::size_t n) { return repeat("安", n); });
    grows_linearly("5 MB of ASCII letters", 5'000'000, 30.0, [](std::size_t n) { return std::string(n, 'a'); });
}

TEST(Pathological, ManyDifferentNames) {
    // Names are looked up in one another (short form, full form): many different ones must not be compared in pairs.
    grows_linearly("different offices", 10'000, 20.0, [](std::size_t n) {
        std::string out = "一、主要任务\n";
        for (std::size_t i = 0; i < n; ++i) {
            std::string name;
            for (std::size_t k = i; name.size() < 12; k /= 7)
                name += std::string("水林农教文卫商").substr(k % 7 * 3, 3);
            out += "1.加强管理。（责任单位：区" + name + "局）\n";
        }
        return out;
    });
}

TEST(Pathological, ManyAnnouncedTitles) {
    // Every paragraph may be the title of one of the attachments that were announced.
    grows_linearly("announced titles and paragraphs", 20'000, 20.0, [](std::size_t n) {
        std::string out = "附件：1.第1批助餐点任务分解表\n";
        for (int i = 2; i <= 100; ++i) out += std::to_string(i) + ".第" + std::to_string(i) + "批助餐点任务分解表\n";
        return out + "一、主要任务\n" + repeat("第1批助餐点任务落实到位，健全机制。\n", n);
    });
}

TEST(Pathological, GluedAttachments) {
    grows_linearly("labels of attachments on one line", 20'000, 20.0, [](std::size_t n) {
        return "一、工作目标。二、主要任务。" + repeat("抓好落实。附件：任务表附件任务表；加强领导附件：分工表", n);
    });
}

TEST(Pathological, DaysOfEachMonthBehindHabits) {
    // A day of each month is looked for among what recurs before it.
    grows_linearly("habits, then days of the next month", 20'000, 20.0, [](std::size_t n) {
        return "一、主要任务。" + repeat("每周排查，", n) + repeat("各镇于次月5日前报送，", n);
    });
}

TEST(Pathological, PlansRepeatedTo50Megabytes) {
    // Once the corpus as it is, over and over: throughput, and growth with the number of tasks, owners and repeats.
    std::string all;
    for (const auto& source : fenjie::testing_corpus::corpus()) all += fenjie::read_text(source.bytes).utf8 + "\n\n";
    const std::size_t goal = 50U * 1024 * 1024 / kShrink;
    const std::string half = repeat(all, goal / 2 / all.size());
    const double once = seconds(half);
    const double twice = seconds(half + half);
    std::cout << "    50 MB: half in " << once << " s, all in " << twice << " s\n";
    EXPECT_LT(twice, 300.0);
    EXPECT_LT(twice, 3.0 * once);
}

}  // namespace
