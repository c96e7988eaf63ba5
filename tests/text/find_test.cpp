// A word is found where std::string_view finds it, whatever the text's length and the place.
#include "text/find.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

namespace utf8 = fenjie::utf8;

TEST(Find, FindsTheFirstPlaceAtOrBehindOne) {
    const std::string text = "区教育局决定自六月起，市民政局决定自七月起，由各街道负责落实并抓好后续各项工作。";
    EXPECT_EQ(utf8::find(text, "决定"), text.find("决定"));
    EXPECT_EQ(utf8::find(text, "决定", 13), text.find("决定", 13));
    EXPECT_EQ(utf8::find(text, "。"), text.size() - 3);
    EXPECT_EQ(utf8::find(text, "；"), std::string_view::npos);
    EXPECT_TRUE(utf8::contains(text, "负责"));
    EXPECT_FALSE(utf8::contains(text, "牵头"));
}

TEST(Find, GivesWhatTheStandardOneGivesAtAnyLength) {
    const std::string_view words[] = {"", "a", "ab", "é", "负", "责任", "责任单位：各街道办事处和有关部门单位"};
    for (const std::string_view word : words) {
        for (std::size_t before = 0; before < 40; ++before) {
            for (std::size_t behind = 0; behind < 40; ++behind) {
                // What stands before and behind shares bytes with the words: 贞 with 负 and 责, 任 with 任.
                std::string text;
                while (text.size() < before) text += text.size() % 2 == 0 ? "贞" : "b";
                const std::string without = text + std::string(behind, 'a');
                text += word;
                text += std::string(behind, 'b');
                for (const std::size_t pos :
                     {std::size_t{0}, before / 2, before, before + 1, text.size(), text.size() + 1}) {
                    ASSERT_EQ(utf8::find(text, word, pos), std::string_view(text).find(word, pos)) << text << pos;
                    ASSERT_EQ(utf8::find(without, word, pos), std::string_view(without).find(word, pos));
                }
            }
        }
    }
}

TEST(Find, IsNoneWhereTheWordIsCutByTheEnd) {
    const std::string text = "各街道办事处和有关部门由区民政局负责，责任单";
    EXPECT_EQ(utf8::find(text, "责任单位"), std::string_view::npos);
    EXPECT_EQ(utf8::find({}, "责任单位"), std::string_view::npos);
}

}  // namespace
