// People of leading groups, in every shape they are printed in, and lists that look like people and are none.
#include <gtest/gtest.h>

#include "layout/layout.hpp"
#include "structure/front_matter.hpp"
#include "structure/person_names.hpp"
#include "structure/rosters.hpp"

namespace {

using namespace fenjie;
using Strings = std::vector<std::string>;

struct Roster {
    std::vector<RosterLine> lines;
    Strings people;  // "role name position"
    Strings groups;
    std::vector<BlockRole> roles;
    std::string source;
};

Roster roster(const std::string& body) {
    const auto lexicon = Lexicon::built_in();
    Roster out;
    out.source = body;
    const Layout layout = lay_out(out.source, *lexicon);
    const DocumentLayout parts = read_front_matter(layout.blocks, *lexicon);
    out.lines = read_rosters(layout.blocks, parts, *lexicon);
    out.roles = parts.roles;
    for (const RosterLine& line : out.lines) {
        out.people.push_back(line.role.value_or("-") + " " + line.name + " " + line.position.value_or("-"));
        out.groups.push_back(line.group.value_or("-"));
    }
    return out;
}

TEST(Rosters, PaddedNamesAndInheritedRoles) {
    const Roster r = roster(
        "附件1\n\n松涛区养老服务领导小组成员名单\n\n组 长：郭志明 区委副书记、政法委员\n\n王 瑞 "
        "副区长\n\n副组长：邢德涛 副科级干部\n\n"
        "成　员：李　娜　区民政局局长\n\n赵振华 区教育局副局长\n");
    EXPECT_EQ(r.people, (Strings{"组长 郭志明 区委副书记、政法委员", "组长 王瑞 副区长", "副组长 邢德涛 副科级干部",
                                 "成员 李娜 区民政局局长", "成员 赵振华 区教育局副局长"}));
    EXPECT_EQ(r.groups, Strings(5, "松涛区养老服务领导小组"));
    // The span covers name and post in the source, padding included.
    EXPECT_EQ(r.source.substr(r.lines[1].source.begin, r.lines[1].source.size()), "王 瑞 副区长");
}

TEST(Rosters, RoleOnALineOfItsOwn) {
    const Roster r = roster(
        "附件1\n领导小组名单\n常务副组长：\n祁文博  乡政法委员\n成  员：（排名不分先后）\n欧阳慧敏  乡党委委员\n"
        "阿依努尔·买买提  副乡长（挂职）\n乔若兰（女）  乡妇联主席\n各村党支部书记\n");
    EXPECT_EQ(r.people, (Strings{"常务副组长 祁文博 乡政法委员", "成员 欧阳慧敏 乡党委委员",
                                 "成员 阿依努尔·买买提 副乡长（挂职）", "成员 乔若兰 乡妇联主席"}));
    EXPECT_EQ(r.roles.back(), BlockRole::roster);
}

TEST(Rosters, NamesOnly) {
    EXPECT_EQ(roster("附件1\n名单\n组  长：唐  磊\n成  员：许佳音  乔若兰　蔡 萌\n").people,
              (Strings{"组长 唐磊 -", "成员 许佳音 -", "成员 乔若兰 -", "成员 蔡萌 -"}));
    EXPECT_EQ(roster("附件1\n名单\n组长：唐磊\n成员：许佳音、乔若兰、蔡萌\n").people,
              (Strings{"组长 唐磊 -", "成员 许佳音 -", "成员 乔若兰 -", "成员 蔡萌 -"}));
}

TEST(Rosters, PostsInBrackets) {
    EXPECT_EQ(
        roster("附件1\n名单\n组长：张伟民（区委常委、副区长）\n成员：赵敏（区教育局副局长）、孙立（区住建局副局长）\n")
            .people,
        (Strings{"组长 张伟民 区委常委、副区长", "成员 赵敏 区教育局副局长", "成员 孙立 区住建局副局长"}));
}

TEST(Rosters, PostBeforeTheName) {
    EXPECT_EQ(roster("附件1\n名单\n组长：区委副书记 张伟民\n副组长：副区长 李娜\n").people,
              (Strings{"组长 张伟民 区委副书记", "副组长 李娜 副区长"}));
}

TEST(Rosters, TwoRolesOnOneLine) {
    EXPECT_EQ(roster("附件1\n名单\n组长：丁海舟    副组长：高立新\n").people,
              (Strings{"组长 丁海舟 -", "副组长 高立新 -"}));
}

TEST(Rosters, GluedIntoOneLine) {
    const Roster r = roster(
        "附件\n松涛市信用建设联席会议成员名单\n召集人：阳志市委常委、副市长陈明市政府副市长召集人助手：联系金融工作的副"
        "秘书长"
        "成员单位：市中级人民法院、市检察院、市发展改革委联席会议下设办公室于市发展改革委，由市发展改革委主要负责人任主"
        "任。\n");
    EXPECT_EQ(r.people, (Strings{"召集人 阳志 市委常委、副市长", "召集人 陈明 市政府副市长"}));
    EXPECT_EQ(r.groups.at(0), "松涛市信用建设联席会议");
}

TEST(Rosters, Tables) {
    const Roster r = roster(
        "附件3\n\n应急指挥部成员名单\n\n\t序号\n\t姓名\n\t单位及职务\n\t组内职务\n\n\t1\n\t张伟民\n\t副区长\n\t总指挥\n"
        "\n\t2\n\t李 娜\n\t区应急局局长\n"
        "\t副总指挥\n\n\t3\n\t王强\n\t区财政局局长\n\t成员\n");
    EXPECT_EQ(r.people, (Strings{"总指挥 张伟民 副区长", "副总指挥 李娜 区应急局局长", "成员 王强 区财政局局长"}));
    EXPECT_EQ(r.roles.back(), BlockRole::roster);
    // A table of tasks with a column of persons is none.
    const Roster tasks = roster(
        "附件3\n\n任务表\n\n\t任务\n\t姓名\n\t时限\n\n\t建设站点。\n\t张伟民\n\t6月\n\n\t开展培训。\n\t李娜\n\t7月\n");
    EXPECT_TRUE(tasks.people.empty());
    EXPECT_EQ(tasks.roles.back(), BlockRole::body);
}

TEST(Rosters, InThePlansBody) {
    const Roster r = roster(
        "松涛区社区治理工作方案\n为加强治理，制定本方案。\n一、组织领导\n成立松涛区社区治理领导小组，组成人员如下：\n"
        "组  长：张伟民  副区长\n        王  强  "
        "区财政局局长\n领导小组办公室设在区民政局，李娜兼任办公室主任。\n二、主要任务\n建设站点2个。\n");
    EXPECT_EQ(r.people, (Strings{"组长 张伟民 副区长", "组长 王强 区财政局局长"}));
    EXPECT_EQ(r.groups, Strings(2, "松涛区社区治理领导小组"));
    EXPECT_EQ(r.roles.at(6), BlockRole::roster);  // where the office is
    EXPECT_EQ(r.roles.at(8), BlockRole::body);
}

TEST(Rosters, GroupsWithinAGroup) {
    const Roster r = roster(
        "附件1\n清泉乡领导小组名单\n组长：贺明川 "
        "乡长\n领导小组办公室设在党政办，贺明川兼任主任。办公室负责日常工作，定期召开会议。\n"
        "领导小组下设两个专项工作组：\n（一）产业发展组\n组长：唐磊\n（二）环境整治组\n组长：丁海舟\n");
    EXPECT_EQ(r.groups, (Strings{"清泉乡领导小组", "产业发展组", "环境整治组"}));
    // What the office has to do is a duty, not a roster.
    EXPECT_EQ(r.roles.at(3), BlockRole::body);
    EXPECT_EQ(r.roles.at(4), BlockRole::roster);
    EXPECT_EQ(r.roles.at(5), BlockRole::roster);
}

TEST(Rosters, WhatIsNone) {
    for (const char* line :
         {"主任：负责统筹协调各项工作。", "成员单位：区教育局、区民政局。", "联络员：每个单位确定1名。",
          "组长负责制要全面落实。", "成员：乡农业农村服务中心、乡财政所工作人员", "顾问：聘请专家担任。",
          "召集人：联系发展改革工作的副秘书长"}) {
        EXPECT_TRUE(roster(std::string("松涛区社区治理工作方案\n一、组织领导\n") + line + "\n区民政局负责统筹。\n")
                        .people.empty())
            << line;
    }
}

TEST(Rosters, Names) {
    const PersonNames names(*Lexicon::built_in());
    for (const char* name : {"王瑞", "李文静", "欧阳慧敏", "司马光", "阿依努尔·买买提", "徐李婧"})
        EXPECT_TRUE(names.is_name(name)) << name;
    for (const char* name : {"主任", "副区长", "区民政局", "王", "党委书记", "张三同志们", "财政", "各村"})
        EXPECT_FALSE(names.is_name(name)) << name;
}

}  // namespace
