// Short names of a document and the full forms they stand for.
#include <gtest/gtest.h>

#include "recognize/organizations.hpp"

namespace {

using fenjie::NameBook;

NameBook book(const std::vector<std::string>& headings, const std::vector<std::string>& in_text) {
    NameBook out;
    for (const std::string& name : headings) out.add(name, true);
    for (const std::string& name : in_text) out.add(name, false);
    out.settle();
    return out;
}

TEST(NameBook, OfficeInShortAndInFull) {
    const NameBook names = book({"社区服务办公室", "平安建设办公室"}, {"社区服务办", "平安建设办", "社区党建办"});
    EXPECT_EQ(names.full("社区服务办"), "社区服务办公室");
    EXPECT_EQ(names.full("平安建设办"), "平安建设办公室");
    // The document has no longer form of this one, and so there is none.
    EXPECT_EQ(names.full("社区党建办"), "社区党建办");
    EXPECT_EQ(names.full("社区服务办公室"), "社区服务办公室");
}

TEST(NameBook, OfficeWithWordsLeftOut) {
    EXPECT_EQ(book({"社区宣统文化办公室"}, {"社区宣统办"}).full("社区宣统办"), "社区宣统文化办公室");
    // Two that fit settle nothing.
    const NameBook two = book({"社区宣统文化办公室", "社区宣统服务办公室"}, {"社区宣统办"});
    EXPECT_EQ(two.full("社区宣统办"), "社区宣统办");
}

TEST(NameBook, WhatStandsBeforeIsLeftOut) {
    const NameBook names = book({"云水路派出所", "区教育局"}, {"派出所", "教育局"});
    EXPECT_EQ(names.full("派出所"), "云水路派出所");
    EXPECT_EQ(names.full("教育局"), "区教育局");
    EXPECT_EQ(book({"北岸派出所", "南岸派出所"}, {"派出所"}).full("派出所"), "派出所");
    // One office, named with and without its district.
    EXPECT_EQ(book({"区教育局", "某某区教育局"}, {"教育局"}).full("教育局"), "区教育局");
}

TEST(NameBook, LevelsInsideAName) {
    EXPECT_EQ(book({"区委区级机关工委", "区委机关工委"}, {}).full("区委机关工委"), "区委区级机关工委");
}

TEST(NameBook, NamesThatAreFullForms) {
    // A heading's or a note's name stands as it is printed.
    EXPECT_EQ(book({"卫生健康委", "国家卫生健康委"}, {}).full("卫生健康委"), "卫生健康委");
    // Classes, groups and bare offices are short for nothing.
    const NameBook names = book({"市级有关部门", "园区管委会", "区领导小组", "市总工会"},
                                {"有关部门", "管委会", "领导小组", "总工会", "工会"});
    EXPECT_EQ(names.full("有关部门"), "有关部门");
    EXPECT_EQ(names.full("管委会"), "管委会");
    EXPECT_EQ(names.full("领导小组"), "领导小组");
    EXPECT_EQ(names.full("工会"), "工会");
    EXPECT_EQ(names.full("总工会"), "市总工会");
}

TEST(NameBook, NamesItHasNeverSeen) {
    const NameBook names = book({"区教育局"}, {});
    EXPECT_EQ(names.full("民政"), "民政");
    EXPECT_EQ(names.full(""), "");
    EXPECT_EQ(NameBook().full("区教育局"), "区教育局");
}

}  // namespace
