// What every reader builds its text with, the kinds of files, packages in memory, and programs with limits.
#include "read/document.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "fenjie/extract.hpp"
#include "layout/layout.hpp"
#include "read/package.hpp"
#include "read/process.hpp"
#include "read/sniff.hpp"

namespace {

using fenjie::DocumentBuilder;
using fenjie::FileType;
using fenjie::RawCell;
using fenjie::ReadDocument;

ReadDocument table_of(std::vector<RawCell> cells) {
    DocumentBuilder builder;
    builder.line("一、主要任务");
    builder.table(std::move(cells));
    builder.line("二、工作要求");
    return builder.finish("text/html", "UTF-8");
}

std::string cell_text(const ReadDocument& document, std::size_t cell) {
    std::string out;
    for (const fenjie::Range& p : document.tables.at(0).cells.at(cell).paragraphs)
        out += (out.empty() ? "" : "|") + document.utf8.substr(p.begin, p.size());
    return out;
}

TEST(Document, ATableIsRowsOfTabsAndKnowsItsCells) {
    const ReadDocument d = table_of({{0, 0, 1, 1, {"序号"}},
                                     {0, 1, 1, 1, {"任务"}},
                                     {1, 0, 2, 1, {"1"}},
                                     {1, 1, 1, 1, {"建设助餐点", "每个社区1个"}},
                                     {2, 1, 1, 1, {"培训"}}});
    EXPECT_EQ(d.utf8, "一、主要任务\n序号\t任务\n1\t建设助餐点\u2028每个社区1个\n\t培训\n二、工作要求\n");
    ASSERT_EQ(d.tables.size(), 1U);
    EXPECT_EQ(d.tables[0].rows, 3);
    EXPECT_EQ(d.tables[0].columns, 2);
    EXPECT_EQ(cell_text(d, 3), "建设助餐点|每个社区1个");
    EXPECT_TRUE(d.warnings.empty());
}

TEST(Document, SpansThatOverlapOrReachOutAreCutAndNothingIsLost) {
    const ReadDocument d = table_of({{0, 0, 9999999, 9999999, {"甲"}}, {0, 1, 1, 1, {"乙"}}, {1, 0, 1, 1, {"丙"}}});
    ASSERT_EQ(d.tables.size(), 1U);
    EXPECT_EQ(d.tables[0].rows, 2);
    for (const std::string text : {"甲", "乙", "丙"}) EXPECT_NE(d.utf8.find(text), std::string::npos) << text;
    ASSERT_EQ(d.warnings.size(), 1U);
    EXPECT_EQ(d.warnings[0].code, "limit-reached");
}

TEST(Document, CellsOutsideAnyTableAreReported) {
    const ReadDocument d = table_of({{-1, 0, 1, 1, {"甲"}}, {0, 5000, 1, 1, {"乙"}}, {0, 0, 1, 1, {"丙"}}});
    ASSERT_EQ(d.warnings.size(), 1U);
    EXPECT_EQ(d.tables.at(0).cells.size(), 1U);
}

TEST(Document, TheTextIsCleanUtf8WhateverComesIn) {
    DocumentBuilder builder;
    builder.line(std::string_view("甲\0\x01\xFF乙\r\n丙", 14));
    builder.table({{0, 0, 1, 1, {"a\tb\nc"}}});
    builder.page_break();
    builder.page_break();
    const ReadDocument d = builder.finish("x/y", "UTF-8");
    EXPECT_EQ(d.utf8, "甲\uFFFD乙\n丙\na b c\n\f");
}

TEST(Document, NoTextIsAnError) {
    DocumentBuilder builder;
    builder.line(" \t");
    EXPECT_TRUE(builder.finish("x/y", "UTF-8").error.has_value());
}

TEST(Document, LayoutTakesTheReadersTables) {
    // Lines of a cell that look like headings stay in their cell.
    const ReadDocument d = table_of({{0, 0, 1, 1, {"任务"}},
                                     {0, 1, 1, 1, {"单位"}},
                                     {1, 0, 1, 1, {"一、建设网络。"}},
                                     {1, 1, 1, 1, {"区民 政局"}}});
    const fenjie::Layout layout = lay_out(d.utf8, *fenjie::Lexicon::built_in(), d.tables);
    ASSERT_EQ(layout.blocks.size(), 3U);
    EXPECT_EQ(layout.blocks[0].text.view(), "一、主要任务");
    ASSERT_EQ(layout.blocks[1].table.cells.size(), 4U);
    EXPECT_EQ(layout.blocks[1].table.cells[3].joined().view(), "区民政局");
    EXPECT_EQ(layout.blocks[2].text.view(), "二、工作要求");
}

TEST(Sniff, KindsAreToldByContent) {
    using namespace std::string_view_literals;
    EXPECT_EQ(fenjie::sniff("junk\n%PDF-1.7 …").type, FileType::pdf);
    EXPECT_EQ(fenjie::sniff("PK\x03\x04 …").type, FileType::zip);
    EXPECT_EQ(fenjie::sniff("\n<!DOCTYPE html><html>").type, FileType::html);
    EXPECT_EQ(fenjie::sniff("\xEF\xBB\xBF<div>正文</div>").type, FileType::html);
    EXPECT_EQ(fenjie::sniff("\xFF\xFE<\0h\0t\0m\0l\0>\0"sv).type, FileType::html);
    EXPECT_EQ(fenjie::sniff("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>").type,
              FileType::word_xml);
    EXPECT_EQ(fenjie::sniff("{\\rtf1 …").type, FileType::rtf);
    EXPECT_EQ(fenjie::sniff("\x7F"
                            "ELF")
                  .type,
              FileType::other);
}

TEST(Sniff, APlanThatMentionsTagsIsText) {
    EXPECT_EQ(fenjie::sniff("一、规范网页。正文用<p>标签，表格用<table>标签。").type, FileType::text);
    EXPECT_EQ(fenjie::sniff("<关于加强管理的通知>\n各街道：").type, FileType::text);
    EXPECT_EQ(fenjie::sniff("BM企业名单").type, FileType::text);
}

TEST(Package, WhatIsNoPackageSaysSo) {
    const fenjie::Package package("PK\x03\x04 and then nothing", 1000);
    EXPECT_TRUE(package.error().has_value());
    EXPECT_TRUE(package.names().empty());
}

TEST(Process, OutputAndExitCodeComeBack) {
    const auto result = fenjie::run_process({"sh", "-c", "cat; exit 3"}, std::string(300000, 'x'), "", {});
    EXPECT_EQ(result.end, fenjie::ProcessResult::End::finished);
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_EQ(result.output.size(), 300000U);
}

TEST(Process, LimitsEndIt) {
    using End = fenjie::ProcessResult::End;
    EXPECT_EQ(fenjie::run_process({"sh", "-c", "sleep 60 & sleep 60"}, "", "", {.seconds = 1}).end, End::timed_out);
    EXPECT_EQ(fenjie::run_process({"yes"}, "", "", {.seconds = 20, .output = 100000}).end, End::output_too_large);
    EXPECT_EQ(fenjie::run_process({"/nowhere/program"}, "", "", {}).end, End::failed_to_start);
    // A program that does not read does not block the one that feeds it, nor raise a signal.
    EXPECT_EQ(fenjie::run_process({"true"}, std::string(1U << 20U, 'x'), "", {.seconds = 20}).end, End::finished);
}

TEST(Process, ATemporaryFolderGoesWithItsObject) {
    std::string path;
    {
        const fenjie::TemporaryFolder folder;
        path = folder.path();
        ASSERT_TRUE(std::filesystem::is_directory(path));
        const auto result = fenjie::run_process({"sh", "-c", "pwd > here; echo $HOME"}, "", path, {});
        EXPECT_EQ(result.output, path + "\n");
        EXPECT_TRUE(std::filesystem::exists(path + "/here"));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
