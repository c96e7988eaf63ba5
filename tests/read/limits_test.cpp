// Every limit: its name, its values, that it is reached and told, and that what was read before it stays.
#include "fenjie/limits.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "fenjie/extract.hpp"
#include "fenjie/write.hpp"
#include "layout/layout.hpp"
#include "pdf_writer.hpp"
#include "read/deadline.hpp"
#include "recognize/recognizers.hpp"
#include "sources.hpp"
#include "structure/front_matter.hpp"
#include "tasks/assemble.hpp"

namespace {

using fenjie::all_limits;
using fenjie::Extraction;
using fenjie::LimitInfo;
using fenjie::Limits;
using fenjie::Options;
using fenjie::ReadError;

Options with(const std::string& name, std::uint64_t value) {
    Options out;
    const auto error = set_limit(out.reading.limits, name, value);
    EXPECT_FALSE(error) << *error;
    return out;
}

const fenjie::Warning* warning(const fenjie::Plan& plan, const std::string& code) {
    for (const fenjie::Warning& w : plan.warnings) {
        if (w.code == code) return &w;
    }
    return nullptr;
}

std::vector<std::string> tasks_of(const fenjie::Plan& plan) {
    std::vector<std::string> out;
    const auto json = nlohmann::json::parse(to_json(plan, fenjie::JsonLayout::line));
    for (const auto& task : json["tasks"]) out.push_back(task.dump());
    return out;
}

std::string items(int count) {
    std::string out = "云岭县养老服务实施方案\n一、主要任务\n";
    for (int i = 1; i <= count; ++i)
        out += std::to_string(i) + ".新建食堂。2024年底前新建食堂" + std::to_string(i) + "个。（责任单位：县民政局）\n";
    return out;
}

TEST(Limits, TheTableIsTheStruct) {
    std::set<std::string_view> names;
    for (const LimitInfo& info : all_limits()) {
        EXPECT_TRUE(names.insert(info.name).second) << info.name;
        EXPECT_FALSE(info.bounds.empty()) << info.name;
        Limits limits;
        EXPECT_EQ(limit(limits, info.name), info.standard) << info.name;
        EXPECT_TRUE(info.least <= info.standard && info.standard <= info.most) << info.name;
        for (const std::uint64_t value : {info.least, info.most}) {
            EXPECT_FALSE(set_limit(limits, info.name, value)) << info.name;
            EXPECT_EQ(limit(limits, info.name), value) << info.name;
        }
        // A value that it may not have changes nothing.
        if (info.least > 0) {
            EXPECT_NE(set_limit(limits, info.name, info.least - 1).value_or("").find(info.name), std::string::npos);
        }
        if (info.most < ~std::uint64_t{0}) {
            EXPECT_TRUE(set_limit(limits, info.name, info.most + 1)) << info.name;
        }
        EXPECT_EQ(limit(limits, info.name), info.most) << info.name;
    }
    Limits limits;
    EXPECT_FALSE(limit(limits, "patience"));
    EXPECT_NE(set_limit(limits, "patience", 1).value_or("").find("size, memory, time"), std::string::npos);
}

// Each name stands in both languages with what it is at first.
TEST(Limits, ThePagesHaveThemAll) {
    for (const char* page : {"README.md", "README.zh-CN.md"}) {
        const std::string text = sources::content(sources::root() / page);
        std::size_t rows = 0;
        for (const LimitInfo& info : all_limits()) {
            const std::size_t at = text.find("\n| `" + std::string(info.name) + "` | ");
            ASSERT_NE(at, std::string::npos) << page << ": " << info.name;
            ++rows;
            if (info.unit != LimitInfo::Unit::count) continue;
            const std::string row = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
            EXPECT_NE(row.find("| " + std::to_string(info.standard) + " |"), std::string::npos) << page << ": " << row;
        }
        EXPECT_EQ(rows, all_limits().size());
    }
}

TEST(Limits, SizeIsRefused) {
    const std::string plan = items(1);
    EXPECT_FALSE(extract(plan, with("size", plan.size())).error);
    const Extraction large = extract(plan, with("size", plan.size() - 1));
    ASSERT_TRUE(large.error);
    EXPECT_NE(large.error->reason.find("more than the limit of " + std::to_string(plan.size() - 1)), std::string::npos);
    EXPECT_EQ(large.error->kind, ReadError::Kind::unreadable);
    EXPECT_EQ(fenjie::extract("").error->kind, ReadError::Kind::empty);
}

std::string page_of_table(int rows) {
    std::string out =
        "<html><body><h1>云岭县养老服务任务分解表</h1><p>为做好养老服务工作，制定本表，请认真落实。</p>"
        "<table border=1><tr><td>序号</td><td>工作任务</td><td>责任单位</td><td>完成时限</td></tr>";
    for (int i = 1; i <= rows; ++i)
        out += "<tr><td>" + std::to_string(i) + "</td><td>新建社区食堂" + std::to_string(i) +
               "个并投入使用</td><td>县民政局</td><td>2024年底前</td></tr>";
    return out + "</table></body></html>";
}

TEST(Limits, TablesAreCut) {
    const std::string page = page_of_table(20);
    const Extraction whole = fenjie::extract(page);
    ASSERT_EQ(whole.plan.tasks.size(), 20U);
    EXPECT_EQ(warning(whole.plan, "limit-reached"), nullptr);
    struct Case {
        const char* name;
        std::uint64_t value;
        std::size_t tasks;
    };
    // A header and 20 rows of 4 columns; ten rows with the header fit into 40 places.
    for (const Case& c : {Case{"table-rows", 21, 20}, Case{"table-rows", 6, 5}, Case{"table-cells", 84, 20},
                          Case{"table-cells", 40, 9}, Case{"table-columns", 4, 20}}) {
        const Extraction cut = extract(page, with(c.name, c.value));
        ASSERT_FALSE(cut.error) << c.name;
        ASSERT_EQ(cut.plan.tasks.size(), c.tasks) << c.name << "=" << c.value;
        const std::vector<std::string> all = tasks_of(whole.plan);
        EXPECT_TRUE(tasks_of(cut.plan) ==
                    std::vector<std::string>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(c.tasks)));
        const fenjie::Warning* told = warning(cut.plan, "limit-reached");
        ASSERT_EQ(told != nullptr, c.tasks < 20) << c.name << "=" << c.value;
        if (told == nullptr) continue;
        EXPECT_NE(told->message.view().find("a table of 21 rows and 4 columns is larger than the limits"),
                  std::string::npos);
        ASSERT_TRUE(told->span);
        EXPECT_LE(told->span->start, cut.plan.tasks[0].span.start);
    }
    // Without the column of days the tasks and their owners are still there.
    const Extraction narrow = extract(page, with("table-columns", 3));
    ASSERT_EQ(narrow.plan.tasks.size(), 20U);
    EXPECT_EQ(narrow.plan.tasks[3].responsible.at(0).organization, "县民政局");
    EXPECT_FALSE(narrow.plan.tasks[3].deadline);
    EXPECT_NE(warning(narrow.plan, "limit-reached"), nullptr);
    // The smallest of all: no crash, and it is told.
    for (const char* name : {"table-rows", "table-columns", "table-cells"})
        EXPECT_NE(warning(extract(page, with(name, 1)).plan, "limit-reached"), nullptr) << name;
}

