// The calendar, what a mention resolves to in a plan, and what the facts of `explain` do not show: dates that go on
// without an end, and time that grows with the text and no faster.
#include <gtest/gtest.h>

#include <ctime>

#include "lexicon/lexicon.hpp"
#include "recognize/dates.hpp"

namespace {

using namespace fenjie;

const DateRecognizer& recognizer() {
    static const auto lexicon = Lexicon::built_in();
    static const DateRecognizer dates(*lexicon);
    return dates;
}

DateMention only_date(std::string_view text) {
    const TimeFacts facts = recognizer().find(text);
    EXPECT_EQ(facts.dates.size(), 1U) << text;
    return facts.dates.empty() ? DateMention{} : facts.dates.front();
}

std::string shown(const Date& d) {
    return d.start.value_or("-") + " " + d.end.value_or("-") + " " + d.edtf.value_or("-");
}

TEST(Calendar, MonthLengths) {
    EXPECT_EQ(days_in_month(2023, 2), 28);
    EXPECT_EQ(days_in_month(2024, 2), 29);
    EXPECT_EQ(days_in_month(1900, 2), 28);
    EXPECT_EQ(days_in_month(2000, 2), 29);
    EXPECT_EQ(days_in_month(2023, 12), 31);
    EXPECT_EQ(days_in_month(2023, 13), 0);
}

TEST(Calendar, IsoAndBack) {
    EXPECT_EQ(to_iso({2023, 7, 1}), "2023-07-01");
    EXPECT_EQ(to_iso({987, 12, 31}), "0987-12-31");
    for (int year = 1999; year <= 2004; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= days_in_month(year, month); ++day) {
                EXPECT_EQ(day_from_iso(to_iso({year, month, day})), (Day{year, month, day}));
            }
        }
    }
    for (const char* wrong : {"", "2023-7-1", "2023-02-29", "2023-13-01", "2023-00-10", "2023-01-00", "-023-01-01",
                              "2023/01/01", "20230101", "2023-01-011", "2023-0a-01"}) {
        EXPECT_EQ(day_from_iso(wrong), std::nullopt) << wrong;
    }
}

TEST(Calendar, MonthsLater) {
    EXPECT_EQ(add_months({2012, 3, 6}, 60), (Day{2017, 3, 6}));
    EXPECT_EQ(add_months({2023, 1, 31}, 1), (Day{2023, 2, 28}));
    EXPECT_EQ(add_months({2023, 12, 15}, 1), (Day{2024, 1, 15}));
    EXPECT_EQ(add_months({2023, 1, 15}, -1), (Day{2022, 12, 15}));
    EXPECT_EQ(add_months({2023, 3, 31}, -13), (Day{2022, 2, 28}));
    EXPECT_EQ(day_before({2024, 3, 1}), (Day{2024, 2, 29}));
    EXPECT_EQ(day_before({2024, 1, 1}), (Day{2023, 12, 31}));
}

TEST(Resolve, TheYearComesFromTheContext) {
    const DateMention july = only_date("7月底前完成");
    EXPECT_EQ(shown(resolve(july, {2023, std::nullopt})), "- 2023-07-31 2023-07-31");
    EXPECT_EQ(shown(resolve(july, {std::nullopt, Day{2022, 9, 28}})), "- 2022-07-31 2022-07-31");
    // The stage's or period's year goes before the year of issue.
    EXPECT_EQ(shown(resolve(july, {2024, Day{2022, 9, 28}})), "- 2024-07-31 2024-07-31");
    EXPECT_EQ(shown(resolve(july, {})), "- - XXXX-07-31");
    EXPECT_EQ(shown(resolve(only_date("明年底前完成"), {2024, Day{2022, 9, 28}})), "- 2025-12-31 2025-12-31");
}

TEST(Resolve, TermsCountFromTheIssueOrTheFirstYear) {
    const DateMention five_years = only_date("5年内引进200名");
    EXPECT_EQ(shown(resolve(five_years, {2012, Day{2012, 3, 6}})), "- 2017-03-06 2017-03-06");
    // A plan that runs from 2012 on and bears no day of issue.
    EXPECT_EQ(shown(resolve(five_years, {2012, std::nullopt})), "- 2016-12-31 2016-12-31");
    EXPECT_EQ(shown(resolve(five_years, {})), "- - -");
    EXPECT_EQ(shown(resolve(only_date("3个月内完成"), {2012, std::nullopt})), "- - -");
    EXPECT_EQ(resolve(five_years, {}).precision, Precision::year);
}

