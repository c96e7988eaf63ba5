// Texts in traditional characters, told from simplified ones and read in them.
#include "text/traditional.hpp"

#include <gtest/gtest.h>

#include "fenjie/extract.hpp"
#include "lexicon/lexicon.hpp"

namespace fenjie {
namespace {

const Lexicon& lexicon() {
    static const std::shared_ptr<const Lexicon> kBuiltIn = Lexicon::built_in();
    return *kBuiltIn;
}

TEST(Traditional, ReadsEachCharacterInItsPlace) {
    const std::string_view text = "各區縣應當進一步加強領導，\n關愛服務機構覆蓋率達到８０％以上，群眾滿意度顯著提高。";
    EXPECT_EQ(in_simplified(text, lexicon()),
              "各区县应当进一步加强领导，\n关爱服务机构覆盖率达到８０％以上，群众满意度显著提高。");
}

TEST(Traditional, EachSignIsOne) {
    for (const LexiconRow& sign : lexicon().table("traditional_sign").rows()) {
        std::string text;
        for (int i = 0; i < 5; ++i) text += std::string(sign.phrase) + "，";
        const std::string simplified = in_simplified(text, lexicon());
        EXPECT_TRUE(!simplified.empty() && simplified != text) << sign.phrase;
    }
}

TEST(Traditional, LeavesWhatSimplifiedTextsPrint) {
    EXPECT_EQ(in_simplified("各区县应当进一步加强领导，机构覆盖率达到80%。", lexicon()), "");
    EXPECT_EQ(in_simplified("", lexicon()), "");
    // A quotation, a name, and a unit that scanning gave.
    std::string text = "编制《國務院關於發展農業的報告》等出版物，上升5個百分點。";
    for (int i = 0; i < 40; ++i) text += "各区县应当进一步加强组织领导。";
    EXPECT_EQ(in_simplified(text, lexicon()), "");
}

TEST(Traditional, CharactersBeyondTheFirstPlaneAndLongLinesKeepTheirPlaces) {
    std::string text = "國務會責實關發";
    std::string simplified = "国务会责实关发";
    for (int i = 0; i < 4000; ++i) {
        text += "𠮷a，縣";
        simplified += "𠮷a，县";
    }
    EXPECT_EQ(in_simplified(text, lexicon()), simplified);
}

TEST(Traditional, SpansPointIntoTheTextAsPrinted) {
    const std::string text = "一、主要任務\n1.發展農業。區農業農村局應當在2024年6月底前新建機構3個。\n";
    const Plan plan = extract(text).plan;
    ASSERT_EQ(plan.tasks.size(), 1U);
    ASSERT_EQ(plan.tasks[0].responsible.size(), 1U);
    const Owner& owner = plan.tasks[0].responsible[0];
    EXPECT_EQ(owner.organization, "区农业农村局");
    EXPECT_EQ(owner.span.start, 14U);
    EXPECT_EQ(owner.span.end, 20U);
    ASSERT_FALSE(plan.warnings.empty());
    EXPECT_EQ(plan.warnings.front().code, "ocr-repair");
    ASSERT_TRUE(plan.warnings.front().span);
    EXPECT_EQ(plan.warnings.front().span->start, 5U);
    EXPECT_EQ(plan.warnings.front().span->end, 38U);
}

}  // namespace
}  // namespace fenjie