TEST(Limits, PagesAreRefused) {
    pdf::Writer pdf;
    for (int i = 0; i < 3; ++i) pdf.page().text(90, 700, 16, "一、主要任务");
    EXPECT_FALSE(extract(pdf.bytes(), with("pages", 3)).error);
    const Extraction many = extract(pdf.bytes(), with("pages", 2));
    ASSERT_TRUE(many.error);
    EXPECT_EQ(many.error->reason, "it is a PDF file of 3 pages, more than the limit of 2");
}

TEST(Limits, TimeOfAReaderIsAnErrorOfItsOwnKind) {
    pdf::Writer pdf;
    pdf.page().text(90, 700, 16, "一、主要任务");
    Options options = with("time", 1);
    options.reading.ocr = fenjie::Ocr::never;
    options.reading.worker = {"sleep", "300"};
    const Extraction late = extract(pdf.bytes(), options);
    ASSERT_TRUE(late.error);
    EXPECT_EQ(late.error->kind, ReadError::Kind::over_time);
    EXPECT_EQ(late.error->reason, "reading it takes longer than the limit of 1 s");
    // The time for everything bounds the reader as well.
    options.reading.limits.time = 200;
    options.reading.limits.total_time = 1;
    EXPECT_EQ(extract(pdf.bytes(), options).error->reason, late.error->reason);
}

