// Headings, cells, columns, labels, main verbs and declared rules: what cases cannot show. A row names the owners
// as "L:区教育局 R:区财政局": lead, responsible, implement (I), cooperate (C), supervise (S).
#include <gtest/gtest.h>

#include <array>

#include "recognize/responsibility.hpp"

namespace {

using namespace fenjie;

const ResponsibilityRecognizer& recognizer() {
    static const auto lexicon = Lexicon::built_in();
    static const OrganizationRecognizer organizations(*lexicon);
    static const ResponsibilityRecognizer out(*lexicon, organizations);
    return out;
}

std::string letter(const std::optional<Role>& role) {
    if (!role) return "-";
    static constexpr std::array<const char*, 5> kLetters = {"L", "R", "I", "C", "S"};
    return kLetters.at(static_cast<std::size_t>(*role));
}

std::string shown(const std::vector<OwnerMention>& owners) {
    std::string out;
    for (const OwnerMention& o : owners) {
        if (!out.empty()) out += " ";
        out += letter(o.role) + ":" + o.organization;
        if (o.person) out += "(" + o.person->name + " " + o.person->position.value_or("") + ")";
        if (o.origin == Origin::rule) out += "!";
    }
    return out;
}

struct Row {
    const char* text;
    const char* owners;
};

TEST(Owners, Headings) {
    for (const Row& row : {Row{"区卫生健康局", "R:区卫生健康局"},
                           {"社区平安办公室", "R:社区平安办公室"},
                           {"区公安分局、区司法局", "R:区公安分局 R:区司法局"},
                           {"文化广电和旅游局（文物局）", "R:文化广电和旅游局（文物局）"},
                           {"各镇（街道）", "R:各镇（街道）"},
                           {"妇联", "R:妇联"},
                           {"教务处", "R:教务处"},
                           {"综合协调组", "R:综合协调组"},
                           {"党政综合办公室（含财政所）", "R:党政综合办公室"},
                           {"加强组织领导", ""},
                           {"成立领导小组", ""},
                           {"健全工作机构", ""},
                           {"责任单位", ""},
                           {"牵头单位：区教育局", ""},
                           {"健康社区", ""},
                           {"社会心理服务机构", ""},
                           {"工作安排部署", ""},
                           {"", ""}}) {
        EXPECT_EQ(shown(recognizer().heading(row.text)), row.owners) << row.text;
    }
}

TEST(Owners, Cells) {
    for (const Row& row : {Row{"区教育局（牵头）、区财政局", "L:区教育局 R:区财政局"},
                           {"县委宣传部县教育局县河长办", "R:县委宣传部 R:县教育局 R:县河长办"},
                           {"区总工会区级机关工委", "R:区总工会 R:区级机关工委"},
                           {"区委区级机关工委", "R:区委区级机关工委"},
                           {"市市场监管局 市药监局", "R:市市场监管局 R:市药监局"},
                           {"牵头单位：市教育局 责任单位：市财政局", "L:市教育局 R:市财政局"},
                           {"市教育局牵头，市财政局配合", "L:市教育局 C:市财政局"},
                           {"各成员单位\n各街道", "R:各成员单位 R:各街道"},
                           {"越秀区", "R:越秀区"},
                           {"/", ""},
                           {"——", ""},
                           {"无", ""},
                           {"", ""}}) {
        EXPECT_EQ(shown(recognizer().cell(row.text, Role::responsible)), row.owners) << row.text;
    }
}

TEST(Owners, MainVerbs) {
    for (const Row& row : {Row{"牵头制定方案", "L"},
                           {"负责牵头组织培训", "L"},
                           {"与市财政局共同牵头", "L"},
                           {"负责会同区卫健委等部门牵头制定规划", "L"},
                           {"结合日常工作，牵头做好宣传", "L"},
                           {"配合社区服务办加强疏导", "C"},
                           {"针对突出问题，配合公安开展排查", "C"},
                           {"负责指导各街道", "-"},
                           {"落实信息互通，配合推进平台建设", "-"},
                           {"会同市财政局制定办法", "-"},
                           {"", "-"}}) {
        EXPECT_EQ(letter(recognizer().verb_role(row.text)), row.owners) << row.text;
    }
}

TEST(Owners, DeclaredRules) {
    for (const Row& row : {Row{"排在第一位的部门为牵头部门，下同", "first_named_leads"},
                           {"列首位的单位是牵头单位。", "first_named_leads"},
                           {"（逗号前为牵头单位，下同）", "before_comma_leads"},
                           {"未明确牵头单位的，由责任单位负责。", "responsible_lead_when_none_named"},
                           {"把安全放在首位，牵头推进整治。", ""},
                           {"第一位发言的是牵头人以外的代表", ""},
                           {"逗号前不空格", ""}}) {
        std::string found;
        for (const auto& d : recognizer().declarations(row.text)) found += d.rule;
        EXPECT_EQ(found, row.owners) << row.text;
    }
}

std::string noted(const char* text, const OwnerRules& rules) {
    std::string out;
    for (const ResponsibilityNote& note : recognizer().notes(text, rules)) out += shown(note.owners);
    return out;
}

TEST(Owners, RulesApplied) {
    OwnerRules first;
    first.first_named_leads = true;
    EXPECT_EQ(noted("（责任单位：市教育局、市财政局）", first), "L:市教育局! R:市财政局");
    EXPECT_EQ(noted("（责任单位：市教育局）", first), "L:市教育局!");
    EXPECT_EQ(noted("（牵头单位：市财政局；责任单位：市教育局）", first), "L:市财政局 R:市教育局");
    OwnerRules comma;
    comma.before_comma_leads = true;
    EXPECT_EQ(noted("（责任单位：市教育局、市人社局，市财政局）", comma), "L:市教育局! L:市人社局! R:市财政局");
    EXPECT_EQ(noted("（责任单位：市教育局、市人社局）", comma), "R:市教育局 R:市人社局");
    EXPECT_EQ(noted("（责任单位：市教育局）", comma), "L:市教育局!");
    OwnerRules none_named;
    none_named.responsible_lead_when_none_named = true;
    EXPECT_EQ(noted("（责任单位：市教育局；配合单位：市财政局）", none_named), "L:市教育局! C:市财政局");
    EXPECT_EQ(noted("（牵头单位：市财政局；责任单位：市教育局）", none_named), "L:市财政局 R:市教育局");
}

TEST(Owners, DeadlinesInNotes) {
    for (const Row& row : {Row{"（市教育局牵头，完成时限：2021年10月）", "2021年10月"},
                           {"（责任单位：市教育局；时限：长期坚持）", "长期坚持"},
                           {"（市教育局负责，2026年6月底前）", "2026年6月底前"},
                           {"（责任单位：市教育局）", ""}}) {
        const std::string text = row.text;
        const auto notes = recognizer().notes(text);
        ASSERT_EQ(notes.size(), 1U) << text;
        const std::string when =
            notes[0].deadline ? text.substr(notes[0].deadline->begin, notes[0].deadline->size()) : std::string();
        EXPECT_EQ(when, row.owners) << text;
    }
}

TEST(Owners, Persons) {
    EXPECT_EQ(shown(recognizer().in_text("由镇党委书记王小明同志牵头。", 0, 42)), "L:镇党委(王小明 书记)");
    EXPECT_EQ(shown(recognizer().cell("区教育局副局长李四", Role::lead)), "L:区教育局(李四 副局长)");
}

TEST(Owners, DutyBlocks) {
    const std::string text = "区民政局：负责登记和监督。";
    const auto block = recognizer().duty_block(text);
    ASSERT_TRUE(block);
    EXPECT_EQ(shown(block->owners), "R:区民政局");
    EXPECT_EQ(text.substr(block->body), "负责登记和监督。");
    EXPECT_FALSE(recognizer().duty_block("工作目标：到2025年建成。"));
    EXPECT_FALSE(recognizer().duty_block("责任单位：区教育局"));
}

// Nasty repetition must neither take long nor give nonsense.
TEST(Owners, Repetition) {
    const auto times = [](const char* unit, int n) {
        std::string out;
        for (int i = 0; i < n; ++i) out += unit;
        return out;
    };
    for (const char* unit :
         {"（", "（）", "责任单位：", "各地", "市教育局和", "等", "与市教育局", "与市教育局共同", "由市教育局",
          "：市教育局", "【〔（", "责 任 单 位 ： ", "（责任单位：（", "县教育局县财政局"}) {
        const std::string text = times(unit, 20000);
        (void)recognizer().notes(text);
        (void)recognizer().subjects(text, 0, text.size());
        (void)recognizer().in_text(text, 0, text.size());
        (void)recognizer().label_line(text);
        (void)recognizer().cell(text, Role::lead);
    }
}

}  // namespace
