// How names begin and end by the vocabulary, and phrases that stand across two pieces of text.
#include "lexicon/name_words.hpp"

#include <gtest/gtest.h>

namespace {

using fenjie::Lexicon;
using fenjie::NameWords;

const Lexicon& lexicon() {
    static const std::shared_ptr<const Lexicon> built_in = Lexicon::built_in();
    return *built_in;
}

TEST(NameWords, BeginsWithALevelOrAGroup) {
    const NameWords names(lexicon());
    for (const char* name : {"区民政局", "团市委", "各街道", "有关部门", "设区的市"})
        EXPECT_TRUE(names.begins_at(name, 0)) << name;
    for (const char* other : {"民政局", "建设", ""}) EXPECT_FALSE(names.begins_at(other, 0)) << other;
    EXPECT_TRUE(names.is_level("县"));
    EXPECT_FALSE(names.is_level("各"));
    EXPECT_FALSE(names.is_level("县城"));
}

TEST(NameWords, AnotherWordEndsNoName) {
    const NameWords names(lexicon());
    const auto ends = [&](std::string_view text) { return names.end_before(text, text.size()) != nullptr; };
    EXPECT_TRUE(ends("区教育局"));
    EXPECT_TRUE(ends("县残疾人联合会"));
    EXPECT_FALSE(ends("人力资源和社会"));
    EXPECT_FALSE(ends("面向全部"));
    EXPECT_FALSE(ends("建设"));
    EXPECT_FALSE(ends(""));
}

TEST(NameWords, AWordStandsAcrossAGap) {
    const NameWords names(lexicon());
    EXPECT_TRUE(names.cuts_word("县人力资源和社", "会保障局"));
    EXPECT_FALSE(names.cuts_word("县教育局", "派出所"));
    EXPECT_FALSE(names.cuts_word("社会", "县教育局"));
    EXPECT_FALSE(names.cuts_word("", ""));
}

TEST(NameWords, AListHasThreeNamesAndNothingElse) {
    const NameWords names(lexicon());
    EXPECT_TRUE(is_list_of_names("东州市、西河市、南山县", names));
    EXPECT_TRUE(is_list_of_names("省商务厅、省供销社、各设区的市", names));
    EXPECT_FALSE(is_list_of_names("东州市、西河市", names));
    EXPECT_FALSE(is_list_of_names("东州市、西河市、建设仓库", names));
    EXPECT_FALSE(is_list_of_names("东州市、、南山县", names));
    EXPECT_FALSE(is_list_of_names("", names));
}

TEST(LexiconTable, JoinsWhatALineEndCut) {
    const fenjie::LexiconTable& kinds = lexicon().table("document_kind");
    EXPECT_TRUE(kinds.joins("养老服务三年行", "动计划"));
    EXPECT_TRUE(kinds.joins("养老服务实", "施方案（试行）"));
    EXPECT_FALSE(kinds.joins("养老服务行动计划", "的通知书籍"));
    EXPECT_FALSE(kinds.joins("养老服务", "实施方案"));
    EXPECT_FALSE(kinds.joins("行", ""));
}

}  // namespace