struct Stages {
    explicit Stages(const std::string& text) : source(text) {}
    fenjie::SourceText source;
    std::shared_ptr<const fenjie::Recognizers> recognizers = fenjie::recognizers_or_built_in(nullptr);

    fenjie::Layout layout(fenjie::Deadline* deadline) const {
        return lay_out(source.view(), *recognizers->lexicon, {}, std::nullopt, deadline);
    }
    fenjie::Plan plan(const fenjie::Layout& layout, fenjie::Deadline* deadline) const {
        const fenjie::DocumentLayout parts = read_front_matter(layout.blocks, *recognizers->lexicon);
        return assemble(source, layout, parts, *recognizers, std::nullopt, deadline);
    }
};

TEST(Limits, TimeForAllCutsTheTextAtALine) {
    const Stages stages(items(50));
    const fenjie::Layout whole = stages.layout(nullptr);
    for (const std::uint64_t lines : {0U, 1U, 2U, 17U, 51U}) {
        fenjie::Deadline deadline(fenjie::Steps{lines});
        const fenjie::Layout cut = stages.layout(&deadline);
        ASSERT_EQ(cut.blocks.size(), lines);
        for (std::size_t i = 0; i < lines; ++i) EXPECT_EQ(cut.blocks[i].text.view(), whole.blocks[i].text.view());
        ASSERT_EQ(cut.warnings.size(), 1U) << lines;
        EXPECT_EQ(cut.warnings[0].code, "limit-reached");
        EXPECT_EQ(cut.warnings[0].source.end, stages.source.view().size());
        const fenjie::Plan plan = stages.plan(cut, nullptr);
        EXPECT_EQ(plan.tasks.size(), lines > 2 ? lines - 2 : 0);
        EXPECT_NE(warning(plan, "limit-reached"), nullptr);
    }
    fenjie::Deadline ample(fenjie::Steps{1000});
    EXPECT_TRUE(stages.layout(&ample).warnings.empty());
}

TEST(Limits, TimeForAllKeepsWhatWasFoundBefore) {
    constexpr std::size_t kTasks = 40;
    const Stages stages(items(kTasks));
    const fenjie::Layout layout = stages.layout(nullptr);
    const fenjie::Plan whole = stages.plan(layout, nullptr);
    ASSERT_EQ(whole.tasks.size(), kTasks);
    const std::vector<std::string> all = tasks_of(whole);
    std::set<std::size_t> kept;
    constexpr std::uint64_t kSteps = 3 * kTasks + 1;  // each task three times, indicators and people once
    for (std::uint64_t steps = 0; steps <= kSteps + 1; ++steps) {
        fenjie::Deadline deadline(fenjie::Steps{steps});
        const fenjie::Plan plan = stages.plan(layout, &deadline);
        ASSERT_EQ(plan.tasks.size(), kTasks) << steps;
        const std::vector<std::string> tasks = tasks_of(plan);
        std::size_t same = 0;
        while (same < kTasks && tasks[same] == all[same]) ++same;
        kept.insert(same);
        const fenjie::Warning* told = warning(plan, "limit-reached");
        if (same == kTasks) {
            EXPECT_EQ(told == nullptr, steps > kSteps) << steps;
            continue;
        }
        // From the first task without its facts on, none has any; each has its text, and it is told where that begins.
        ASSERT_NE(told, nullptr) << steps;
        EXPECT_EQ(told->span, plan.tasks[same].span);
        for (std::size_t i = same; i < kTasks; ++i) {
            const fenjie::Task& task = plan.tasks[i];
            EXPECT_TRUE(task.responsible.empty() && !task.deadline && task.targets.empty());
            EXPECT_EQ(task.text.view().substr(0, whole.tasks[i].text.size()), whole.tasks[i].text);
            EXPECT_EQ(task.span, whole.tasks[i].span);
        }
        EXPECT_EQ(warning(plan, "owner-missing"), nullptr);
    }
    EXPECT_EQ(*kept.begin(), 0U);
    EXPECT_EQ(*kept.rbegin(), kTasks);
    EXPECT_GT(kept.size(), kTasks / 2);
}