TEST(Resolve, TwoDigitYearsAreTheNearest) {
    const DateMention mention = only_date("49年3月");
    EXPECT_EQ(shown(resolve(mention, {std::nullopt, Day{1990, 1, 1}})), "1949-03-01 1949-03-31 1949-03");
    EXPECT_EQ(shown(resolve(mention, {std::nullopt, Day{2023, 1, 1}})), "2049-03-01 2049-03-31 2049-03");
    EXPECT_EQ(shown(resolve(mention, {})), "- - XX49-03");
}

TEST(Ongoing, WithADate) {
    for (const char* text : {"10月底前完成并持续推进", "5月底取得明显成效并持续推进", "10月底前完成，长期坚持。",
                             "12月底前建成，并持续巩固；", "6月底前印发，常态化实施。"}) {
        const DateMention mention = only_date(text);
        EXPECT_TRUE(mention.ongoing) << text;
        EXPECT_EQ(mention.use, DateUse::deadline) << text;
        EXPECT_TRUE(mention.to.has_value()) << text;
    }
    // The whole cell is the date's text; in a sentence only the date is.
    EXPECT_EQ(only_date("10月底前完成并持续推进").end, std::string_view("10月底前完成并持续推进").size());
    EXPECT_EQ(only_date("各镇10月底前完成并持续推进。").end, std::string_view("各镇10月底前").size());
}

TEST(Ongoing, NearMissWithADate) {
    for (const char* text : {"10月底前完成，持续推进平台建设。", "6月底前实现巡查常态化。",
                             "6月底前年轻干部到岗，短期与长期", "6月底前完成，规范持续。"}) {
        EXPECT_FALSE(only_date(text).ongoing) << text;
    }
}

TEST(Ongoing, WithoutADate) {
    for (const char* text :
         {"持续推进", "长期坚持", "常态化", "长期", "持续", "完成时限：持续开展", "落实责任，长期推进。",
          "完善机制，并持续深化。", "建账，持续完善；", "落实，持续跟进。", "长期开展", "长期实施", "持续实施",
          "持续落实", "常态化开展", "常态化推进", "完成时限：长期", "每年检查，长期坚持。"}) {
        const DateMention mention = only_date(text);
        EXPECT_EQ(mention.use, DateUse::ongoing) << text;
        EXPECT_TRUE(mention.ongoing) << text;
        const Date date = resolve(mention, {2023, Day{2023, 3, 8}});
        EXPECT_EQ(shown(date), "- - -") << text;
        EXPECT_EQ(date.precision, std::nullopt) << text;
        EXPECT_TRUE(date.ongoing) << text;
    }
}

TEST(Ongoing, NearMissWithoutADate) {
    for (const char* text :
         {"持续推进平台建设", "长期坚持的做法", "推进工作常态化。", "兼顾短期、长期。", "让干部长期开展帮扶",
          "促进工作规范化、常态化开展。", "巡查常态化推进。", "多措并举、长期坚持。", "行之有效并可长期坚持的做法"}) {
        EXPECT_TRUE(recognizer().find(text).dates.empty()) << text;
    }
}

TEST(Find, MentionsAreInOrderAndApart) {
    const std::string text =
        "自2023年5月起至9月底，每月28日前报送，2024年6月底前达到60%，5年内达到80%"
        "，年底前、三季度末各查一次，并持续推进。";
    const TimeFacts facts = recognizer().find(text);
    std::size_t end = 0;
    for (const DateMention& d : facts.dates) {
        EXPECT_GE(d.begin, end);
        EXPECT_LT(d.begin, d.end);
        EXPECT_LE(d.end, text.size());
        end = d.end;
    }
    EXPECT_EQ(facts.dates.size(), 5U);
    EXPECT_EQ(facts.recurrences.size(), 1U);
}

// Nasty repetition: each text is long and made of what every rule looks at first.
TEST(Find, TimeGrowsWithTheText) {
    for (const std::string unit :
         {"每月、每季度、", "2023年",     "1-",  "到",       "一",        "年底前、", "《",
          "（2021-2023）",  "12月31日至", "用",  "持续推进", "第",        "三年零",   "2023年6月、",
          "截至2023年，",   "“十四五”",   "1、", "前",       "每年1月、", "一月一"}) {
        std::string text;
        while (text.size() < 200'000) text += unit;
        const auto seconds = [&](std::size_t size) {
            const auto begin = std::clock();
            (void)recognizer().find(std::string_view(text).substr(0, size / unit.size() * unit.size()));
            return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        };
        const double half = seconds(100'000);
        const double whole = seconds(200'000);
        EXPECT_LT(whole, 4 * half + 0.5) << unit;
        // Sanitizers cost several times as much; the bound is against growth, not against them.
        EXPECT_LT(whole, 10.0) << unit;
    }
}

}  // namespace