TEST(Limits, ListsOfNamesAreLong) {
    const auto task = [](std::size_t names) {
        constexpr std::string_view kFirst = "青白云长丰南望临红绿金银";
        constexpr std::string_view kSecond =
            "禾石岭滩泽屏川溪山河湖海江沟塘坪坝岗坡峰岩洞泉池田园林村庄桥渡口关寨堡城门街巷井台亭塔寺庙祠院";
        constexpr std::size_t kSeconds = kSecond.size() / 3;
        std::string list;
        for (std::size_t i = 0; i < names; ++i) {
            if (i > 0) list += "、";
            list += kFirst.substr(i / kSeconds * 3, 3);
            list += kSecond.substr(i % kSeconds * 3, 3);
            list += "县民政局";
        }
        return fenjie::extract("云岭市养老服务方案\n一、主要任务\n1.建设食堂3个。（责任单位：" + list + "）\n").plan;
    };
    const fenjie::Plan many = task(140);
    ASSERT_EQ(many.tasks.size(), 1U);
    EXPECT_EQ(many.tasks[0].responsible.size(), 140U);
    EXPECT_EQ(warning(many, "limit-reached"), nullptr);
    const fenjie::Plan more = task(180);
    EXPECT_EQ(more.tasks.at(0).responsible.size(), 150U);
    EXPECT_NE(warning(more, "limit-reached"), nullptr);
}

TEST(Limits, WhatIsTooLongToBeReadWholeIsTold) {
    const auto repeated = [](std::string_view piece, std::size_t bytes) {
        std::string out;
        while (out.size() < bytes) out += piece;
        return out;
    };
    const auto plan = [](const std::string& preamble, const std::string& body) {
        return fenjie::extract("云岭市养老服务方案\n" + preamble + "\n一、主要任务\n" + body + "\n").plan;
    };
    const auto tells = [](const fenjie::Plan& read, std::string_view what) {
        const fenjie::Warning* told = warning(read, "limit-reached");
        return told != nullptr && told->message.view().find(what) != std::string::npos;
    };
    const std::string names = repeated("市民政局和市财政局会同有关方面", 24'000);
    EXPECT_TRUE(
        tells(plan("为改善服务，制定本方案。", "1.建设食堂。（责任单位：" + names + "）"), "note of responsibility"));
    EXPECT_TRUE(
        tells(plan("为改善服务，制定本方案。", "1.建设食堂。责任单位：" + names + "。"), "note of responsibility"));
    const std::string words = repeated("提高服务质量，", 7'000);
    EXPECT_TRUE(tells(plan("根据《养老规划》，" + words + "以及《助餐办法》，制定本方案。", "1.建设食堂。"),
                      "the plan follows"));
    const std::string people = repeated("由市民政局局长王建国任组长，", 21'000);
    EXPECT_TRUE(tells(plan("为改善服务，制定本方案。", "1.建设食堂。\n二、组织领导\n" + people + "负责协调。"),
                      "searched for people"));
    std::string announced = "附件：";
    for (int i = 1; i <= 120; ++i) announced += std::to_string(i) + ".任务分解表" + std::to_string(i) + "\n";
    EXPECT_TRUE(tells(plan("为改善服务，制定本方案。", "1.建设食堂。\n" + announced), "very many attachments"));
    // Long, and nothing is cut.
    const fenjie::Plan whole = plan("根据《养老规划》，" + words + "制定本方案。", "1.建设食堂。" + names + "。");
    EXPECT_EQ(warning(whole, "limit-reached"), nullptr);
}

TEST(Limits, TimeForAllIsKeptByTheClock) {
    // More than any machine reads in a second; without a limit no clock is looked at.
    const std::string large = items(400'000);
    const Extraction cut = extract(large, with("total-time", 1));
    ASSERT_FALSE(cut.error) << cut.error->reason;
    EXPECT_NE(warning(cut.plan, "limit-reached"), nullptr);
    const fenjie::Explanation facts = explain(large, with("total-time", 1));
    ASSERT_TRUE(facts.error);
    EXPECT_EQ(facts.error->kind, ReadError::Kind::over_time);
    EXPECT_EQ(Limits{}.total_time, 0U);
}

}  // namespace
